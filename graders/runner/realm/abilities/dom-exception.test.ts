import { describe, expect, test } from 'vitest'
import { both } from './fixtures/both.ts'

describe.each(both)('%s', (_, { DOMException }) => {
  test('has a name, a message, a code, and a stack', () => {
    const error = new DOMException('told', 'AbortError')
    const { name, message, code } = error
    expect({ name, message, code }).toEqual({ name: 'AbortError', message: 'told', code: 20 })
    expect(error.stack?.split('\n')[0]).toBe('AbortError: told')
    expect(error.toString()).toBe('AbortError: told')
    expect(Object.keys(error)).toEqual([])
  })

  test('is an error', () => {
    const error = new DOMException()
    expect(error).toBeInstanceOf(Error)
    expect(Error.isError(error)).toBe(true)
    expect([error.name, error.message, error.code]).toEqual(['Error', '', 0])
    expect(Object.prototype.toString.call(error)).toBe('[object DOMException]')
    expect(Reflect.getPrototypeOf(DOMException)).toBe(Function.prototype)
    expect([DOMException.name, DOMException.length]).toEqual(['DOMException', 0])
  })

  test('each name has its code, and some have none', () => {
    const constants = Object.entries(DOMException).filter(([name]) => name.endsWith('_ERR'))
    expect(constants).toHaveLength(25)
    expect(constants.map(([, code]) => code)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1))
    expect([DOMException.ABORT_ERR, DOMException.prototype.DATA_CLONE_ERR]).toEqual([20, 25])
    const codeOf = (name: string) => new DOMException('', name).code
    expect(['IndexSizeError', 'DataCloneError', 'InvalidStateError', 'TypeMismatchError'].map(codeOf)).toEqual([
      1, 25, 11, 17,
    ])
    expect(['DOMStringSizeError', 'ValidationError', 'constructor', '-', 'Mine'].map(codeOf)).toEqual([0, 0, 0, 0, 0])
  })

  test('may have a cause', () => {
    const error = new DOMException('told', { name: 'Mine', cause: 1 })
    expect([error.name, error.cause]).toEqual(['Mine', 1])
    expect('cause' in new DOMException('told', 'Mine')).toBe(false)
  })

  test('cannot be assigned to, but can be extended', () => {
    const error = new DOMException('told', 'Mine')
    for (const key of ['name', 'message', 'code']) expect(() => Object.assign(error, { [key]: 'x' })).toThrow(TypeError)
    class Mine extends DOMException {
      #own = 5
      override name = 'Other'
      get own(): number {
        return this.#own
      }
    }
    const mine = new Mine('told')
    expect([mine.own, mine.name, mine.message]).toEqual([5, 'Other', 'told'])
    expect(mine).toBeInstanceOf(Mine)
    expect(() => (DOMException as unknown as () => void)()).toThrow(TypeError)
  })
})
