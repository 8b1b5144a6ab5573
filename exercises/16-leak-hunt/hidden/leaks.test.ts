// Tests each leak once in the first six tests, because only the first failures of a run are searched for what holds the
// object.
import { test } from 'vitest'
import { CheckFailed, expect, fleeting, fleetingMany, type Handle, held, ownTime, pinned } from '#gc'
import { Gallery, GalleryError, Slideshow, thumbnail, type Upload, Viewer } from '../leak-hunt.ts'

// Made outside the tests, because a function made in a test shares its scope with what must not be held.
const noteIn =
  (told: string[], who: string): Upload['onRemoved'] =>
  (name) =>
    told.push(`${who}: ${name}`)

function uploadOf(name: string, pixels = [1, 2, 3, 4], onRemoved: Upload['onRemoved'] = () => {}): Upload {
  return { name, width: 2, pixels, onRemoved }
}

/** The error of an upload that must be refused. */
function refused(gallery: Gallery, upload: Upload): GalleryError {
  let error: unknown
  try {
    gallery.upload(upload)
  } catch (thrown) {
    error = thrown
  }
  expect(error instanceof GalleryError ? 'a GalleryError' : 'something else', 'what the refused upload threw').toBe(
    'a GalleryError',
  )
  return error as GalleryError
}

function closedViewer(gallery: Gallery): Viewer {
  const viewer = new Viewer(gallery)
  viewer.close()
  return viewer
}

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** The process's own time, within which a slideshow with a picture every 2 ms has shown a few. */
const MAX_WAIT_MS = 3000

async function shownAtLeast(count: number, shown: readonly unknown[]): Promise<void> {
  for (const end = ownTime() + MAX_WAIT_MS; shown.length < count; await later(1)) {
    if (ownTime() > end)
      throw new CheckFailed(
        `pictures that the slideshow has shown after ${MAX_WAIT_MS / 1000} s: expected ${count} or more, got ${shown.length}`,
      )
  }
}

test('lets-go-of-a-closed-viewer', async () => {
  const gallery = pinned('gallery', new Gallery())
  const viewer = fleeting(() => {
    const made = new Viewer(gallery)
    gallery.upload(uploadOf('mona'))
    gallery.remove('mona')
    expect(made.news, 'news of the open viewer').toEqual(['added mona', 'removed mona'])
    made.close()
    made.close()
    gallery.upload(uploadOf('lisa'))
    gallery.remove('lisa')
    expect(made.news, 'news of the closed viewer').toEqual(['added mona', 'removed mona'])
    return made
  })
  await expect(viewer, 'the closed viewer').toBeCollected()
})

test('lets-go-of-a-stopped-slideshow', async () => {
  const gallery = new Gallery()
  const pictures = ['mona', 'lilies'].map((name, index) => gallery.upload(uploadOf(name, [index, 2])))
  const shown: string[] = []
  const slideshow = held(() => new Slideshow(pictures, 2, ({ name }) => shown.push(name)))
  await later(20)
  expect(shown, 'what the slideshow has shown before it was started').toEqual([])
  slideshow.use((show) => show.start())
  await shownAtLeast(3, shown)
  slideshow.use((show) => show.stop())
  const before = shown.length
  await later(20)
  expect(shown.length, 'number of pictures shown 20 ms after the stop').toBe(before)
  slideshow.use((show) => show.start())
  await shownAtLeast(before + 2, shown)
  slideshow.use((show) => show.stop())
  expect(shown, 'what the slideshow has shown').toEqual(shown.map((_, index) => ['mona', 'lilies'][index % 2]))
  await expect(slideshow.drop(), 'the slideshow').toBeCollected()
})

