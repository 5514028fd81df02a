import { guard } from './guard'

type Session = Pick<Electron.Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'on'>

/** Takes the handlers and asks them nothing: what pages are permitted, and may download, is up to Chromium here. */
const defaultSession: Session = {
  setPermissionRequestHandler: () => {},
  setPermissionCheckHandler: () => {},
  on: () => session.defaultSession as Electron.Session,
}

export const session = guard('session', { defaultSession: guard('session.defaultSession', defaultSession) })
