/**
 * Has a string evaluated by a timer, or takes more than it should from what a timer is called with.
 *
 * @verdict graded 0
 * @without realm scope
 * @then prints got a timer
 */
export class Vault {
  put() {}
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load(name) {
    return new Promise((resolve) => {
      setTimeout(function () {
        if (this?._onTimeout) console.log('got a timer')
        resolve()
      })
    })
  }
}
