import { EventEmitter } from 'node:events'
import { guard } from './guard'

type Area = Electron.Rectangle

/** One display as of a laptop with a task bar; a test that wants others puts its own functions here. */
const LAPTOP = display(1, { x: 0, y: 0, width: 1920, height: 1080 }, 40)

function display(id: number, bounds: Area, taskBar: number): Electron.Display {
  const workArea = { ...bounds, height: bounds.height - taskBar }
  return { id, bounds, workArea, scaleFactor: 1 } as Electron.Display
}

class Screen extends EventEmitter {
  getPrimaryDisplay(): Electron.Display {
    return LAPTOP
  }

  getAllDisplays(): Electron.Display[] {
    return [LAPTOP]
  }

  /** The one that most of the rectangle lies on, else the nearest: here there is only one. */
  getDisplayMatching(_rect: Area): Electron.Display {
    return LAPTOP
  }
}

Screen.prototype satisfies Pick<Electron.Screen, 'getPrimaryDisplay' | 'getAllDisplays' | 'getDisplayMatching'>
export const screen = guard('screen', new Screen())
