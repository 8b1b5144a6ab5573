import { type ESTree, Visitor } from 'rolldown/utils'

/** Of Node, or of a browser, and not of the language: a submission has none of them. */
const ABSENT = new Set(
  `process Buffer require module exports __dirname __filename global gc fetch eval WebAssembly navigator window document self
  localStorage sessionStorage alert prompt confirm requestAnimationFrame requestIdleCallback XMLHttpRequest WebSocket
  EventSource Worker SharedWorker MessageChannel MessagePort BroadcastChannel Request Response Headers FormData Blob File
  FileReader ReadableStream WritableStream TransformStream CompressionStream DecompressionStream Storage Navigator
  PerformanceObserver URLPattern CryptoKey Crypto SubtleCrypto Deno Bun`.split(/\s+/),
)

export interface HostReference {
  name: string
  /** Offset in the source text. */
  start: number
}

/**
 * Where a file first relies on a global that no submission has, for each of them: where it calls it, or takes something from it.
 * Not where it asks with `typeof` or `?.` whether it is there.
 *
 * @param given names that this submission has all the same
 */
export function hostReferences(program: ESTree.Program, given: readonly string[] = []): HostReference[] {
  const found = new Map<string, number>()
  const known = new Set(given)
  let ambient = 0
  const rely = (expression: Expression) => {
    const { name, start } = hostName(bare(expression)) ?? {}
    if (name !== undefined && start !== undefined && !found.has(name)) found.set(name, start)
  }
  const declare = (pattern: Binding | null | undefined) => {
    if (ambient === 0) for (const name of namesIn(pattern)) known.add(name)
  }
  const declareParameters = ({ params }: { params: readonly Binding[] }) => params.forEach(declare)
  const declareItself = ({ id }: { id: Binding | null }) => declare(id)
  new Visitor({
    MemberExpression: ({ object, optional }) => {
      if (!optional) rely(object)
    },
    CallExpression: ({ callee, optional }) => {
      if (!optional) rely(callee)
    },
    NewExpression: ({ callee }) => rely(callee),
    UnaryExpression: ({ operator, argument }) => {
      const asked = operator === 'typeof' ? hostName(bare(argument)) : undefined
      if (asked) known.add(asked.name)
    },
    // What is only said to be there is not: `declare const process`.
    TSModuleDeclaration: (node) => {
      ambient += isAmbient(node) ? 1 : 0
    },
    'TSModuleDeclaration:exit': (node) => {
      ambient -= isAmbient(node) ? 1 : 0
    },
    VariableDeclaration: ({ declarations, declare: said }) => {
      if (!said) for (const { id } of declarations) declare(id)
    },
    FunctionDeclaration: (node) => {
      declareItself(node)
      declareParameters(node)
    },
    FunctionExpression: (node) => {
      declareItself(node)
      declareParameters(node)
    },
    ArrowFunctionExpression: declareParameters,
    ClassDeclaration: declareItself,
    ClassExpression: declareItself,
    TSEnumDeclaration: declareItself,
    TSImportEqualsDeclaration: declareItself,
    CatchClause: ({ param }) => declare(param),
    ImportDeclaration: ({ specifiers }) => {
      for (const { local } of specifiers) declare(local)
    },
  }).visit(program)
  return [...found].filter(([name]) => !known.has(name)).map(([name, start]) => ({ name, start }))
}

type Expression = ESTree.Expression | ESTree.Super | ESTree.V8IntrinsicExpression
type Binding = ESTree.ParamPattern | ESTree.BindingPattern | ESTree.TSParameterProperty

function isAmbient({ declare, kind }: ESTree.TSModuleDeclaration | ESTree.TSGlobalDeclaration): boolean {
  return declare || kind === 'global'
}

/** Without brackets and what types alone are told by. */
function bare(expression: Expression): Expression {
  const isWrapped =
    expression.type === 'ParenthesizedExpression' ||
    expression.type === 'TSAsExpression' ||
    expression.type === 'TSNonNullExpression' ||
    expression.type === 'TSSatisfiesExpression' ||
    expression.type === 'TSTypeAssertion'
  return isWrapped ? bare(expression.expression) : expression
}

/** `process`, and `globalThis.process`. */
function hostName(expression: Expression): HostReference | undefined {
  const { start } = expression
  let named: ESTree.Node = expression
  if (expression.type === 'MemberExpression' && !expression.computed) {
    const owner = bare(expression.object)
    if (owner.type === 'Identifier' && owner.name === 'globalThis') named = expression.property
  }
  return named.type === 'Identifier' && ABSENT.has(named.name) ? { name: named.name, start } : undefined
}

function namesIn(pattern: Binding | null | undefined): string[] {
  if (pattern?.type === 'Identifier') return [pattern.name]
  if (pattern?.type === 'ArrayPattern') return pattern.elements.flatMap(namesIn)
  if (pattern?.type === 'RestElement') return namesIn(pattern.argument)
  if (pattern?.type === 'AssignmentPattern') return namesIn(pattern.left)
  if (pattern?.type === 'TSParameterProperty') return namesIn(pattern.parameter)
  if (pattern?.type !== 'ObjectPattern') return []
  return pattern.properties.flatMap((property) => namesIn(property.type === 'RestElement' ? property : property.value))
}
