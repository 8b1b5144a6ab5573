import type { SandboxLevel } from '../contract/score.ts'
import { canMeasure } from './usage.ts'
import type { Overrun, WorkerLimits } from './limits.ts'

/** How submissions are isolated, and within which limits they run. */
export interface Sandbox {
  readonly level: SandboxLevel
  /** The limits that hold here, as a score records them. */
  readonly limits: readonly string[]
  /** Isolates one command. */
  readonly enclose: (command: readonly string[], limits: WorkerLimits) => Enclosure
  /**
   * Isolates a program of the kit that works on a submission's files: it sees only the files that it needs, and changes none. The
   * program must need no libraries.
   */
  readonly encloseTool: (command: readonly string[], needs: ToolNeeds, limits: WorkerLimits) => Enclosure
}

export interface ToolNeeds {
  /** Absolute paths of folders, including that of the program: they have the same names inside. */
  readonly folders: readonly string[]
  /** The folder in which it starts. */
  readonly cwd: string
}

export interface Enclosure {
  readonly command: readonly string[]
  /** Processes below the command's own that the enclosure needs. */
  readonly ownProcesses: number
  /** Kills what is inside, wherever it went. */
  readonly kill: () => void
  /** What the kernel stopped it for. */
  readonly overran: () => Overrun | undefined
  /** Removes what was created for it. */
  readonly remove: () => void
}

const EVERYWHERE = ['wall time', 'JavaScript heap']
const BY_THE_SHELL = process.platform === 'win32' ? [] : ['CPU time']
/** Held by a watch that looks ten times a second, where no control group holds them. */
const WATCHED = canMeasure ? ['memory (watched)', 'processes (watched)'] : []

/** Limits that hold without a watch. */
export const UNWATCHED_LIMITS: readonly string[] = [...EVERYWHERE, ...BY_THE_SHELL]

/** A process with Node's own means: for any platform. */
export const PORTABLE: Sandbox = {
  level: 'portable',
  limits: [...UNWATCHED_LIMITS, ...WATCHED],
  enclose: open,
  encloseTool: open,
}

function open(command: readonly string[]): Enclosure {
  return { command, ownProcesses: 0, kill: () => {}, overran: () => undefined, remove: () => {} }
}
