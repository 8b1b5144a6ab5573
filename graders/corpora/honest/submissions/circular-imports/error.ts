import './base.ts'
export class ShelfError extends Error {}
