/** Holds what a search is for. Its name is how the search finds it in a snapshot, so it must be nobody else's. */
class DerefSearchMarker {
  readonly target: WeakRef<object>
  readonly anchors: object

  constructor(target: WeakRef<object>, anchors: readonly object[]) {
    this.target = target
    this.anchors = anchors
  }
}

export const MARKER = 'DerefSearchMarker'

/** A local variable may be collected before the snapshot is taken. */
const markers = new Set<DerefSearchMarker>()

/** Marks what to search for while `takeSnapshot` runs. */
export function marked<T>(target: WeakRef<object>, anchors: readonly object[], takeSnapshot: () => T): T {
  markers.add(new DerefSearchMarker(target, anchors))
  try {
    return takeSnapshot()
  } finally {
    markers.clear()
  }
}
