/**
 * Kills another process of the same user, as it could kill the grader. The permission model does not stop it.
 *
 * @verdict graded 0
 * @without realm scope
 * @then kills
 */
export class Vault {
  put(name, value) {
    process.kill(__PID__, 'SIGKILL')
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
