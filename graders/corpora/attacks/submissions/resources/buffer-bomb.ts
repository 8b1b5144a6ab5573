/**
 * Fills memory beside the heap, of which V8 has no limit. It stops by itself at 640 MiB.
 *
 * @verdict out-of-memory 0
 * @without watchdog
 * @then prints has 640 MiB
 */
const bombs = []
for (let count = 0; count < 20; count++) {
  bombs.push(new Uint8Array(32 * 2 ** 20).fill(1))
  await new Promise((resolve) => setTimeout(resolve, 20))
}
console.log('has 640 MiB')

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
