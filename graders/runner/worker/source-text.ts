const { apply } = Reflect
const sourceText: () => string = Reflect.get(Function.prototype, 'toString')
const includes: (part: string) => boolean = Reflect.get(String.prototype, 'includes')

/**
 * Makes functions tell their source text only where it is the submission's own: it is handed callbacks of hidden tests, and
 * could else read them.
 */
export function tameSourceText(submission: string): void {
  const tamed = {
    toString(this: unknown): string {
      const text = apply(sourceText, this, [])
      return apply(includes, submission, [text]) || apply(includes, text, ['{ [native code] }'])
        ? text
        : 'function () { [native code] }'
    },
  }
  // oxlint-disable-next-line no-extend-native -- nothing is added: the method that is there is replaced, before it is frozen.
  Object.defineProperty(Function.prototype, 'toString', {
    value: Reflect.get(tamed, 'toString'),
    writable: true,
    configurable: true,
  })
}
