import { format } from './format.ts'
import { host } from './host.ts'

/** Letters after which nothing more is printed: what reads them keeps no more either. */
const MAX_PRINTED_LENGTH = 64 * 1024

const STDOUT = 1
const STDERR = 2

/** A console that looks at what it is given without running any of it. */
export function makeConsole(onErrorPrinted: (text: string) => void): Record<string, unknown> {
  let printed = 0
  let indent = ''
  const printTo = (stream: number, tell?: (text: string) => void) => {
    let told = 0
    return (...values: readonly unknown[]): void => {
      // What is told of has a measure of its own: who prints too much to be shown may still be heard.
      const isHeard = tell !== undefined && told <= MAX_PRINTED_LENGTH
      if (printed > MAX_PRINTED_LENGTH && !isHeard) return
      const text = textOf(values)
      if (isHeard) {
        told += text.length
        tell(text)
      }
      if (printed > MAX_PRINTED_LENGTH) return
      const line = `${indent}${text.slice(0, MAX_PRINTED_LENGTH).replaceAll('\n', `\n${indent}`)}\n`
      printed += line.length
      host().print(stream, line)
    }
  }
  const out = printTo(STDOUT)
  const err = printTo(STDERR)
  const group = (...values: readonly unknown[]): void => {
    if (values.length > 0) out(...values)
    indent += '  '
  }
  return {
    log: out,
    info: out,
    debug: out,
    dir: (value: unknown) => out(value),
    dirxml: out,
    table: (value: unknown) => out(value),
    warn: err,
    error: printTo(STDERR, onErrorPrinted),
    trace: err,
    assert: (holds: unknown, ...values: readonly unknown[]) => {
      if (!holds) err('Assertion failed:', ...values)
    },
    group,
    groupCollapsed: group,
    groupEnd: () => {
      indent = indent.slice(2)
    },
    count: () => {},
    countReset: () => {},
    clear: () => {},
    time: () => {},
    timeEnd: () => {},
    timeLog: () => {},
  }
}

/** A stack may have no room left, and a text no room for another. */
function textOf(values: readonly unknown[]): string {
  try {
    return format(values)
  } catch {
    return '[What cannot be put in words]'
  }
}
