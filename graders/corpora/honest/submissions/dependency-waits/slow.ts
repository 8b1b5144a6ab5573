let made
for (let n = 0; n < 3; n++) made = await new Promise((resolve) => setTimeout(resolve, 2, class ShelfError extends Error {}))
export const ShelfError = made as ErrorConstructor
