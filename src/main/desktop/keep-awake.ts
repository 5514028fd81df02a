import { powerSaveBlocker } from 'electron'

/** Keeps the computer from going to sleep by itself while that is wanted; the screen may go dark. */
export function createWakefulness(): (wanted: boolean) => void {
  let blocker: number | undefined
  return (wanted) => {
    if (wanted === (blocker !== undefined)) return
    if (blocker === undefined) blocker = powerSaveBlocker.start('prevent-app-suspension')
    else {
      powerSaveBlocker.stop(blocker)
      blocker = undefined
    }
  }
}
