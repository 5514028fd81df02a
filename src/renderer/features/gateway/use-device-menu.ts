import { type MouseEvent, useState } from 'react'
import { pointAt } from '../../ui/Menu'
import type { OpenDeviceMenu } from './DeviceMenu'

const SECONDARY = 2

/** The menu of a sub-device: its button, a right click or the menu key opens it. A device carries its id as `data-device`. */
export function useDeviceMenu() {
  const [open, setOpen] = useState<OpenDeviceMenu | null>(null)
  return {
    open,
    close: () => setOpen(null),
    handlers: {
      onClick: ({ target }: MouseEvent) => {
        const button = target instanceof Element ? target.closest('.device-menu') : null
        const device = deviceAt(target)?.dataset['device']
        if (button !== null && device !== undefined) setOpen({ device, anchor: button, align: 'right' })
      },
      onContextMenu: (event: MouseEvent) => {
        const element = deviceAt(event.target)
        const device = element?.dataset['device']
        if (element === null || device === undefined) return
        event.preventDefault()
        const anchor = event.button === SECONDARY ? pointAt(event.clientX, event.clientY) : element
        setOpen({ device, anchor, align: 'left' })
      },
    },
  }
}

const deviceAt = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-device]') : null
