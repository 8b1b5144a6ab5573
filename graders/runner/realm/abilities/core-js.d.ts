// It has no types of its own.
declare module 'core-js-pure/actual/url/index.js' {
  const implementation: typeof URL
  export default implementation
}
declare module 'core-js-pure/actual/url-search-params/index.js' {
  const implementation: typeof URLSearchParams
  export default implementation
}
