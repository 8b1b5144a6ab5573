/** Bytes of an id. File systems take names of 255, and a score's file has a suffix, and another while it is written. */
const MAX_ID_BYTES = 200

/** Names that the batch's own file and folder have. */
const RESERVED = ['summary', 'printed']

/** Windows takes these for devices, whatever follows the first dot. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?=\.|\s*$)/i

/**
 * Gives every submission of a batch an id of its own, which is also the name of its score's file: its folder's name, where
 * that can be one. A name that is an id as it stands stays so, whatever the others are called; of two that a file system may
 * take for the same, the first. The rest get a number.
 *
 * @param names of the folders, in the order of the submissions
 * @returns their ids, in the same order: no two are the same in any file system, which may not tell capitals from small
 *   letters, nor an accent that is written in one way from another
 */
export function idsFor(names: readonly string[]): string[] {
  const ids = names.map(asFileName)
  const taken = new Set(RESERVED)
  const settled = new Set<number>()
  const claim = (index: number, id: string) => {
    taken.add(folded(id))
    ids[index] = id
    settled.add(index)
  }
  for (const [index, name] of names.entries()) {
    const id = ids[index] as string
    if (id === name.normalize('NFC') && !taken.has(folded(id))) claim(index, id)
  }
  for (const [index, base] of ids.entries()) {
    if (settled.has(index)) continue
    let id = base
    for (let number = 2; taken.has(folded(id)); number++) id = `${base}-${number}`
    claim(index, id)
  }
  return ids
}

/** What a file may be called on any system, and be seen by. */
function asFileName(name: string): string {
  const shown = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, '_')
    .replace(/^\./, '_')
    .replace(DEVICE, '_$1')
  return cut(shown) || 'submission'
}

function folded(id: string): string {
  // Twice: what is one letter in capitals, or two, is found by its small letters.
  return id.normalize('NFC').toUpperCase().toLowerCase().toUpperCase().toLowerCase().normalize('NFC')
}

function cut(name: string): string {
  // What was cut in the middle of a letter reads as U+FFFD.
  return Buffer.byteLength(name) <= MAX_ID_BYTES
    ? name
    : Buffer.from(name)
        .toString('utf8', 0, MAX_ID_BYTES)
        .replace(/\uFFFD+$/, '')
}
