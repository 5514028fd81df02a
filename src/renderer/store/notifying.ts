import { hasBridge } from '../transport/client'

/** Whether this page may notify beside itself; in the desktop app it never does, because the app does. */
export type Notifying = NotificationPermission | 'unsupported' | 'by-the-app'

export function notifying(): Notifying {
  if (hasBridge()) return 'by-the-app'
  if (!('Notification' in window) || !window.isSecureContext) return 'unsupported'
  return Notification.permission
}

/** Has the browser ask the user. Only ever upon their own click. */
export async function askToNotify(): Promise<Notifying> {
  if (notifying() === 'default') await Notification.requestPermission()
  return notifying()
}
