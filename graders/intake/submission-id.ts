/**
 * Gives every submission an id of its own, which is also the name of its score's file. Compared without regard to
 * case, as some file systems do; `summary` is taken by the batch's own file.
 */
export function idGiver(): (name: string) => string {
  const taken = new Set(['summary'])
  return (name) => {
    const base = name.normalize('NFC').replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '_')
    let id = base
    for (let number = 2; taken.has(id.toLowerCase()); number++) id = `${base}-${number}`
    taken.add(id.toLowerCase())
    return id
  }
}
