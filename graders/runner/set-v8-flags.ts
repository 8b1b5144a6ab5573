/**
 * Sets V8's flags in a worker, once it has loaded all it needs for its tests: for `deref audit`. As flags of the
 * process they would stress vitest's start too, which costs several times more than the tests themselves.
 */
import { setFlagsFromString } from 'node:v8'

for (const flag of (process.env.DEREF_V8_FLAGS ?? '').split(' ')) {
  if (flag !== '') setFlagsFromString(flag)
}
