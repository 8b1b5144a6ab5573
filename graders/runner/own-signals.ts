const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/**
 * Creates something, and takes away the signal handlers that came with it. vitest's end the process at once, and a
 * batch that is interrupted has results to keep.
 */
export async function keepingOwnSignals<T>(create: () => Promise<T>): Promise<T> {
  const own = SIGNALS.map((signal) => process.listeners(signal))
  try {
    return await create()
  } finally {
    for (const [index, signal] of SIGNALS.entries()) {
      for (const listener of process.listeners(signal)) {
        if (!own[index]?.includes(listener)) process.off(signal, listener)
      }
    }
  }
}
