import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readlinkSync } from 'node:fs'
import { type ControlGroup, findControlGroups } from './cgroup.ts'
import { type Enclosure, PORTABLE, type Sandbox, type ToolNeeds } from './sandbox.ts'

/** Bytes of the one folder that can be written to, in memory. */
const SCRATCH = 16 * 2 ** 20

/** Where the program is, inside: where it is outside is nobody's business. */
const PROGRAM = '/node'

const NOBODY = '65534'

/** bubblewrap's own two processes: the one that waits, and the first of the new namespace. */
const OWN_PROCESSES = 2

/** Folders of shared libraries, on any Linux. */
const LIBRARIES = ['/lib', '/lib64', '/usr/lib', '/usr/lib64', '/etc/ld.so.cache']

/** No network, no other processes, no users, no shared memory of others; and it ends with us. */
const ALONE = words(
  `--unshare-all --unshare-user --disable-userns --uid ${NOBODY} --gid ${NOBODY} --cap-drop ALL ` +
    '--die-with-parent --new-session --clearenv --setenv NODE_ENV test --hostname sandbox',
)

/** Folders that no disk has. */
const MADE_UP = words(`--proc /proc --dev /dev --size ${SCRATCH} --tmpfs /tmp`)

const CLOSED = '--remount-ro /dev --remount-ro /'

export interface Unavailable {
  /** What is missing. */
  why: string
  /** What to do about it, as a sentence. */
  remedy: string
}

/** The system's own walls around a worker, where there are any to be had: or why there are none. Tries them. */
export function findIsolation(): Sandbox | Unavailable {
  if (process.platform !== 'linux') {
    return { why: `this is ${process.platform}, and isolation needs Linux`, remedy: IN_A_CONTAINER }
  }
  const trial = spawnSync('bwrap', [...walls(process.execPath), PROGRAM, '--eval', ''], { encoding: 'utf8' })
  if (trial.error) {
    return {
      why: 'bubblewrap (bwrap) cannot be started',
      remedy: `Install it (on Debian: apt-get install bubblewrap). ${IN_A_CONTAINER}`,
    }
  }
  if (trial.status !== 0) {
    return {
      why: `bubblewrap cannot make a sandbox here: ${trial.stderr.trim() || `it ended with ${trial.status ?? trial.signal}`}`,
      remedy: `It needs version 0.8 or newer, and unprivileged user namespaces. ${IN_A_CONTAINER}`,
    }
  }
  const makeGroup = findControlGroups()
  return {
    level: 'isolated',
    limits: makeGroup
      ? [...PORTABLE.limits.filter((limit) => !limit.endsWith('(watched)')), 'memory (cgroup)', 'processes (cgroup)']
      : PORTABLE.limits,
    enclose: ([program = '', ...words], limits) =>
      enclosure([...walls(program), PROGRAM, ...words], makeGroup?.(limits)),
    encloseTool: (command, needs, limits) => enclosure([...wallsOfTool(needs), ...command], makeGroup?.(limits)),
  }
}

function enclosure(behindWalls: readonly string[], group: ControlGroup | undefined): Enclosure {
  const shutIn = ['bwrap', ...behindWalls]
  return {
    command: group ? throughDoors(group.doors, shutIn) : shutIn,
    ownProcesses: OWN_PROCESSES,
    kill: () => group?.kill(),
    overran: () => group?.overran(),
    remove: () => group?.remove(),
  }
}

const IN_A_CONTAINER = 'Or run the whole grader in a container: see the Containerfile.'

/** bubblewrap's options: nothing to be seen but one program and its libraries, nothing to be reached, nobody to be. */
function walls(program: string): string[] {
  const libraries = LIBRARIES.filter((path) => existsSync(path)).flatMap((path) =>
    lstatSync(path).isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path],
  )
  return [...ALONE, ...libraries, '--ro-bind', program, PROGRAM, ...MADE_UP, ...words(`${CLOSED} --chdir /tmp`), '--']
}

/** The same, for a program that is in one of a few folders: a folder below /tmp is seen, though nothing else there is. */
function wallsOfTool({ folders, cwd }: ToolNeeds): string[] {
  const seen = folders.flatMap((folder) => ['--ro-bind', folder, folder])
  return [...ALONE, ...MADE_UP, ...seen, ...words(CLOSED), '--chdir', cwd, '--']
}

function words(text: string): string[] {
  return text.split(' ')
}

/** A shell that joins control groups before it becomes the command. */
function throughDoors(doors: readonly string[], command: readonly string[]): string[] {
  const join = 'for door in $0; do echo $$ > "$door" || exit 125; done; exec "$@"'
  return ['/bin/sh', '-c', join, doors.join(' '), ...command]
}
