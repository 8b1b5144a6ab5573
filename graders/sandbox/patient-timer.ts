/** Less waiting than this is not worth another look, in milliseconds. */
const MIN_WAIT_MS = 50

/**
 * Calls back once a process has had so much time. Time in which it wanted to run and the machine did not let it is given
 * back: on a busy machine that is not the fault of any code. One that never stops wanting gets twice the time at most, where
 * two share a core.
 *
 * @param waited milliseconds for which the process has waited for a core since it began
 * @returns cancels
 */
export function patientTimer(ms: number, waited: () => number, onTime: () => void): () => void {
  let known = waited()
  const look = () => {
    const now = waited()
    const givenBack = now - known
    known = now
    if (givenBack > MIN_WAIT_MS) timer = setTimeout(look, givenBack)
    else onTime()
  }
  let timer = setTimeout(look, ms)
  return () => clearTimeout(timer)
}
