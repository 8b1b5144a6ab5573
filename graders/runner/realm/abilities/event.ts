import { invalidType, missingArguments } from './errors.ts'
import { host } from './host.ts'
import { nameAndTag } from './classes.ts'
import { toText } from './to-text.ts'

const AT_TARGET = 2

/** What an EventTarget does with an event, and nobody else may. */
export interface Dispatching {
  isEvent(value: unknown): value is Event
  isRunning(event: Event): boolean
  begin(event: Event, target: object): void
  end(event: Event): void
  isStopped(event: Event): boolean
  /** Within a passive listener an event cannot be prevented. */
  setPassive(event: Event, isPassive: boolean): void
}

export let dispatching: Dispatching

/** Makes an event that the host dispatches itself. */
export let trustedEvent: (type: string) => Event

export class Event {
  #type: string
  #bubbles: boolean
  #cancelable: boolean
  #composed: boolean
  #timeStamp = host().now()
  #target: object | null = null
  #isRunning = false
  #isPrevented = false
  #isPropagationStopped = false
  #isStopped = false
  #isPassive = false
  #isTrusted = false

  constructor(type: unknown, ...[options]: [options?: unknown]) {
    if (arguments.length === 0) throw missingArguments('type')
    if (options !== undefined && options !== null && typeof options !== 'object') {
      throw invalidType('options', 'of type object', options)
    }
    const { bubbles, cancelable, composed } = (options ?? {}) as Record<string, unknown>
    this.#bubbles = Boolean(bubbles)
    this.#cancelable = Boolean(cancelable)
    this.#composed = Boolean(composed)
    this.#type = toText(type)
  }

  get type(): string {
    return this.#type
  }

  get target(): object | null {
    return this.#target
  }

  get srcElement(): object | null {
    return this.#target
  }

  get currentTarget(): object | null {
    return this.#isRunning ? this.#target : null
  }

  get eventPhase(): number {
    return this.#isRunning ? AT_TARGET : 0
  }

  get bubbles(): boolean {
    return this.#bubbles
  }

  get cancelable(): boolean {
    return this.#cancelable
  }

  get composed(): boolean {
    return this.#composed
  }

  get timeStamp(): number {
    return this.#timeStamp
  }

  get isTrusted(): boolean {
    return this.#isTrusted
  }

  get defaultPrevented(): boolean {
    return this.#isPrevented
  }

  get returnValue(): boolean {
    return !this.#isPrevented
  }

  set returnValue(value: unknown) {
    if (!value) this.#prevent()
  }

  get cancelBubble(): boolean {
    return this.#isPropagationStopped
  }

  set cancelBubble(value: unknown) {
    if (value) this.#isPropagationStopped = true
  }

  composedPath(): object[] {
    return this.#isRunning && this.#target !== null ? [this.#target] : []
  }

  preventDefault(): void {
    this.#prevent()
  }

  stopPropagation(): void {
    this.#isPropagationStopped = true
  }

  stopImmediatePropagation(): void {
    this.#isPropagationStopped = true
    this.#isStopped = true
  }

  initEvent(type: unknown, ...[bubbles, cancelable]: [bubbles?: unknown, cancelable?: unknown]): void {
    if (arguments.length === 0) throw missingArguments('type')
    if (this.#isRunning) return
    this.#type = toText(type)
    this.#bubbles = Boolean(bubbles)
    this.#cancelable = Boolean(cancelable)
  }

  #prevent(): void {
    if (this.#cancelable && !this.#isPassive) this.#isPrevented = true
  }

  static {
    dispatching = {
      isEvent: (value): value is Event => typeof value === 'object' && value !== null && #type in value,
      isRunning: (event) => event.#isRunning,
      begin: (event, target) => {
        event.#target = target
        event.#isRunning = true
      },
      end: (event) => {
        event.#isRunning = false
      },
      isStopped: (event) => event.#isStopped,
      setPassive: (event, isPassive) => {
        event.#isPassive = isPassive
      },
    }
    trustedEvent = (type) => {
      const event = new Event(type)
      event.#isTrusted = true
      return event
    }
  }
}

export class CustomEvent extends Event {
  #detail: unknown

  constructor(type: unknown, ...[options]: [options?: unknown]) {
    if (arguments.length === 0) throw missingArguments('type')
    super(type, options)
    this.#detail = (options as { detail?: unknown } | null | undefined)?.detail ?? null
  }

  get detail(): unknown {
    return this.#detail
  }
}

for (const [phase, name] of ['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE'].entries()) {
  Object.defineProperty(Event, name, { value: phase, enumerable: true })
}
nameAndTag({ Event, CustomEvent })
