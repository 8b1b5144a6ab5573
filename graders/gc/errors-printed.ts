import { onErrorPrinted } from './host.ts'

/** Records what `console.error` prints from now on. The array grows by one text per call. */
export function errorsPrinted(): readonly string[] {
  const texts: string[] = []
  onErrorPrinted((text) => texts.push(text))
  return texts
}
