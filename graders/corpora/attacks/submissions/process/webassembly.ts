/**
 * Runs machine code of its own by WebAssembly, which no source text shows.
 *
 * @verdict graded 0
 * @without realm scope codegen
 * @then prints wasm says 42
 */
export class Vault {
  put(name, value) {
    const bytes = Uint8Array.of(
      0,
      97,
      115,
      109,
      1,
      0,
      0,
      0,
      1,
      5,
      1,
      96,
      0,
      1,
      127,
      3,
      2,
      1,
      0,
      7,
      5,
      1,
      1,
      102,
      0,
      0,
      10,
      6,
      1,
      4,
      0,
      65,
      42,
      11,
    )
    console.log(`wasm says ${new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.f()}`)
  }
  get() {}
  names() {}
  keep() {}
  onGone() {}
  load() {}
}
