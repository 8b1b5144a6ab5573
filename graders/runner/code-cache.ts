import { spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import { parseSync, Visitor } from 'rolldown/utils'
import type { CompiledScript } from './worker/realm.ts'
import { V8_FLAGS } from './worker/v8-flags.ts'

/** Compiles what it finds on its standard input, and writes the code caches, each behind its length. */
const COMPILER = `
  for (const flag of ${JSON.stringify(V8_FLAGS)}) require('node:v8').setFlagsFromString(flag)
  const { Script } = require('node:vm')
  for (const text of JSON.parse(require('node:fs').readFileSync(0, 'utf8'))) {
    const code = new Script(text).createCachedData()
    const length = Buffer.alloc(4)
    length.writeUInt32BE(code.length)
    process.stdout.write(length)
    process.stdout.write(code)
  }`

/**
 * Compiles scripts as a worker with these flags would. It takes the code without the text.
 *
 * @throws Error for a script that does not compile
 */
export async function compileScripts(texts: readonly string[], flags: readonly string[]): Promise<CompiledScript[]> {
  const child = spawn(process.execPath, [...flags, '--eval', COMPILER], { env: {}, stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  // What it could not read it says itself.
  child.stdin.on('error', () => {})
  child.stdin.end(JSON.stringify(texts))
  const [output, complaint, exitCode] = await Promise.all([buffer(child.stdout), buffer(child.stderr), ended])
  if (exitCode !== 0) throw new Error(`The scripts of a worker do not compile: ${complaint.toString().trim()}`)
  let start = 0
  return texts.map((text) => {
    const size = output.readUInt32BE(start)
    const code = output.subarray(start + 4, (start += 4 + size))
    return { length: text.length, code, words: wordsOfOutline(text) }
  })
}

/** See `outline`. Nothing that these stand for is shorter than they are. */
function wordsOfOutline(text: string): [number, string][] {
  const words: [number, string][] = []
  new Visitor({
    ArrowFunctionExpression: ({ async, start }) => {
      if (async) words.push([start, 'async('])
    },
    PropertyDefinition: ({ static: isStatic, start }) => {
      words.push([start, isStatic ? 'static a' : 'a'])
    },
    StaticBlock: ({ start }) => {
      words.push([start, 'static a'])
    },
  }).visit(parseSync('script.js', text, { sourceType: 'script' }).program)
  return words.toSorted(([one], [other]) => one - other)
}
