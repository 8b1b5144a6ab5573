import { writeSync } from 'node:fs'
import { formatWithOptions } from 'node:util'

/** Bytes after which a worker writes no more: what reads them keeps no more either. */
const MOST_PRINTED = 64 * 1024

const STDOUT = 1
const STDERR = 2

/**
 * A console that formats what it is given without running any of it, and writes to this process's own two streams.
 *
 * @param errorListeners called with each text that `error` prints
 */
export function attenuatedConsole(errorListeners: ReadonlySet<(text: string) => void>): Record<string, unknown> {
  let printed = 0
  let indent = ''
  const printTo = (stream: number, listeners: ReadonlySet<(text: string) => void> = new Set()) => {
    let told = 0
    return (...values: readonly unknown[]) => {
      // What listeners are told has a measure of its own: who prints too much to be shown may still be heard.
      const isHeard = listeners.size > 0 && told <= MOST_PRINTED
      if (printed > MOST_PRINTED && !isHeard) return
      const text = formatWithOptions({ customInspect: false, depth: 4, maxStringLength: 10_000 }, ...values)
      if (isHeard) {
        told += text.length
        for (const tell of listeners) tell(text)
      }
      if (printed > MOST_PRINTED) return
      const line = `${text.replaceAll(/^/gm, indent)}\n`
      printed += line.length
      writeSync(stream, line)
    }
  }
  const out = printTo(STDOUT)
  const err = printTo(STDERR)
  const group = (...values: readonly unknown[]) => {
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
    error: printTo(STDERR, errorListeners),
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
