import { test } from 'vitest'
import { CheckFailed, expect, fleeting, type Handle, held, pinned } from '#gc'
import { Gallery, GalleryError, Slideshow, thumbnail, type Upload, Viewer } from './leak-hunt.ts'

// All of these but the last two pass as the program is, and must still pass when you have fixed it. The last but one hunts
// one of the six leaks, to show you how: write your own in the same way. The last one counts how many leaks are fixed.
// - pinned('gallery', ...)  holds the gallery until the test is over: a path to a leaked object starts there if it can
// - fleeting(make)          makes an object and drops it at once, so that nothing holds it unless the program does
// - held(make)              makes an object and holds it, until its drop()
// - toBeCollected()         runs the real collector, and fails if the object outlives it: the message says what holds it

// Made outside the tests, because a function made in a test can hold what else is there.
function uploadOf(name: string, pixels = [1, 2, 3, 4], onRemoved: Upload['onRemoved'] = () => {}): Upload {
  return { name, width: 2, pixels, onRemoved }
}

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

test('hangs what is uploaded, and notifies the uploader when it is taken down', () => {
  const gallery = new Gallery()
  const removed: string[] = []
  const upload = uploadOf('mona', [1, 2, 3, 4], (name) => removed.push(name))

  const mona = gallery.upload(upload)
  expect([...mona.pixels], 'the pixels of the picture').toEqual([1, 2, 3, 4])
  expect(gallery.picture('mona'), 'the picture by its name').toBe(mona)
  expect(gallery.remove('mona'), 'remove').toBe(true)
  expect(gallery.remove('mona'), 'remove again').toBe(false)
  expect(gallery.names, 'names of the pictures that hang').toEqual([])
  expect(removed, 'what the uploader was notified of').toEqual(['mona'])
})

test('refuses a name that is taken, and a copy, and remembers both', () => {
  const gallery = new Gallery()
  gallery.upload(uploadOf('mona'))

  expect(() => gallery.upload(uploadOf('mona', [5, 6])), 'the same name').toThrow(GalleryError, /its name is taken/)
  expect(() => gallery.upload(uploadOf('lisa')), 'the same pixels').toThrow(GalleryError, /it is a copy of mona/)
  expect(gallery.failures, 'failures').toEqual(['mona: its name is taken', 'lisa: it is a copy of mona'])
})

test('counts visits and visitors', () => {
  const gallery = new Gallery()
  const [first, second] = [{ name: 'Ann' }, { name: 'Ann' }]

  gallery.enter(first)
  gallery.enter(first)
  gallery.enter(second)
  expect(gallery.visitsOf(first), 'visits of the first').toBe(2)
  expect(gallery.visitsOf(second), 'visits of the second').toBe(1)
  expect(gallery.attendance, 'attendance').toBe('3 visits by 2 visitors')
})

test('shares a thumbnail that is in use', () => {
  const mona = new Gallery().upload(uploadOf('mona'))

  const small = thumbnail(mona, 1)
  expect([...small.pixels], 'the pixels of the thumbnail').toEqual([1])
  expect(thumbnail(mona, 1), 'the same thumbnail again').toBe(small)
  expect(
    thumbnail(mona, 2) === small ? 'the same thumbnail' : 'another thumbnail',
    'what thumbnail returns for another width',
  ).toBe('another thumbnail')
})

test('runs a slideshow, until it is stopped', async () => {
  const gallery = new Gallery()
  const pictures = [gallery.upload(uploadOf('mona')), gallery.upload(uploadOf('lilies', [5, 6]))]
  const shown: string[] = []
  const slideshow = new Slideshow(pictures, 2, ({ name }) => shown.push(name))

  slideshow.start()
  while (shown.length < 3) await later(1)
  slideshow.stop()
  expect(shown.slice(0, 3), 'what the slideshow has shown').toEqual(['mona', 'lilies', 'mona'])
  const { length } = shown
  await later(20)
  expect(shown.length, 'number of pictures shown 20 ms after the stop').toBe(length)
})

test('notifies a viewer of what is new, until it is closed', () => {
  const gallery = new Gallery()
  const viewer = new Viewer(gallery)

  gallery.upload(uploadOf('mona'))
  gallery.remove('mona')
  viewer.close()
  gallery.upload(uploadOf('lilies'))
  expect(viewer.news, 'news').toEqual(['added mona', 'removed mona'])
})

test('lets go of a viewer that has been closed', async () => {
  const gallery = pinned('gallery', new Gallery())
  const open = held(() => new Viewer(gallery))
  const closed = fleeting(() => {
    const viewer = new Viewer(gallery)
    viewer.close()
    return viewer
  })

  await expect(closed).toBeCollected()
  gallery.upload(uploadOf('mona'))
  expect(
    open.use(({ news }) => news),
    'news of the viewer that is still open',
  ).toEqual(['added mona'])
})

/** One object for each leak, made, used and dropped: it is collected once its leak is fixed. */
function traces(gallery: Gallery): Handle[] {
  const hung = gallery.upload(uploadOf('lilies', [5, 6]))
  return [
    fleeting(() => {
      const viewer = new Viewer(gallery)
      viewer.close()
      return viewer
    }),
    fleeting(() => {
      const slideshow = new Slideshow([hung], 1000, () => {})
      slideshow.start()
      slideshow.stop()
      return slideshow
    }),
    fleeting(() => {
      const accepted = uploadOf('lisa', [7, 8])
      gallery.upload(accepted)
      return accepted
    }),
    fleeting(() => {
      const refused = uploadOf('lilies')
      expect(() => gallery.upload(refused), 'the same name').toThrow(GalleryError)
      return refused
    }),
    fleeting(() => {
      const visitor = { name: 'Ann' }
      gallery.enter(visitor)
      return visitor
    }),
    fleeting(() => {
      const mona = gallery.upload(uploadOf('mona'))
      thumbnail(mona, 1)
      gallery.remove('mona')
      return mona
    }),
  ]
}

/** How many of the objects are collected. Does not search for what holds the others: that is for you to find. */
async function countCollected(handles: readonly Handle[]): Promise<number> {
  let collected = 0
  process.env.DEREF_EXPLAIN = 'no'
  try {
    for (const handle of handles) if (await isCollected(handle)) collected += 1
  } finally {
    delete process.env.DEREF_EXPLAIN
  }
  return collected
}

async function isCollected(handle: Handle): Promise<boolean> {
  try {
    await expect(handle).toBeCollected()
    return true
  } catch (error) {
    if (error instanceof CheckFailed) return false
    throw error
  }
}

test('has none of the six leaks', async () => {
  const gallery = pinned('the gallery of the count', new Gallery())
  const fixed = await countCollected(traces(gallery))
  expect(`${fixed} of 6`, 'leaks that are fixed').toBe('6 of 6')
})
