import { abort, abortError, AbortSignal, newSignal } from './abort-signal.ts'
import { nameAndTag } from './classes.ts'

export { AbortSignal }

export class AbortController {
  #signal = newSignal()

  get signal(): AbortSignal {
    return this.#signal
  }

  abort(reason: unknown = abortError()): void {
    abort(this.#signal, reason)
  }
}

nameAndTag({ AbortController })
