import * as kinds from './kinds.ts'
import { type Look, type Shape, showProperty } from './look.ts'
import { quote } from './quote.ts'
import { shapeOf } from './shapes.ts'

const MAX_LINE_LENGTH = 80
const MAX_STRING_LENGTH = 10_000
const ROOM = 2 ** 17
/** So many levels of objects may be on one line. */
const FLAT = 3

const { getOwnPropertyDescriptor, ownKeys } = Reflect

/** A value in words, much as Node's `util.inspect` puts it. Runs nothing of it. */
export function inspect(value: unknown, depth: number): string {
  const look: Look = {
    depth,
    room: ROOM,
    indent: 0,
    level: 0,
    within: [],
    circles: new Map(),
    show: (value) => {
      look.indent += 2
      const text = show(value, look)
      look.indent -= 2
      return text
    },
  }
  return show(value, look)
}

function show(value: unknown, look: Look): string {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function'
  const text = isObject ? showObject(value, look) : showPrimitive(value, look)
  look.room -= text.length
  return text
}

function showPrimitive(value: unknown, look: Look): string {
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value !== 'string') return Object.is(value, -0) ? '-0' : String(value)
  const extra = value.length - MAX_STRING_LENGTH
  const shown = extra > 0 ? value.slice(0, MAX_STRING_LENGTH) : value
  const more = extra > 0 ? `... ${extra} more character${extra > 1 ? 's' : ''}` : ''
  const isLong = shown.length > 16 && shown.length > MAX_LINE_LENGTH - look.indent - 4
  const lines = isLong ? shown.split(/(?<=\n)/) : [shown]
  return lines.map(quote).join(` +\n${' '.repeat(look.indent + 2)}`) + more
}

function showObject(value: object, look: Look): string {
  if (kinds.isProxy(value)) return typeof value === 'function' ? '[Proxy: function]' : '[Proxy]'
  if (look.within.includes(value)) {
    const number = look.circles.get(value) ?? look.circles.size + 1
    look.circles.set(value, number)
    return `[Circular *${number}]`
  }
  const level = look.within.length
  if (level > look.depth || look.room < 0) return `[${kinds.className(value) ?? 'Object: null prototype'}]`
  const levelBefore = look.level
  look.level = level
  const shape = shapeOf(value, look)
  look.within.push(value)
  const parts = [...(shape.items?.() ?? []), ...properties(value, shape, look)]
  look.within.pop()
  const number = look.circles.get(value)
  const { base = '', open = '{', close = '}' } = shape
  const mark = number === undefined ? '' : `<ref *${number}> `
  if (parts.length === 0) {
    look.level = levelBefore
    return mark + (base === '' ? open + close : base)
  }
  return join(parts, mark + (base === '' ? open : `${base} ${open}`), close, level, look)
}

function properties(value: object, { hidden = [], isShown }: Shape, look: Look): string[] {
  const parts: string[] = []
  for (const key of ownKeys(value)) {
    if (isShown?.(key) === true) continue
    const property = getOwnPropertyDescriptor(value, key)
    const isHidden = property?.enumerable !== true
    if (property === undefined || (isHidden && !hidden.includes(key as string))) continue
    if (look.room < 0) return [...parts, '...']
    const name = typeof key === 'symbol' ? String(key) : /^[a-z_]\w*$/i.test(key) ? key : quote(key)
    parts.push(`${isHidden ? `[${name}]` : name}: ${showProperty(property, look)}`)
  }
  return parts
}

/** On one line if that is short, and what is within is not deep. */
function join(parts: readonly string[], open: string, close: string, level: number, look: Look): string {
  if (look.level - level < FLAT && ![open, ...parts].some((part) => part.includes('\n'))) {
    const length = parts.reduce((sum, part) => sum + part.length, 2 * parts.length + look.indent + open.length + 10)
    if (length <= MAX_LINE_LENGTH) return `${open} ${parts.join(', ')} ${close}`
  }
  const indent = `\n${' '.repeat(look.indent)}`
  return `${open}${indent}  ${parts.join(`,${indent}  `)}${indent}${close}`
}
