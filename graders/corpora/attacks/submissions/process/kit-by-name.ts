/**
 * Reaches for the modules that other exercises grant, by the variable that leads to them.
 *
 * @verdict graded 0
 * @without nothing
 */
try {
  const { Inconclusive } = derefGranted['#gc']
  console.log('got the kit', Inconclusive)
} catch {}

export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
