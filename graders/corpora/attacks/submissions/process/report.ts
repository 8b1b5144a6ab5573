/**
 * Has Node write a report on the process, with its environment, to a file.
 *
 * @verdict graded 0
 * @without realm scope permissions
 * @then writes
 */
export class Vault {
  put(name, value) {
    const { dir, base } = /^(?<dir>.*)\/(?<base>[^/]+)$/.exec('__WITNESS__').groups
    process.report.directory = dir
    process.report.writeReport(base)
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