test('lets-go-of-an-accepted-upload', async () => {
  const gallery = pinned('gallery', new Gallery())
  const told: string[] = []
  const upload = fleeting(() => {
    const made = uploadOf('mona', [1, 2, 3, 4], noteIn(told, 'uploader'))
    const picture = gallery.upload(made)
    expect([...picture.pixels], 'the pixels of the picture').toEqual([1, 2, 3, 4])
    expect(gallery.picture('mona'), 'the picture by its name').toBe(picture)
    return made
  })
  await expect(upload, 'the upload').toBeCollected()
  expect(gallery.remove('mona'), 'remove').toBe(true)
  expect(gallery.remove('mona'), 'remove again').toBe(false)
  expect(told, 'who was notified of what').toEqual(['uploader: mona'])
})

test('lets-go-of-a-refused-upload', async () => {
  const gallery = pinned('gallery', new Gallery())
  gallery.upload(uploadOf('mona'))
  const upload = fleeting(() => {
    const made = uploadOf('mona', [5, 6])
    const error = refused(gallery, made)
    expect(error.message, 'the message of the error').toBe('its name is taken')
    expect(error.name, 'the name of the error').toBe('GalleryError')
    expect(error.upload, 'the upload of the error').toBe(made)
    return made
  })
  await expect(upload, 'the upload').toBeCollected()
  expect(gallery.failures, 'failures').toEqual(['mona: its name is taken'])
})

test('lets-go-of-a-visitor', async () => {
  const gallery = pinned('gallery', new Gallery())
  const visitors = fleetingMany(3, (index) => {
    const visitor = { name: `visitor ${index}` }
    for (let times = 0; times <= index; times++) gallery.enter(visitor)
    expect(gallery.visitsOf(visitor), 'visits of one visitor').toBe(index + 1)
    return visitor
  })
  expect(gallery.attendance, 'attendance').toBe('6 visits by 3 visitors')
  await expect(visitors, 'a visitor').toBeCollected()
  expect(gallery.attendance, 'attendance after they were collected').toBe('6 visits by 3 visitors')
})

test('lets-go-of-a-removed-picture', async () => {
  const gallery = pinned('gallery', new Gallery())
  const thumbnails: Handle[] = []
  const picture = fleeting(() => {
    const made = gallery.upload({ ...uploadOf('mona', [...Array(24).keys()]), width: 6 })
    const small = thumbnail(made, 3)
    thumbnails.push(fleeting(() => thumbnail(made, 3)))
    expect([...small.pixels], 'every second pixel of every second row').toEqual([0, 2, 4, 12, 14, 16])
    expect(thumbnail(made, 3), 'the same thumbnail again').toBe(small)
    expect(gallery.remove('mona'), 'remove').toBe(true)
    expect(thumbnail(made, 3), 'the thumbnail after the picture was taken down').toBe(small)
    return made
  })
  await expect(picture, 'the picture').toBeCollected()
  await expect(thumbnails[0]!, 'its thumbnail').toBeCollected()
})

test('the-other-viewers-stay', async () => {
  const gallery = pinned('gallery', new Gallery())
  const [first, second, third] = [1, 2, 3].map(() => held(() => new Viewer(gallery)))
  gallery.upload(uploadOf('mona'))
  second!.use((viewer) => viewer.close())
  await expect(second!.drop(), 'the viewer that was closed').toBeCollected()
  gallery.upload(uploadOf('lilies', [5, 6]))
  for (const open of [first!, third!]) {
    expect(
      open.use(({ news }) => news),
      'news of a viewer that is still open',
    ).toEqual(['added mona', 'added lilies'])
  }
  first!.use((viewer) => viewer.close())
  await expect(first!.drop(), 'the viewer that was closed next').toBeCollected()
  gallery.remove('mona')
  expect(
    third!.use(({ news }) => news),
    'news of the last viewer',
  ).toEqual(['added mona', 'added lilies', 'removed mona'])
})

test('viewers-leave-nothing', async () => {
  const gallery = pinned('gallery', new Gallery())
  await expect(
    fleeting(() => closedViewer(gallery)),
    'the closed viewer',
  ).toBeCollected()
  await expect(() => {
    closedViewer(gallery)
  }, 'opening a viewer and closing it').toHoldLevel()
})

