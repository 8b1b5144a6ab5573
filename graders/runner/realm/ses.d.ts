// What SES puts on the global object. Its own types come with its main entry, and we bundle the one part we need.
declare module 'ses/lockdown-shim.js' {}
declare function repairIntrinsics(options: Readonly<Record<string, string>>): void
declare function hardenIntrinsics(): void
declare function harden<T>(value: T): T
