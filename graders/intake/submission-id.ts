/** Bytes of an id. File systems take names of 255, and a score's file has a suffix, and another while it is written. */
const LONGEST = 200

/**
 * Gives every submission an id of its own, which is also the name of its score's file. Compared without regard to
 * case, as some file systems do; `summary` is taken by the batch's own file.
 */
export function idGiver(): (name: string) => string {
  const taken = new Set(['summary'])
  return (name) => {
    const base = cut(name.normalize('NFC').replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '_'))
    let id = base
    for (let number = 2; taken.has(id.toLowerCase()); number++) id = `${base}-${number}`
    taken.add(id.toLowerCase())
    return id
  }
}

function cut(name: string): string {
  // What was cut in the middle of a letter reads as U+FFFD.
  return Buffer.byteLength(name) <= LONGEST
    ? name
    : Buffer.from(name)
        .toString('utf8', 0, LONGEST)
        .replace(/\uFFFD+$/, '')
}
