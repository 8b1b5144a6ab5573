import { parseSync, Visitor } from 'rolldown/utils'

/**
 * Binds every arrow function of a hidden test. V8 quotes the source of a function in messages of its own (`Class extends value
 * (name) => ... is not a constructor`), and those of a submission's errors are the submission's to read: of a bound function
 * there is nothing to quote. The lines stay where they are.
 */
export function bindCallbacks(file: string, code: string): string {
  const insertions: { at: number; text: string }[] = []
  const { program } = parseSync(file, code)
  new Visitor({
    ArrowFunctionExpression: ({ start, end }) => {
      insertions.push({ at: start, text: '(' }, { at: end, text: ').bind(undefined)' })
    },
  }).visit(program)
  let bound = code
  // From the end, so that no place moves. Where one function ends with another, their texts are the same.
  for (const { at, text } of insertions.toSorted((a, b) => b.at - a.at)) {
    bound = bound.slice(0, at) + text + bound.slice(at)
  }
  return bound
}
