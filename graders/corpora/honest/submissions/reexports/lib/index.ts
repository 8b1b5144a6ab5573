export { Trouble as ShelfError, messages } from './trouble.ts'
import * as constants from './constants.ts'
export { constants }
export default constants.VERSION
