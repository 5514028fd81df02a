import { EventEmitter } from 'node:events'

/** A notification that nobody sees; `click` comes from the tests. */
export class Notification extends EventEmitter {
  readonly title: string
  readonly body: string
  readonly silent: boolean
  readonly urgency: 'normal' | 'critical' | 'low'

  static isSupported(): boolean {
    return true
  }

  constructor({
    title = '',
    body = '',
    silent = false,
    urgency = 'normal',
  }: Electron.NotificationConstructorOptions = {}) {
    super()
    this.title = title
    this.body = body
    this.silent = silent
    this.urgency = urgency
  }

  show(): void {
    queueMicrotask(() => this.emit('show', {}))
  }

  close(): void {
    this.emit('close', {})
  }
}

Notification satisfies Pick<typeof Electron.Notification, 'isSupported'>
Notification.prototype satisfies Pick<Electron.Notification, 'title' | 'body' | 'silent' | 'urgency' | 'show' | 'close'>
