/**
 * Names that V8 and Node give to their own objects and fields, as far as the search reads them in a heap snapshot.
 * `v8-names.test.ts` looks for each of them in a real snapshot; the README of the kit says what to do when one is gone.
 */

/** V8's references by type, from `src/profiler/heap-snapshot-generator.cc`. */
export const V8_EDGES = {
  internal: [
    'bound_function',
    'bound_this',
    'context',
    'elements',
    'extension',
    'first',
    'function',
    'global_object',
    'name',
    'parameters_and_registers',
    'previous',
    'reactions_or_result',
    'receiver',
    'scope_info',
    'script',
    'second',
    'shared',
    'table',
    'value',
  ],
  property: ['__proto__', 'constructor', 'prototype', '<symbol>'],
  shortcut: ['bound_argument_0'],
  weak: ['target'],
} as const

export type V8Field = (typeof V8_EDGES.internal)[number]

/** Types of references whose names are numbers, or come from the program. */
export const V8_OTHER_EDGE_TYPES = ['context', 'element', 'hidden'] as const

export const V8_NODE_TYPES = [
  'array',
  'bigint',
  'closure',
  'concatenated string',
  'number',
  'object',
  'regexp',
  'string',
  'symbol',
] as const

/** V8's names for objects of its own, and for objects of the language that it makes by itself. */
export const V8_OBJECTS = [
  'system / Cell',
  'system / ClassPositions',
  'system / Context',
  'system / JSProxy',
  'system / NativeContext',
  'system / PromiseReaction',
  'system / SourceTextModule',
  'system / WeakCell',
  'Array Iterator',
  'Generator',
  'Promise',
] as const

export type V8Object = (typeof V8_OBJECTS)[number]

/** The reference to the value of a WeakMap entry: one starts at the key, and one at the table of the WeakMap. */
export const WEAK_ENTRY = /part of key \((.*) @(\d+)\) -> value \(.* @\d+\) pair in WeakMap \(table @(\d+)\)$/s

/** Properties of Node's own objects, from `lib/internal/timers.js`, `lib/events.js` and `lib/internal/event_target.js`. */
export const NODE_PROPERTIES = [
  '_argv',
  '_destroyed',
  '_events',
  '_eventsCount',
  '_idleNext',
  '_onImmediate',
  '_onTimeout',
  '_timerArgs',
  '<symbol kEvents>',
  'callback',
  'next',
] as const

export type NodeProperty = (typeof NODE_PROPERTIES)[number]
