import BaseURL from 'core-js-pure/actual/url/index.js'
import BaseParameters from 'core-js-pure/actual/url-search-params/index.js'

export const URL = BaseURL
export const URLSearchParams = BaseParameters

// It shares this with other copies of itself; with a submission, too.
Reflect.deleteProperty(globalThis, '__core-js_shared__')
