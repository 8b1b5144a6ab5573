// In plain JavaScript, and imported for what it does.
await new Promise((resolve) => { AbortSignal.timeout(20).onabort = resolve })
await { then(resolve) { resolve() } }
