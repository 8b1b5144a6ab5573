import type { Job } from './job.ts'
import type { CompiledScript } from './realm.ts'

/** The scripts of ours that a worker runs in the realm of the exercise. */
export interface Scripts {
  realm: CompiledScript
  suite: CompiledScript
  /** The kit by itself, where the exercise grants it. */
  kit?: CompiledScript
}

const HEADER = 4

/** A worker's input: the job and all about its scripts but their code as JSON, and then their code, one after another. */
export function encodeInput(job: Job, scripts: Scripts): Buffer {
  const named = Object.entries(scripts) as [string, CompiledScript][]
  const about = named.map(([name, { code, ...rest }]) => [name, code.length, rest])
  const header = Buffer.from(JSON.stringify({ job, scripts: about }))
  const size = Buffer.alloc(HEADER)
  size.writeUInt32BE(header.length)
  return Buffer.concat([size, header, ...named.map(([, { code }]) => code)])
}

export function decodeInput(input: Buffer): { job: Job; scripts: Scripts } {
  let start = HEADER + input.readUInt32BE(0)
  const { job, scripts: known } = JSON.parse(input.toString('utf8', HEADER, start)) as {
    job: Job
    scripts: [name: string, bytes: number, about: Omit<CompiledScript, 'code'>][]
  }
  const scripts = known.map(([name, bytes, about]): [string, CompiledScript] => {
    // A copy, for V8 wants it where its words are aligned.
    const code = Buffer.from(input.subarray(start, (start += bytes)))
    return [name, { ...about, code }]
  })
  return { job, scripts: Object.fromEntries(scripts) as unknown as Scripts }
}
