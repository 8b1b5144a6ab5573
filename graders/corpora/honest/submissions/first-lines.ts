#!/usr/bin/env -S npx tsx
/// <reference types="node" />
/// <reference path="../nowhere.d.ts" />
/// <reference lib="dom" />
// @ts-nocheck
'use strict'
'a directive that nobody knows'
// Unusual: a hashbang, triple-slash comments, words to a type checker and a linter, directives, a licence comment, JSX pragmas, a source map that is not there.
/*! Copyright: <script>alert(1)</script> --> */
/** @jsx h @jsxImportSource nowhere */
/* eslint-disable */ // prettier-ignore
export class ShelfError extends Error {}
export class Shelf {
  refs = new Map<string, WeakRef<object>>()
  registry
  constructor(onGone = (_: string) => {}) {
    'use strict-ish'
    this.registry = new FinalizationRegistry(onGone)
  }
  put(key: string, object: object) {
    if (!key) throw new ShelfError('<!-- no key -->')
    this.refs.set(key, new WeakRef(object))
    this.registry.register(object, key)
  }
  get(key: string) {
    return this.refs.get(key)?.deref()
  }
  async fetch(key: string) {
    return this.get(key) ?? Promise.reject(new ShelfError(key))
  }
  *[Symbol.iterator]() {
    for (const key of this.refs.keys()) if (this.get(key)) yield [key, this.get(key)]
  }
}
//# sourceMappingURL=nowhere.js.map
//# sourceURL=/etc/passwd
