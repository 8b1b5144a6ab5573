// Unusual: identifiers, private names, property names and file names in other scripts, escapes in identifiers.
import { 棚, Ошибка as ShelfError } from './棚 和 書.ts'
import { größe } from './größe.ts'
const ಠ_ಠ = größe, \u0061bc = 1, 𝒳 = 𝑓(2)
function 𝑓(ν: number) { return ν + abc - 1 }
if (ಠ_ಠ !== 𝒳) throw new Error('größe')
export class Shelf extends 棚 {}
export { ShelfError }
