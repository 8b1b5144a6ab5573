export interface WorkerLimits {
  /** Milliseconds from the start of the process. */
  wallMs: number
  /** MiB of the JavaScript heap's old generation. */
  heapMb: number
  /** MiB of resident memory, of the process and whatever it starts. */
  memoryMb: number
  /** Processes, those of the sandbox itself not counted. */
  processes: number
}

/** Why a process was killed: its time was up, or a test's, or it used too much. */
export type Overrun = 'wall' | 'test' | 'cpu' | 'memory' | 'processes'