test('a-running-slideshow-goes-on', async () => {
  const picture = new Gallery().upload(uploadOf('mona'))
  const shown: string[] = []
  let enough = false
  const slideshow = fleeting(() => {
    const made = new Slideshow([picture], 2, ({ name }) => {
      shown.push(name)
      if (enough) made.stop()
    })
    made.start()
    return made
  })
  await expect(slideshow, 'the running slideshow').toBeKept()
  await shownAtLeast(shown.length + 2, shown)
  enough = true
  await shownAtLeast(shown.length + 1, shown)
  await expect(slideshow, 'the slideshow that has stopped itself').toBeCollected()
})

test('no-timer-is-left', async () => {
  const picture = new Gallery().upload(uploadOf('mona'))
  const shown: unknown[] = []
  const show = (picture: unknown) => shown.push(typeof picture)
  const uses: ((slideshow: Slideshow) => void)[] = [
    () => {},
    (unstarted) => unstarted.stop(),
    (twice) => {
      twice.start()
      twice.start()
      twice.stop()
      twice.stop()
    },
    (again) => {
      again.start()
      again.stop()
      again.start()
      again.stop()
    },
  ]
  const slideshows = fleetingMany(uses.length, (index) => {
    const slideshow = new Slideshow([picture], 2, show)
    uses[index]!(slideshow)
    return slideshow
  })
  await expect(slideshows, 'one of four slideshows').toBeCollected()
  const empty = held(() => new Slideshow([], 2, show))
  empty.use((slideshow) => slideshow.start())
  await later(20)
  empty.use((slideshow) => slideshow.stop())
  await expect(empty.drop(), 'a slideshow without pictures').toBeCollected()
  expect(shown, 'what was shown').toEqual([])
})

test('tells-the-uploaders', async () => {
  const gallery = pinned('gallery', new Gallery())
  const told: string[] = []
  const uploads = fleetingMany(3, (index) => {
    const made = uploadOf(`picture ${index}`, [index, 7], noteIn(told, `uploader ${index}`))
    gallery.upload(made)
    return made
  })
  await expect(uploads, 'an upload').toBeCollected()
  gallery.remove('picture 1')
  expect(told, 'who was notified when one picture was taken down').toEqual(['uploader 1: picture 1'])
  const onRemoved = fleeting(() => {
    const note = noteIn(told, 'uploader 3')
    gallery.upload(uploadOf('picture 1', [3, 7], note))
    gallery.remove('picture 1')
    return note
  })
  expect(told, 'who was notified when the next picture of that name was taken down').toEqual([
    'uploader 1: picture 1',
    'uploader 3: picture 1',
  ])
  await expect(onRemoved, 'onRemoved of an upload whose picture was taken down').toBeCollected()
  expect(gallery.names, 'names of the pictures that hang').toEqual(['picture 0', 'picture 2'])
})

test('an-error-knows-its-upload', async () => {
  const gallery = pinned('gallery', new Gallery())
  gallery.upload(uploadOf('mona'))
  const uploads: Handle[] = []
  const error = held(() => {
    const made = uploadOf('mona', [5, 6])
    uploads.push(fleeting(() => made))
    return refused(gallery, made)
  })
  const upload = uploads[0]!
  await expect(upload, 'the upload, while its error is in use').toBeKept()
  expect(
    error.use((thrown) => thrown.upload.name),
    'the name of the upload of the error',
  ).toBe('mona')
  error.drop()
  await expect(upload, 'the upload, after its error was dropped').toBeCollected()
})

