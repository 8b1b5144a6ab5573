import { access, readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { Check } from './check.ts'

const LINK = /\]\(([^)\s]+)\)/g

export const links: Check = {
  title: 'links inside the repository resolve',
  problems: async ({ exercise: { folder } }) => {
    const pages = (await readdir(folder)).filter((name) => name.endsWith('.md'))
    return (await Promise.all(pages.map((page) => brokenLinks(join(folder, page), folder)))).flat()
  },
}

/** Links of one page that lead nowhere. Those that leave the repository are not followed. */
export async function brokenLinks(page: string, folder: string): Promise<string[]> {
  const text = await readFile(page, 'utf8')
  const targets = [...text.matchAll(LINK)]
    .map(([, target = '']) => target)
    .filter((target) => !/^(\w+:|#)/.test(target))
  const broken = await Promise.all(
    targets.map(async (target) => {
      const file = join(dirname(page), decodeURIComponent(target.replace(/#.*$/, '')))
      const there = await access(file).then(
        () => true,
        () => false,
      )
      return there ? [] : [`${relative(folder, page)} links to ${target}, which does not exist`]
    }),
  )
  return broken.flat()
}
