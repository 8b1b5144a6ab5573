import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, temporaryFolder } from '../fixtures/files.ts'
import { refuseSubmittedFolder } from './out-folder.ts'

const REMEDY = 'Name a folder that was not handed in with --out.'

async function sampleClass(): Promise<{ path: string; ada: string; refusal: (out: string) => Promise<unknown> }> {
  const path = await folderWith({ 'ada/weak-cache.ts': '', 'bob/weak-cache.ts': '' })
  const submissions = [join(path, 'ada'), join(path, 'bob')]
  const refusal = (out: string) =>
    refuseSubmittedFolder(out, [path], submissions).then(
      () => undefined,
      (error: unknown) => error,
    )
  return { path, ada: join(path, 'ada'), refusal }
}

test.each(['scores', 'class of 2026/scores', 'adam', 'a/d/a'])(
  'scores may go beside the submissions: %s',
  async (way) => {
    const { path, refusal } = await sampleClass()
    expect(await refusal(join(path, way))).toBeUndefined()
    expect(await refusal(join(await temporaryFolder(), way))).toBeUndefined()
  },
)

test.each(['', 'scores', 'scores/of/ada', '../ada'])('but not into one: ada/%s', async (way) => {
  const { ada, refusal } = await sampleClass()
  const out = join(ada, way)
  expect(await refusal(out)).toMatchObject({
    code: 'bad-usage',
    message: `The scores cannot go to ${out}: it is part of the submission ${ada}.`,
    remedy: REMEDY,
  })
})

test('nor by a link from elsewhere, which is no fault of a student', async () => {
  const { ada, path, refusal } = await sampleClass()
  const elsewhere = await temporaryFolder()
  await symlink(ada, join(elsewhere, 'link'))
  expect(await refusal(join(elsewhere, 'link/scores'))).toMatchObject({ code: 'bad-usage' })
  // To where nobody handed anything in it may lead.
  await symlink(await temporaryFolder(), join(elsewhere, 'disk'))
  expect(await refusal(join(elsewhere, 'disk/scores'))).toBeUndefined()
  await symlink(path, join(elsewhere, 'class'))
  expect(await refusal(join(elsewhere, 'class/scores'))).toBeUndefined()
})

test('nor through a link that was handed in, wherever that leads', async () => {
  const { path, refusal } = await sampleClass()
  const elsewhere = await temporaryFolder()
  await symlink(elsewhere, join(path, 'scores'))
  await symlink('/nowhere/at/all', join(path, 'dangling'))
  await symlink('circle', join(path, 'circle'))
  await mkdir(join(path, 'monday'))
  await symlink(elsewhere, join(path, 'monday/scores'))
  for (const way of ['scores', 'scores/deeper', 'dangling', 'circle', 'monday/scores', 'monday/scores/x']) {
    expect(await refusal(join(path, way))).toMatchObject({
      code: 'bad-usage',
      message: expect.stringMatching(/^The scores cannot go to .*: .* is a link that was handed in\.$/),
      remedy: REMEDY,
    })
  }
  // By another way to the same folder.
  await symlink(path, join(elsewhere, 'class'))
  expect(await refusal(join(elsewhere, 'class/scores'))).toMatchObject({ code: 'bad-usage' })
})