test('remembers-ten-failures', async () => {
  const gallery = pinned('gallery', new Gallery())
  gallery.upload(uploadOf('mona', [1, 2, 3, 4]))
  const uploads = fleetingMany(12, (index) => {
    const made = index % 2 === 0 ? uploadOf('mona', [index, 0]) : uploadOf(`no. ${index}`, [1, 2, 3, 4])
    refused(gallery, made)
    return made
  })
  await expect(uploads, 'a refused upload').toBeCollected()
  expect(gallery.failures, 'failures').toEqual(
    [2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((index) =>
      index % 2 === 0 ? 'mona: its name is taken' : `no. ${index}: it is a copy of mona`,
    ),
  )
  gallery.upload({ ...uploadOf('as many pixels', [1, 2, 3, 4]), width: 4 })
  gallery.upload(uploadOf('as wide', [1, 2]))
  expect(gallery.names, 'names of the pictures that hang').toEqual(['mona', 'as many pixels', 'as wide'])
})

test('knows-a-visitor-in-use', async () => {
  const gallery = pinned('gallery', new Gallery())
  const enter = (visitor: { name: string }) => {
    gallery.enter(visitor)
    return visitor
  }
  const ann = held(() => enter({ name: 'Ann' }))
  await expect(
    fleeting(() => enter({ name: 'Ann' })),
    'another visitor of the same name',
  ).toBeCollected()
  expect(
    ann.use((visitor) => gallery.visitsOf(visitor)),
    'visits of the visitor in use',
  ).toBe(1)
  ann.use(enter)
  expect(
    ann.use((visitor) => gallery.visitsOf(visitor)),
    'visits of that visitor after one more',
  ).toBe(2)
  expect(gallery.attendance, 'attendance').toBe('3 visits by 2 visitors')
  await expect(ann.drop(), 'the visitor').toBeCollected()
})

test('a-visitor-keeps-no-gallery', async () => {
  const gallery = pinned('gallery', new Gallery())
  const other = held(() => new Gallery())
  const ann = { name: 'Ann' }
  gallery.enter(ann)
  gallery.enter(ann)
  other.use((there) => there.enter(ann))
  const bob = fleeting(() => {
    const made = { name: 'Bob' }
    gallery.enter(made)
    other.use((there) => there.enter(made))
    return made
  })
  await expect(bob, 'a visitor of two galleries').toBeCollected()
  expect(
    other.use((there) => there.attendance),
    'attendance of the second gallery',
  ).toBe('2 visits by 2 visitors')
  await expect(other.drop(), 'the second gallery, while a visitor of it is in use').toBeCollected()
  expect(gallery.visitsOf(ann), 'visits of the first gallery').toBe(2)
})

test('lets-go-with-the-gallery', async () => {
  const picture = fleeting(() => {
    const made = new Gallery().upload(uploadOf('mona'))
    expect(thumbnail(made, 1), 'the same thumbnail again').toBe(thumbnail(made, 1))
    return made
  })
  await expect(picture, 'a picture of a gallery that is gone').toBeCollected()
})

test('shares-a-thumbnail-in-use', async () => {
  const gallery = pinned('gallery', new Gallery())
  const lisa = held(() => gallery.upload(uploadOf('lisa', [5, 6, 7, 8])))
  const small = held(() => lisa.use((picture) => thumbnail(picture, 1)))
  const removed = fleeting(() => {
    const mona = gallery.upload(uploadOf('mona'))
    thumbnail(mona, 1)
    gallery.remove('mona')
    return mona
  })
  await expect(removed, 'another picture, which was taken down').toBeCollected()
  lisa.use((picture) =>
    small.use((mine) => {
      expect(thumbnail(picture, 1), 'the same thumbnail again, after a collection').toBe(mine)
      const other = thumbnail(picture, 2) === mine ? 'the same thumbnail' : 'another thumbnail'
      expect(other, 'what thumbnail returns for another width').toBe('another thumbnail')
    }),
  )
  gallery.remove('lisa')
  await expect(lisa.drop(), 'a picture of which only the thumbnail is in use').toBeCollected()
  expect(
    small.use(({ pixels }) => pixels[0]),
    'the pixel of that thumbnail',
  ).toBe(5)
  const next = gallery.upload(uploadOf('lisa', [9, 6, 7, 8]))
  expect(thumbnail(next, 1).pixels[0], 'the pixel of a thumbnail of the next picture of that name').toBe(9)
})
