import { EventEmitter } from 'node:events'
import type { Menu } from './menu'
import type { NativeImage } from './native-image'

/** An icon that nobody sees; clicks come from the tests, of which `probe.cjs` remembers what it was given. */
export class Tray extends EventEmitter {
  #destroyed = false

  constructor(image: NativeImage) {
    super()
    mustHavePicture(image)
  }

  setImage(image: NativeImage): void {
    mustHavePicture(image)
  }

  setToolTip(_toolTip: string): void {}

  setContextMenu(_menu: Menu | null): void {}

  destroy(): void {
    this.#destroyed = true
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }
}

/** Electron takes an empty picture and shows nothing: on some systems an icon that cannot be found again. */
function mustHavePicture(image: NativeImage): void {
  if (image.isEmpty()) throw new Error('electron stand-in: an empty picture for the tray')
}

Tray.prototype satisfies Pick<Electron.Tray, 'setToolTip' | 'destroy' | 'isDestroyed'>
