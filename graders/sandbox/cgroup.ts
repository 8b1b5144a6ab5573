import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Overrun, WorkerLimits } from './limits.ts'

/** Threads count as processes for the kernel: those of Node, and of what isolates it. */
const THREADS = 48

const REMOVE_ATTEMPTS = 50
const REMOVE_EVERY_MS = 20

const PREFIX = 'deref-'

/** A control group for one worker: the kernel's own limits on memory and processes. */
export interface ControlGroup {
  /** Files to which a process writes its number to join. */
  readonly procsFiles: readonly string[]
  readonly kill: () => void
  readonly overran: () => Overrun | undefined
  readonly remove: () => void
}

interface Place {
  version: 1 | 2
  /** Folders in which groups can be made: one for both limits in version 2, one each in version 1. */
  memory: string
  processes: string
}

let last = 0

/** Where control groups for memory and processes can be made, if anywhere. Tries it. */
export function findControlGroups(): ((limits: WorkerLimits) => ControlGroup) | undefined {
  for (const place of candidates()) {
    try {
      removeStale(place)
      const make = (limits: WorkerLimits) => makeGroup(place, limits)
      make({ wallMs: 1000, heapMb: 64, memoryMb: 256, processes: 1 }).remove()
      return make
    } catch {
      // Not ours to write to: the watch's polling stands in, and every score says so.
    }
  }
  return undefined
}

function makeGroup({ version, memory, processes }: Place, limits: WorkerLimits): ControlGroup {
  const name = `${PREFIX}${process.pid}-${(last += 1)}`
  const [ofMemory, ofProcesses] = [join(memory, name), join(processes, name)]
  const folders = [...new Set([ofMemory, ofProcesses])]
  const remove = (attempts = REMOVE_ATTEMPTS) => {
    for (const folder of folders) {
      try {
        rmdirSync(folder)
      } catch (error) {
        // It is busy until the last of its processes has been buried.
        if ((error as NodeJS.ErrnoException).code === 'ENOENT' || attempts === 0) continue
        setTimeout(() => remove(attempts - 1), REMOVE_EVERY_MS)
        return
      }
    }
  }
  try {
    for (const folder of folders) mkdirSync(folder, { recursive: true })
    const bytes = String(limits.memoryMb * 2 ** 20)
    if (version === 1) {
      writeFileSync(join(ofMemory, 'memory.limit_in_bytes'), bytes)
    } else {
      writeFileSync(join(ofMemory, 'memory.max'), bytes)
      writeFileSync(join(ofMemory, 'memory.swap.max'), '0')
    }
    writeFileSync(join(ofProcesses, 'pids.max'), String(limits.processes + THREADS))
  } catch (error) {
    remove(0)
    throw error
  }
  return {
    procsFiles: folders.map((folder) => join(folder, 'cgroup.procs')),
    kill: () => {
      for (const pid of lines(join(ofMemory, 'cgroup.procs'))) killOne(Number(pid))
    },
    overran: () => {
      const events = version === 1 ? 'memory.oom_control' : 'memory.events'
      if (count(join(ofMemory, events), 'oom_kill') > 0) return 'memory'
      return count(join(ofProcesses, 'pids.events'), 'max') > 0 ? 'processes' : undefined
    },
    remove: () => remove(),
  }
}

/** The group we are in ourselves, in each version that is mounted, and the root of each, as seen from a container. */
function candidates(): Place[] {
  const mounts = lines('/proc/self/mounts').map((line) => line.split(' '))
  const mountOf = (controller: string) =>
    mounts.find(([, , type, options = '']) => type === 'cgroup' && options.split(',').includes(controller))?.[1]
  const own = lines('/proc/self/cgroup').map((line) => line.split(':'))
  const ownPath = (controller: string) =>
    own.find(([, controllers = '']) => controllers.split(',').includes(controller))?.[2] ?? '/'
  const [memory, processes] = [mountOf('memory'), mountOf('pids')]
  const unified = mounts.find(([, , type]) => type === 'cgroup2')?.[1]
  return [
    ...(memory !== undefined && processes !== undefined
      ? [
          { version: 1, memory: join(memory, ownPath('memory')), processes: join(processes, ownPath('pids')) } as const,
          { version: 1, memory, processes } as const,
        ]
      : []),
    ...(unified === undefined
      ? []
      : [join(unified, ownPath('')), unified].map((folder) => {
          return { version: 2, memory: folder, processes: folder } as const
        })),
  ]
}

/** Groups of graders that were killed: empty ones of processes that are no more. */
function removeStale({ memory, processes }: Place): void {
  for (const folder of new Set([memory, processes])) {
    for (const name of readdirSync(folder).filter((entry) => entry.startsWith(PREFIX))) {
      const [, pid = ''] = name.split('-')
      if (isAlive(Number(pid))) continue
      try {
        rmdirSync(join(folder, name))
      } catch {
        // Not empty yet, or another process has removed it.
      }
    }
  }
}

function count(file: string, event: string): number {
  return Number(
    lines(file)
      .find((line) => line.startsWith(`${event} `))
      ?.split(' ')[1] ?? 0,
  )
}

function lines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
  } catch {
    return []
  }
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It is gone already.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
