export class Ошибка extends Error {
  name = 'Ошибка'
}
const ключ = '𝄞'
export class 棚 {
  #本 = new Map<string, WeakRef<object>>()
  #تسجيل: FinalizationRegistry<string>
  constructor(終わり: (名: string) => void = () => {}) {
    this.#تسجيل = new FinalizationRegistry(終わり)
  }
  put(名: string, 物: object) {
    if (名 === '') throw new Ошибка('пустой key ' + ключ.codePointAt(0)!.toString(16))
    this.#本.set(名, new WeakRef(物))
    this.#تسجيل.register(物, 名)
  }
  get(名: string) {
    return this.#本.get(名)?.deref()
  }
  async fetch(名: string) {
    return this.get(名) ?? Promise.reject(new Ошибка(`Нет ${名}`))
  }
  *[Symbol.iterator]() {
    for (const [名] of this.#本) if (this.get(名)) yield [名, this.get(名)]
  }
}
