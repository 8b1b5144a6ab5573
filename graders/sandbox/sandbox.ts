import type { SandboxLevel } from '../contract/score.ts'
import { canMeasure } from './usage.ts'
import type { Overrun, WorkerLimits } from './worker-process.ts'

/** Where submissions run: how well they are shut in, and by which limits. */
export interface Sandbox {
  readonly level: SandboxLevel
  /** The limits that hold here, as a score records them. */
  readonly limits: readonly string[]
  /** Shuts one command in. */
  readonly enclose: (command: readonly string[], limits: WorkerLimits) => Enclosure
  /**
   * Shuts in a program of ours that works on a submission's files: of all files it sees those alone that it needs, and
   * changes none. Its program must need no libraries.
   */
  readonly encloseTool: (command: readonly string[], needs: ToolNeeds, limits: WorkerLimits) => Enclosure
}

export interface ToolNeeds {
  /** Absolute paths of folders, the one of the program among them: they have the same names inside. */
  readonly folders: readonly string[]
  /** The one in which it starts. */
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
  /** Takes away what was made for it. */
  readonly remove: () => void
}

const EVERYWHERE = ['wall time', 'JavaScript heap']
const OF_THE_SHELL = process.platform === 'win32' ? [] : ['CPU time']
const OF_THE_WATCH = canMeasure ? ['memory (watched)', 'processes (watched)'] : []

/** A process with Node's own means: for any platform. */
export const PORTABLE: Sandbox = {
  level: 'portable',
  limits: [...EVERYWHERE, ...OF_THE_SHELL, ...OF_THE_WATCH],
  enclose: open,
  encloseTool: open,
}

function open(command: readonly string[]): Enclosure {
  return { command, ownProcesses: 0, kill: () => {}, overran: () => undefined, remove: () => {} }
}
