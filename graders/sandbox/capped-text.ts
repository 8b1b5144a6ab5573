import type { Readable } from 'node:stream'

/** Reads a stream to its end, so that its writer never blocks, and keeps the first `limit` bytes as text. */
export function cappedText(stream: Readable, limit: number): () => string {
  const chunks: Buffer[] = []
  let kept = 0
  let dropped = 0
  stream.on('data', (chunk: Buffer) => {
    const part = chunk.subarray(0, Math.max(0, limit - kept))
    if (part.length > 0) chunks.push(Buffer.from(part))
    kept += part.length
    dropped += chunk.length - part.length
  })
  stream.on('error', () => {})
  return () => Buffer.concat(chunks).toString('utf8') + (dropped > 0 ? `\n[${dropped} more bytes]` : '')
}
