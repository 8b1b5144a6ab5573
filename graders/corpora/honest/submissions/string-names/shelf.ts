// Unusual: exports and imports under names that are strings, `default as`, live bindings that change, import attributes on own files.
export { inner as Shelf, 'no name at all' as ShelfError, current as 'what is current' } from './inner.ts'
import { 'no name at all' as Error_, change, current } from './inner.ts'
import * as all from './inner.ts'
change('second')
if (current !== 'second' || all.current !== 'second' || all['no name at all'] !== Error_) throw new Error('live bindings')
if (Object.keys(all).toSorted().join() !== 'change,current,inner,no name at all') throw new Error(Object.keys(all).join())
