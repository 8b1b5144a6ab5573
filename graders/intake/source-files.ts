import { constants, type Dirent } from 'node:fs'
import { open, opendir } from 'node:fs/promises'

/** Of the source files below one exercise's folder. The reader has the same limits on what a submission imports. */
const MAX_SOURCE_FILES = 200
const MAX_FILE_MIB = 1
const MAX_ALL_MIB = 1

/** Of files and folders of any kind, below one exercise's folder: what is looked through for source files. */
const MAX_ENTRIES = 20_000

/** Of folders in each other. */
const MAX_DEPTH = 32

const BYTES_A_MIB = 2 ** 20

/** Entries that are asked for at a time: a folder may have millions. */
const ENTRIES_A_CALL = 256

const SLASH = Buffer.from('/')

/** No link is followed, and nothing waits for the other end of a pipe that came in a file's place. */
const AS_FILE = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

export interface SourceFile {
  /** Its path below the folder, as the bytes that the file system has: they need not be text. */
  path: Buffer
  /** Undefined where it cannot be read. */
  content: Buffer | undefined
}

/** Why a folder is not read, for its student, with the limit. */
export interface TooMuch {
  tooMuch: string
}

/**
 * Reads the source files below a folder, in an order that does not depend on the file system: `node_modules` and `.git` are
 * left out, and no link is followed. Takes a second and a few MiB at most, whatever is there.
 */
export async function sourceFiles(root: string): Promise<SourceFile[] | TooMuch> {
  const paths = await findPaths(Buffer.from(root))
  if ('tooMuch' in paths) return paths
  const files: SourceFile[] = []
  let bytes = 0
  for (const path of paths.sort((a, b) => Buffer.compare(a, b))) {
    const content = await read(join(Buffer.from(root), path))
    if (content === 'too-large')
      return { tooMuch: `${path.toString()}: is too large to be read: at most ${MAX_FILE_MIB} MiB a source file` }
    bytes += content?.length ?? 0
    if (bytes > MAX_ALL_MIB * BYTES_A_MIB)
      return { tooMuch: `holds too much source to be read: at most ${MAX_ALL_MIB} MiB in all` }
    files.push({ path, content })
  }
  return files
}

async function findPaths(root: Buffer): Promise<Buffer[] | TooMuch> {
  const found: Buffer[] = []
  const folders: { path: Buffer; depth: number }[] = [{ path: Buffer.alloc(0), depth: 0 }]
  let entries = 0
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const { path, depth } = folder
    if (depth > MAX_DEPTH) return { tooMuch: `has folders in folders, too deep to be read: at most ${MAX_DEPTH}` }
    for await (const entry of entriesOf(join(root, path))) {
      entries += 1
      if (entries > MAX_ENTRIES)
        return { tooMuch: `holds too much to be read: at most ${MAX_ENTRIES} files and folders` }
      const below = join(path, entry.name)
      const name = entry.name.toString()
      if (entry.isDirectory() && !/^(node_modules|\.git)$/.test(name)) folders.push({ path: below, depth: depth + 1 })
      if (!entry.isFile() || !/\.[cm]?[jt]s$/.test(name)) continue
      found.push(below)
      if (found.length > MAX_SOURCE_FILES)
        return { tooMuch: `holds too many files to be read: at most ${MAX_SOURCE_FILES} source files` }
    }
  }
  return found
}

/** Not by `readdir`: that gives all of a folder's entries at once, and its recursion follows links. */
async function* entriesOf(folder: Buffer): AsyncGenerator<Dirent<Buffer>> {
  try {
    // Names as bytes: a name that is not UTF-8 could not be opened by its text.
    const options = { encoding: 'buffer', bufferSize: ENTRIES_A_CALL } as object
    yield* (await opendir(folder, options)) as AsyncIterable<Dirent> as AsyncIterable<Dirent<Buffer>>
  } catch {
    // A folder that cannot be read: not by the reader either.
  }
}

async function read(file: Buffer): Promise<Buffer | 'too-large' | undefined> {
  const handle = await open(file, AS_FILE).catch(() => undefined)
  if (!handle) return undefined
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) return undefined
    const most = MAX_FILE_MIB * BYTES_A_MIB
    if (stats.size > most) return 'too-large'
    // As many bytes as it says it has, and one more to see whether that is so.
    const buffer = Buffer.alloc(stats.size + 1)
    let length = 0
    for (;;) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length)
      if (bytesRead === 0) return buffer.subarray(0, length)
      length += bytesRead
      if (length === buffer.length) return 'too-large'
    }
  } catch {
    return undefined
  } finally {
    await handle.close()
  }
}

function join(folder: Buffer, name: Buffer): Buffer {
  return folder.length === 0 ? name : name.length === 0 ? folder : Buffer.concat([folder, SLASH, name])
}
