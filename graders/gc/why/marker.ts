/** Holds the target and the anchors of a search. The search finds it in a snapshot by its class name, which must be unique. */
class DerefSearchMarker {
  readonly target: WeakRef<object>
  readonly anchors: object

  constructor(target: WeakRef<object>, anchors: readonly object[]) {
    this.target = target
    this.anchors = anchors
  }
}

export const MARKER = 'DerefSearchMarker'

// A set, because a local variable may be collected before the snapshot is taken.
const markers = new Set<DerefSearchMarker>()

/** Marks the target and the anchors of a search while `takeSnapshot` runs. */
export function marked<T>(target: WeakRef<object>, anchors: readonly object[], takeSnapshot: () => T): T {
  markers.add(new DerefSearchMarker(target, anchors))
  try {
    return takeSnapshot()
  } finally {
    markers.clear()
  }
}
