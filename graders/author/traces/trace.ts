import { Type } from 'typebox'

const Operations = ['new', 'bind', 'del', 'append', 'pop', 'clear', 'weakref', 'call', 'collect'] as const
const Id = Type.Integer({ minimum: 0 })
const Name = Type.Optional(Type.String())

/** One line of Python, and what CPython did: record.py has the meaning of each property. */
const Step = Type.Object(
  {
    op: Type.Enum(Operations),
    name: Name,
    from: Name,
    rescue: Name,
    list: Name,
    item: Name,
    ref: Name,
    target: Name,
    arg: Name,
    returned: Type.Optional(Type.Integer()),
    refcounts: Type.Record(Type.String(), Type.Integer()),
    finalized: Type.Array(Id),
    freed: Type.Array(Id),
    callbacks: Type.Array(Type.String()),
  },
  { additionalProperties: false },
)

/** A story that CPython has lived: a line of a file that record.py writes. */
export const Trace = Type.Object(
  { python: Type.String(), seed: Type.Integer(), steps: Type.Array(Step) },
  { additionalProperties: false },
)
export type Trace = Type.Static<typeof Trace>
