export const größe = 2
