import * as kinds from './kinds.ts'
import type { Look, Shape } from './look.ts'

/** The stack of an error, and what it has beside it. */
export function errorShape(error: object, look: Look): Shape {
  const text = errorText(error)
  const isShown = (key: PropertyKey) => {
    const value = ['name', 'message', 'stack'].includes(key as string) ? kinds.dataOf(error, key) : undefined
    return typeof value === 'string' && text.includes(value)
  }
  return { base: text.replaceAll('\n', `\n${' '.repeat(look.indent)}`), hidden: ['cause', 'errors'], isShown }
}

function errorText(error: object): string {
  const name = kinds.errorName(error)
  const className = kinds.className(error) ?? 'Error'
  const stack = kinds.errorStack(error)
  if (stack === '') {
    const message = kinds.inheritedData(error, 'message')
    const text = typeof message === 'string' && message !== '' ? `${name}: ${message}` : name
    return `[${withClass(text, name, className)}]`
  }
  const text = withClass(stack, name, className)
  return /\n\s+at /.test(text) ? text : `[${text}]`
}

/** As in Node, a stack that begins with the name of the class it extends names its own, too. */
function withClass(stack: string, name: string, className: string): string {
  const rest = stack.slice(name.length)
  if (className === name || !name.endsWith('Error') || !stack.startsWith(name) || !/^(?:$|[:\n])/.test(rest))
    return stack
  return `${className.includes(name) ? className : `${className} [${name}]`}${rest}`
}
