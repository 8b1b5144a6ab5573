import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readlinkSync } from 'node:fs'
import { type ControlGroup, findControlGroups } from './cgroup.ts'
import type { WorkerLimits } from './limits.ts'
import { type Enclosure, PORTABLE, type Sandbox, type ToolNeeds, UNWATCHED_LIMITS } from './sandbox.ts'

/** Bytes of the one folder that can be written to, in memory. */
const SCRATCH_BYTES = 16 * 2 ** 20

/** The path of the program inside. Its path outside stays unknown there. */
const PROGRAM = '/node'

const NOBODY = '65534'

/** bubblewrap's own processes: the one that waits, and the first of the new namespace. */
const OWN_PROCESSES = 2

/** Folders of shared libraries, on any Linux. */
const LIBRARIES = ['/lib', '/lib64', '/usr/lib', '/usr/lib64', '/etc/ld.so.cache']

/** No network, no other processes, users or shared memory. It ends when the grader ends. */
const ALONE = words(
  `--unshare-all --unshare-user --disable-userns --uid ${NOBODY} --gid ${NOBODY} --cap-drop ALL ` +
    '--die-with-parent --new-session --clearenv --setenv NODE_ENV test --hostname sandbox',
)

/** Folders that are on no disk. */
const VIRTUAL = words(`--proc /proc --dev /dev --size ${SCRATCH_BYTES} --tmpfs /tmp`)

const CLOSED = '--remount-ro /dev --remount-ro /'

export type Isolation =
  | { available: true; sandbox: Sandbox }
  /** Why isolation is missing, as a clause, and what to do about it, as a sentence. */
  | { available: false; why: string; remedy: string }

/** Finds out by a trial whether this machine can isolate submissions. */
export function findIsolation(): Isolation {
  if (process.platform !== 'linux') {
    return {
      available: false,
      why: `this is ${process.platform}, and isolation needs Linux`,
      remedy: IN_A_CONTAINER,
    }
  }
  const trial = spawnSync('bwrap', [...bwrapArguments(process.execPath), PROGRAM, '--eval', ''], { encoding: 'utf8' })
  if (trial.error) {
    return {
      available: false,
      why: 'bubblewrap (bwrap) cannot be started',
      remedy: `Install it (on Debian: apt-get install bubblewrap). ${IN_A_CONTAINER}`,
    }
  }
  if (trial.status !== 0) {
    return {
      available: false,
      why: `bubblewrap cannot create a sandbox: ${trial.stderr.trim() || `it exited with ${trial.status ?? trial.signal}`}`,
      remedy: `It needs version 0.8 or newer, and unprivileged user namespaces. ${IN_A_CONTAINER}`,
    }
  }
  return { available: true, sandbox: isolatedBy(findControlGroups()) }
}

function isolatedBy(makeGroup: ((limits: WorkerLimits) => ControlGroup) | undefined): Sandbox {
  return {
    level: 'isolated',
    limits: makeGroup ? [...UNWATCHED_LIMITS, 'memory (cgroup)', 'processes (cgroup)'] : PORTABLE.limits,
    enclose: ([program = '', ...words], limits) =>
      enclosure([...bwrapArguments(program), PROGRAM, ...words], makeGroup?.(limits)),
    encloseTool: (command, needs, limits) =>
      enclosure([...bwrapArgumentsForTool(needs), ...command], makeGroup?.(limits)),
  }
}

/** Says loudly what a suite leaves out where isolation is not available. */
export function reportUntested(what: string, isolation: Isolation): void {
  if (!isolation.available) console.error(`\n  NOT TESTED: ${what}: ${isolation.why}. ${isolation.remedy}\n`)
}

function enclosure(bwrapCommand: readonly string[], group: ControlGroup | undefined): Enclosure {
  const command = ['bwrap', ...bwrapCommand]
  return {
    command: group ? joiningGroup(group.procsFiles, command) : command,
    ownProcesses: OWN_PROCESSES,
    kill: () => group?.kill(),
    overran: () => group?.overran(),
    remove: () => group?.remove(),
  }
}

const IN_A_CONTAINER = 'Or run the whole grader in a container: see the Containerfile.'

/** bubblewrap's options for one program: it sees itself and its libraries, reaches nothing, and has no identity. */
function bwrapArguments(program: string): string[] {
  const libraries = LIBRARIES.filter((path) => existsSync(path)).flatMap((path) =>
    lstatSync(path).isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path],
  )
  return [...ALONE, ...libraries, '--ro-bind', program, PROGRAM, ...VIRTUAL, ...words(`${CLOSED} --chdir /tmp`), '--']
}

/** bubblewrap's options for a tool: it sees some folders. Those below /tmp are seen, although nothing else there is. */
function bwrapArgumentsForTool({ folders, cwd }: ToolNeeds): string[] {
  const binds = folders.flatMap((folder) => ['--ro-bind', folder, folder])
  return [...ALONE, ...VIRTUAL, ...binds, ...words(CLOSED), '--chdir', cwd, '--']
}

function words(text: string): string[] {
  return text.split(' ')
}

/** A shell that joins control groups before it becomes the command. */
function joiningGroup(procsFiles: readonly string[], command: readonly string[]): string[] {
  const join = 'for file in $0; do echo $$ > "$file" || exit 125; done; exec "$@"'
  return ['/bin/sh', '-c', join, procsFiles.join(' '), ...command]
}
