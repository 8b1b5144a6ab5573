import { test } from 'vitest'
import { expect, fleeting, held, pinned } from '#gc'
import { Gallery, GalleryError, Slideshow, thumbnail, type Upload, Viewer } from './leak-hunt.ts'

// All of these but the last pass as the program is, and must still pass when you have mended it. The last one hunts one
// of the six leaks, to show you how: write your own in its manner.
// - pinned('gallery', ...)  holds the gallery until the test is over: a path to a leaked object starts there if it can
// - fleeting(make)          makes an object and drops it at once, so that nobody holds it unless the program does
// - held(make)              makes an object and holds it, until its drop()
// - toBeCollected()         runs the real collector, and fails if the object outlives it: the message says what holds it

// Not inside a test: a function that is made there can hold on to what else is there.
function uploadOf(name: string, pixels = [1, 2, 3, 4], onRemoved: Upload['onRemoved'] = () => {}): Upload {
  return { name, width: 2, pixels, onRemoved }
}

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

test('hangs what is uploaded, and tells the uploader when it is taken down', () => {
  const gallery = new Gallery()
  const removed: string[] = []
  const upload = uploadOf('mona', [1, 2, 3, 4], (name) => removed.push(name))

  const mona = gallery.upload(upload)
  expect([...mona.pixels], 'its pixels').toEqual([1, 2, 3, 4])
  expect(gallery.picture('mona'), 'the picture by its name').toBe(mona)
  expect(gallery.remove('mona'), 'remove').toBe(true)
  expect(gallery.remove('mona'), 'remove once more').toBe(false)
  expect(gallery.names, 'names of what hangs').toEqual([])
  expect(removed, 'what the uploader was told of').toEqual(['mona'])
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

test('shares a thumbnail among those who use it', () => {
  const mona = new Gallery().upload(uploadOf('mona'))

  const small = thumbnail(mona, 1)
  expect([...small.pixels], 'its pixels').toEqual([1])
  expect(thumbnail(mona, 1), 'the same once more').toBe(small)
  expect(thumbnail(mona, 2) === small, 'another width gives the same').toBe(false)
})

test('runs a slideshow, until it is stopped', async () => {
  const gallery = new Gallery()
  const pictures = [gallery.upload(uploadOf('mona')), gallery.upload(uploadOf('lilies', [5, 6]))]
  const shown: string[] = []
  const slideshow = new Slideshow(pictures, 2, ({ name }) => shown.push(name))

  slideshow.start()
  while (shown.length < 3) await later(1)
  slideshow.stop()
  expect(shown.slice(0, 3), 'what was shown').toEqual(['mona', 'lilies', 'mona'])
  const { length } = shown
  await later(20)
  expect(shown.length, 'how many it has shown 20 ms after the stop').toBe(length)
})

test('tells a viewer what is new, until it is closed', () => {
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
    'news of the viewer that is open still',
  ).toEqual(['added mona'])
})
