import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { link, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { SubmittedExercise } from '../../contract/submission.ts'
import type { Enclosure, Sandbox } from '../../sandbox/sandbox.ts'
import type { Attack } from './corpus.ts'

/** Texts that nothing a submission says or causes may hold. */
export const SECRETS = {
  environment: 'a-secret-of-the-environment',
  file: 'a-secret-in-a-file',
  hiddenTest: 'the-text-of-a-hidden-test',
} as const

/** More brackets than a parser that calls itself can take. */
const BRACKETS = 100_000

let last = 0

/** All that one run of an attack could get at, and what became of it. */
export interface Surroundings {
  submitted: SubmittedExercise
  /** In the environment or the command line of every process of the run. */
  mark: string
  connections: () => number
  wroteWitness: () => boolean
  killedDecoy: () => boolean
  remove: () => Promise<void>
}

/**
 * Makes what an attack is after: a server, a secret in a file, another process, a place for a file. Writes the attack, with
 * all these in the place of its placeholders.
 *
 * @param file what the exercise calls the file that is handed in
 */
export async function surround(attack: Attack, file: string, hiddenTest: string): Promise<Surroundings> {
  const folder = await mkdtemp(join(tmpdir(), 'deref attack '))
  const secret = join(folder, 'secret.ts')
  const witness = join(folder, 'witness')
  await writeFile(secret, `export const secret = '${SECRETS.file}'\nconst typed: number = secret\n`)
  const decoy = spawn('sleep', ['60'], { env: { DEREF_SECRET: SECRETS.environment }, stdio: 'ignore' })
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    socket.on('error', () => {}).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const fill = (text: string) =>
    text
      .replaceAll('__PORT__', String((server.address() as AddressInfo).port))
      .replaceAll('__WITNESS__', witness)
      .replaceAll('__SECRET__', secret)
      .replaceAll('__HIDDEN_TEST__', hiddenTest)
      .replaceAll('__PID__', String(decoy.pid))
      .replaceAll('__BRACKETS__', () => '['.repeat(BRACKETS))
  const root = join(folder, 'submission')
  for (const [name, text] of Object.entries(attack.files)) {
    const path = join(root, name === '' ? file : name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, fill(text))
  }
  for (const { kind, from, to } of attack.links) {
    await (kind === 'symlink' ? symlink : link)(fill(to), join(root, from))
  }
  return {
    submitted: { root, entry: join(root, file) },
    mark: `deref-attack-${process.pid}-${(last += 1)}`,
    connections: () => connections,
    wroteWitness: () => existsSync(witness),
    killedDecoy: () => decoy.exitCode !== null || decoy.signalCode !== null,
    remove: () => clear(folder, decoy, server),
  }
}

async function clear(folder: string, decoy: ChildProcess, server: Server): Promise<void> {
  decoy.kill('SIGKILL')
  server.close()
  await rm(folder, { recursive: true, force: true })
}

/**
 * A sandbox whose processes bear a mark. Whatever they start bears it as well, but behind walls that let no environment
 * through: there the kernel ends it all.
 */
export function marked(sandbox: Sandbox, mark: string): Sandbox {
  return {
    ...sandbox,
    enclose: ([program = '', ...words], limits) => {
      const enclosure = sandbox.enclose([program, `--conditions=${mark}`, ...words], limits)
      return sandbox.level === 'isolated' ? enclosure : withEnvironment(enclosure, mark)
    },
  }
}

/** Limits of the tests' own, around an attack whose limits were taken away: seconds of wall and CPU time, bytes of a file. */
export function contained(sandbox: Sandbox, seconds: number): Sandbox {
  return {
    ...sandbox,
    enclose: (words, limits) => {
      const enclosure = sandbox.enclose(words, limits)
      // Where the watch has set limits before, these are none that could be raised.
      const own = `ulimit -t ${2 * seconds}; ulimit -f 131072; exec timeout -s KILL ${seconds} "$0" "$@"`
      const command = ['/bin/sh', '-c', own.replaceAll(';', ' 2>/dev/null;'), ...enclosure.command]
      return { ...enclosure, command, ownProcesses: enclosure.ownProcesses + 1 }
    },
  }
}

function withEnvironment(enclosure: Enclosure, mark: string): Enclosure {
  return { ...enclosure, command: ['/usr/bin/env', `DEREF_MARK=${mark}`, ...enclosure.command] }
}

/** Processes that bear a mark, in their environment or on their command line. */
export function processesOf(mark: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => ['environ', 'cmdline'].some((file) => contentOf(`/proc/${pid}/${file}`).includes(mark)))
    .map(Number)
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
