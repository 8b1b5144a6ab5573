import { access, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { formatFaultyPatch } from '../catalog/patch.ts'
import { DerefError } from '../contract/errors.ts'

const ID = /^(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)$/

/**
 * Begins an exercise: a class that holds one object weakly, with one hidden test and one faulty solution. All of it runs, and
 * `verify` finds nothing but what is still to be written.
 *
 * @param root of the project
 * @returns the files it wrote, relative to the root
 * @throws DerefError `bad-usage` for an id that is none, or is taken
 */
export async function scaffold(id: string, root: string): Promise<string[]> {
  const [, order, slug] = ID.exec(id) ?? []
  if (order === undefined || slug === undefined) {
    throw new DerefError(
      'bad-usage',
      `"${id}" is not a valid exercise id.`,
      'It takes two digits and a name: 18-object-pool.',
    )
  }
  const taken = await access(join(root, 'exercises', id)).then(
    () => true,
    () => false,
  )
  if (taken) throw new DerefError('bad-usage', `There is an exercise ${id} already.`, 'Choose another name.')
  const files = filesOf(id, Number(order), slug)
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content, { flag: 'wx' })
  }
  return Object.keys(files)
}

function filesOf(id: string, order: number, slug: string): Record<string, string> {
  const name = slug.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  const title = slug.replaceAll('-', ' ')
  const manifest = {
    $schema: '../../graders/contract/schemas/exercise.schema.json',
    title: `${title[0]?.toUpperCase()}${title.slice(1)}`,
    order,
    limits: { wallMs: 25_000, testMs: 5000, heapMb: 256 },
    visibleTests: [`${slug}.test.ts`],
    grants: [],
  }
  const rubric = {
    $schema: '../../../graders/contract/schemas/rubric.schema.json',
    tests: [
      {
        id: 'gives-back',
        title: 'gives back what was put',
        points: 40,
        visibility: 'visible',
        message: 'The test put an object and asked for it. It should get that very object.',
        nudge: 'What does get return?',
      },
      {
        id: 'lets-go',
        title: 'lets go of an object that nothing else holds',
        points: 60,
        visibility: 'visible',
        message: 'The test put an object, dropped it and collected. The object should be gone.',
        nudge: 'Which of your fields still leads to it?',
      },
    ],
  }
  const exercise = `exercises/${id}`
  const solution = `solutions/${id}`
  return {
    [`${exercise}/exercise.json`]: json(manifest),
    [`${exercise}/README.md`]: `# ${manifest.title}\n\nTODO: the lesson, with the Python beside the TypeScript, and the task.\n`,
    [`${exercise}/hints.md`]: `# Hints\n\nTODO: a ladder, in which each hint says more than the one before.\n`,
    [`${exercise}/${slug}.ts`]: stub(name),
    [`${exercise}/${slug}.test.ts`]: visibleTest(name, slug),
    [`${exercise}/hidden/${slug}.test.ts`]: hiddenTest(name, slug),
    [`${exercise}/hidden/rubric.json`]: json(rubric),
    [`${solution}/${slug}.ts`]: reference(name),
    [`${solution}/faulty/strong.patch`]: formatFaultyPatch(
      { sentence: 'It holds the object strongly.', fails: ['lets-go'], base: `${slug}.ts` },
      reference(name),
      faulty(name),
    ),
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function stub(name: string): string {
  return `/** TODO: what it is, and its counterpart in Python. */
export class ${name} {
  /** Remembers an object, without keeping it alive. */
  put(object: object): void {
    void object
    throw notYet('put')
  }

  /** The object, for as long as it lives. */
  get(): object | undefined {
    throw notYet('get')
  }
}

function notYet(what: string): Error {
  return new Error(\`Not written yet: \${what}. README.md tells the task.\`)
}
`
}

function visibleTest(name: string, slug: string): string {
  return `import { expect, test } from 'vitest'
import { ${name} } from './${slug}.ts'

test('gives back what was put', () => {
  const holder = new ${name}()
  const object = {}
  holder.put(object)
  expect(holder.get()).toBe(object)
})
`
}

function hiddenTest(name: string, slug: string): string {
  return `import { test } from 'vitest'
import { expect, fleeting, pinned } from '#gc'
import { ${name} } from '../${slug}.ts'

test('gives-back', () => {
  const holder = new ${name}()
  const object = {}
  holder.put(object)
  expect(holder.get(), 'what get gave').toBe(object)
})

test('lets-go', async () => {
  const holder = pinned('holder', new ${name}())
  const object = fleeting(() => {
    const put = {}
    holder.put(put)
    return put
  })
  await expect(object).toBeCollected()
})
`
}

function reference(name: string): string {
  return `/** TODO: what it is. */
export class ${name} {
  #reference: WeakRef<object> | undefined

  put(object: object): void {
    this.#reference = new WeakRef(object)
  }

  get(): object | undefined {
    return this.#reference?.deref()
  }
}
`
}

function faulty(name: string): string {
  return reference(name)
    .replace('#reference: WeakRef<object> | undefined', '#object: object | undefined')
    .replace('this.#reference = new WeakRef(object)', 'this.#object = object')
    .replace('this.#reference?.deref()', 'this.#object')
}
