import { DOMException } from './dom-exception.ts'

/** Says no more than that: the text of a function, for one, may be that of a hidden test. */
export function uncloneable(text = 'It holds what cannot be cloned.'): DOMException {
  return new DOMException(text, 'DataCloneError')
}
