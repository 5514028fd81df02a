import { flushSync } from 'react-dom'

/** Makes a change and draws what comes of it before this returns, so that what it shows can have the focus at once. */
export const drawNow = (change: () => void): void => flushSync(change)
