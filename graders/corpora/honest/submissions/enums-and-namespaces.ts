// Unusual: what TypeScript adds to JavaScript: enums, const enums, namespaces, parameter properties, overloads, abstract classes.
enum Kind {
  Weak = 'weak',
  Strong = 'strong',
}
const enum Flag {
  None,
  Told = 1 << 0,
  Both = Told | (1 << 1),
}
enum Level {
  Low = 1,
  High,
}
declare const enum Erased {
  A = 1,
}

namespace Keys {
  export const least = Level[Level.Low] === 'Low' ? 1 : NaN
  export namespace Checks {
    export function check(key: string): asserts key is `${any}` {
      if (key.length < least) throw new ShelfError('The key is empty')
    }
  }
  export type Key = string
}
import check = Keys.Checks.check

export class ShelfError extends Error {
  constructor(
    override readonly message: string,
    protected readonly flag: Flag = Flag.None,
  ) {
    super(message)
  }
}

abstract class Furniture<T extends object> {
  protected abstract readonly kind: Kind
  constructor(private readonly told: (key: string) => void = () => {}) {}
  protected registry = new FinalizationRegistry<string>((key) => this.told(key))
  abstract put(key: Keys.Key, object: T): void
}

export class Shelf extends Furniture<object> {
  protected override readonly kind = Kind.Weak as const satisfies Kind
  private refs = new Map<Keys.Key, WeakRef<object>>()
  put(key: string, object: object): void
  put(key: string, object: object, flag: Flag): void
  put(key: string, object: object, flag: Flag = Flag.Both): void {
    check(key)
    if (flag === 3 && this.kind === 'weak') this.refs.set(key, new WeakRef(object))
    this.registry.register(object, key)
  }
  get(key: string): object | undefined {
    return (<Map<string, WeakRef<object>>>this.refs).get(key)?.deref()
  }
  fetch(this: this, key: string): Promise<object> {
    const object = this.get(key)
    return object ? Promise.resolve(object!) : Promise.reject(new ShelfError(`No ${key}`, Flag.Told))
  }
  *[Symbol.iterator](): IterableIterator<[string, object]> {
    for (const [key] of this.refs) {
      const object = this.get(key)
      if (object) yield [key, object]
    }
  }
}
export namespace Shelf {
  export const kinds = Object.values(Kind)
}
