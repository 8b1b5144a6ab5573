import { onErrorPrinted } from './host.ts'

/** What `console.error` is given from now on, a text for each call: the array grows. */
export function errorsPrinted(): readonly string[] {
  const texts: string[] = []
  onErrorPrinted((text) => texts.push(text))
  return texts
}
