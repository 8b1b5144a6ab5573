import { inspect } from './inspect.ts'

const DEPTH = 4

/** Texts for `%` and a letter. Nothing of an object is run, and so no method of its own makes a text of it. */
const DIRECTIVES: Readonly<Record<string, (value: unknown) => string>> = {
  s: (value) => (typeof value === 'string' ? value : inspect(value, 0)),
  d: (value) => numeric(value, Number),
  i: (value) => numeric(value, (text) => Number.parseInt(text as string, 10)),
  f: (value) => (typeof value === 'symbol' || isObject(value) ? 'NaN' : inspect(Number.parseFloat(String(value)), 0)),
  j: (value) => (isObject(value) ? inspect(value, DEPTH) : (JSON.stringify(value) ?? 'undefined')),
  o: (value) => inspect(value, DEPTH),
  O: (value) => inspect(value, DEPTH),
  c: () => '',
}

/** What the console prints: as Node's `util.format` makes it, but without running anything of what it is given. */
export function format(values: readonly unknown[]): string {
  const [first, ...rest] = values
  if (typeof first !== 'string' || rest.length === 0) return values.map(show).join(' ')
  const text = first.replaceAll(/%([sdifjoOc%])/g, (whole, letter: string) => {
    if (letter === '%') return '%'
    return rest.length > 0 ? (DIRECTIVES[letter]?.(rest.shift()) ?? whole) : whole
  })
  return [text, ...rest.map(show)].join(' ')
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value, DEPTH)
}

function numeric(value: unknown, convert: (value: unknown) => number): string {
  if (typeof value === 'bigint') return `${value}n`
  return typeof value === 'symbol' || isObject(value) ? 'NaN' : inspect(convert(value), 0)
}

function isObject(value: unknown): boolean {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}
