export { MOST_TAGS } from '../fleet/apply-edits'

/** How much can be written beside a box; the contract refuses more, and fields say so before it is sent. */
export const LONGEST_NAME = 80
export const LONGEST_GROUP = 80
export const LONGEST_NOTE = 4000
export const LONGEST_TAG = 40

/** What a robot of a chat group signs by. */
export const LONGEST_SECRET = 200
