const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
  '\\': '\\\\',
}

/** A string as one would write it in a program, as Node writes it. */
export function quote(text: string): string {
  const mark = markFor(text)
  let quoted = ''
  for (const letter of text) quoted += letter === mark ? `\\${mark}` : escaped(letter)
  return `${mark}${quoted}${mark}`
}

function markFor(text: string): string {
  if (!text.includes("'")) return "'"
  if (!text.includes('"')) return '"'
  return text.includes('`') || text.includes('${') ? "'" : '`'
}

function escaped(letter: string): string {
  const known = ESCAPES[letter]
  if (known !== undefined) return known
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`
  return code >= 0xd800 && code <= 0xdfff ? `\\u${code.toString(16)}` : letter
}
