import { readFileSync } from 'node:fs'

/** What a process and its descendants use. */
export interface Usage {
  /** Milliseconds of CPU time, of those that are alive. */
  cpuMs: number
  /** Bytes of resident memory. */
  memory: number
  processes: number
  /** Milliseconds for which they wanted to run, and had to wait for a core. */
  waitedMs: number
}

const PAGE = 4096
const TICKS_A_SECOND = 100

/** Where usage can be asked for: the kernel has to show it below /proc. */
export const canMeasure = process.platform === 'linux'

/** Measures a process and its descendants; undefined once it is gone. */
export function usageOf(pid: number): Usage | undefined {
  const own = measure(pid)
  if (!own) return undefined
  for (const child of childrenOf(pid)) {
    const usage = usageOf(child)
    if (!usage) continue
    own.cpuMs += usage.cpuMs
    own.memory += usage.memory
    own.processes += usage.processes
    own.waitedMs += usage.waitedMs
  }
  return own
}

function measure(pid: number): Usage | undefined {
  const stat = read(`/proc/${pid}/stat`)
  if (stat === undefined) return undefined
  // The name of the program comes second, in brackets, and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = Number(fields[11]) + Number(fields[12])
  // Nanoseconds. A kernel that keeps no such statistics has no such file.
  const waited = Number(read(`/proc/${pid}/schedstat`)?.split(' ')[1] ?? 0)
  return {
    cpuMs: (ticks * 1000) / TICKS_A_SECOND,
    memory: Number(fields[21]) * PAGE,
    processes: 1,
    waitedMs: waited / 1e6,
  }
}

function childrenOf(pid: number): number[] {
  return (read(`/proc/${pid}/task/${pid}/children`) ?? '')
    .split(' ')
    .filter((word) => word !== '')
    .map(Number)
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
