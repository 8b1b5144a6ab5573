import { describe, expect, test } from 'vitest'
import { frozenRealm } from './fixtures/realm.ts'

// In a realm of the language alone: within Node the library leaves the work to Node.
const { global } = await frozenRealm()

const PARTS = [
  'href',
  'origin',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'hash',
] as const

const SAMPLES: [url: string, base?: string][] = [
  ['https://user:pass@EXAMPLE.com:8080/a/./b/../c?x=1&y=ü#h t'],
  ['http://example.com:80'],
  ['HTTPS://ExAmPlE.com:443/%7Efoo'],
  ['../up?q', 'http://a.b/c/d/e?f#g'],
  ['//other.host/x', 'https://a.b/'],
  ['#only', 'http://a.b/c?d'],
  ['?only', 'http://a.b/c#d'],
  ['mailto:mona@example.com'],
  ['data:text/plain,hello world'],
  ['file:///C:/a/../b'],
  ['http://[::1]:3000/'],
  ['http://[2001:db8:0:0:0:0:0:1]/'],
  ['http://0x7f.1/'],
  ['http://192.168.1/'],
  ['http://münchen.de/ä?ö#ü'],
  ['http://a.b/ "<>`{}|\\^'],
  ['  http://a.b/\n\tc  '],
  ['ws://a.b:80/'],
  ['custom://host:80/path'],
  ['http://a.b/?a=1&a=2&b=%20+c'],
]

const INVALID: [url: string, base?: string][] = [
  [''], ['/relative'], ['http://'], ['http://a b/'], ['http://a:99999/'], ['http://[::1'], ['x', 'y'], ['http://1.2.3.256/'],
] // prettier-ignore

describe.each([
  ['ours', global],
  ['Node', globalThis],
])('%s', (_, { URL, URLSearchParams, TypeError }) => {
  test.each(SAMPLES)('%s', (...given) => {
    const expected = new globalThis.URL(...given)
    const url = new URL(...given)
    expect(PARTS.map((part) => url[part])).toEqual(PARTS.map((part) => expected[part]))
    expect([String(url), JSON.stringify(url), url.toJSON()]).toEqual([
      expected.href,
      JSON.stringify(expected),
      expected.href,
    ])
    expect([...url.searchParams]).toEqual([...expected.searchParams])
    expect(URL.canParse(...given)).toBe(true)
    expect(URL.parse(...given)?.href).toBe(expected.href)
  })

  test.each(INVALID)('refuses %s', (...given) => {
    expect(() => new URL(...given)).toThrow(TypeError)
    expect(URL.canParse(...given)).toBe(false)
    expect(URL.parse(...given)).toBe(null)
  })

  test('parts can be assigned to', () => {
    const url = new URL('http://a.b/c')
    Object.assign(url, {
      protocol: 'https',
      host: 'x.y:81',
      pathname: '/p q',
      search: 'a=1',
      hash: 'h',
      username: 'u',
      password: 'p',
    })
    expect(url.href).toBe('https://u:p@x.y:81/p%20q?a=1#h')
    url.port = ''
    url.searchParams.append('b', '2')
    expect(url.href).toBe('https://u:p@x.y/p%20q?a=1&b=2#h')
    url.search = '?c=3'
    expect([...url.searchParams]).toEqual([['c', '3']])
    url.href = 'http://other/'
    expect(url.host).toBe('other')
    expect(() => {
      url.href = 'junk'
    }).toThrow(TypeError)
  })

  test('parameters', () => {
    const parameters = new URLSearchParams('?b=2&a=1&b=3&c=%C3%A4+x')
    expect([parameters.get('b'), parameters.getAll('b'), parameters.get('z'), parameters.has('a')]).toEqual([
      '2',
      ['2', '3'],
      null,
      true,
    ])
    expect([parameters.has('b', '3'), parameters.has('b', '4'), parameters.size]).toEqual([true, false, 4])
    parameters.delete('b', '2')
    parameters.set('a', '5')
    parameters.append('d', 'e f&')
    parameters.sort()
    expect(String(parameters)).toBe('a=5&b=3&c=%C3%A4+x&d=e+f%26')
    expect([...parameters.keys()]).toEqual(['a', 'b', 'c', 'd'])
    expect([...parameters.values()]).toEqual(['5', '3', 'ä x', 'e f&'])
    const seen: string[] = []
    parameters.forEach((value, key) => seen.push(key + value))
    expect(seen).toEqual(['a5', 'b3', 'cä x', 'de f&'])
    expect(String(new URLSearchParams({ a: '1', b: '2' }))).toBe('a=1&b=2')
    expect(String(new URLSearchParams([['a', '1'], ['a', '2']]))).toBe('a=1&a=2') // prettier-ignore
    expect(String(new URLSearchParams(new Map([['x', 'y']]) as unknown as Record<string, string>))).toBe('x=y')
  })

  test('say what they are, and can be extended', () => {
    class Link extends URL {
      name = 'mine'
      get secure(): boolean {
        return this.protocol === 'https:'
      }
    }
    const link = new Link('https://a.b')
    expect(link).toBeInstanceOf(URL)
    expect([link.secure, link.name, link.href]).toEqual([true, 'mine', 'https://a.b/'])
    expect([link, link.searchParams].map((one) => Object.prototype.toString.call(one))).toEqual([
      '[object URL]',
      '[object URLSearchParams]',
    ])
    expect([URL.name, URL.length, URLSearchParams.name]).toEqual(['URL', 1, 'URLSearchParams'])
    expect(() => (URL as unknown as () => void)()).toThrow(TypeError)
    expect(Object.keys(new URL('http://a'))).toEqual([])
  })
})
