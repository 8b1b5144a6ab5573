import { messages } from './index.ts'
class Trouble extends Error {
  constructor(message: keyof typeof messages | string) {
    super((messages as Record<string, string>)[message] ?? message)
  }
}
const shown = { empty: 'a key is wanted' }
export { Trouble, shown as messages }
