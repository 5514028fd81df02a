const second = 1000

/** Of the station's ms: bad news holds for so long before it is told … */
export const DELAY = 5 * second
/** … and is gathered for so long. */
export const GATHERING = 15 * second
/** A subject that turned four times within this time rests until so much quiet has passed. */
export const REACH = 15 * 60 * second
export const QUIET = 10 * 60 * second
