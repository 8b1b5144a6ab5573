/**
 * A program to hunt a leak in: the office of the lesson, whose phones remember every call. Under `node --inspect` a caller rings
 * each second until the program is stopped, so that there is time for heap snapshots. Otherwise it ends after ten callers.
 */

import { url } from 'node:inspector'
import { setTimeout as sleep } from 'node:timers/promises'
import { queryObjects } from 'node:v8'

const CALLERS = 10

class Person {
  readonly photo = new Uint8Array(1_000_000)
}

class Call {
  readonly caller: Person

  constructor(caller: Person) {
    this.caller = caller
  }
}

class Phone {
  readonly #calls: Call[] = []

  answer(call: Call): void {
    this.#calls.push(call)
  }
}

class Office {
  readonly #phones = [new Phone(), new Phone()]

  ring(caller: Person): void {
    this.#phones[1]!.answer(new Call(caller))
  }
}

const isInspected = url() !== undefined
const last = isInspected ? Infinity : CALLERS
const office = new Office()

for (let callers = 1; callers <= last; callers++) {
  office.ring(new Person())
  await sleep(isInspected ? 1000 : 10)
  // Collects first, and counts what is left.
  console.log(`callers that have hung up: ${callers}, still in memory: ${queryObjects(Person, { format: 'count' })}`)
}

console.log(`
Notice: every caller has hung up and is still in memory. To see what holds them, start the program with
npx node --inspect exercises/16-leak-hunt/demos/leaking-office.ts
and it goes on until you stop it. The lesson says how to take heap snapshots of it, and how to read them.`)
