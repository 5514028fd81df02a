import { guard } from './guard'

type Session = Pick<Electron.Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>

/** Takes the handlers and asks them nothing: what pages are permitted is up to Chromium here. */
const defaultSession: Session = {
  setPermissionRequestHandler: () => {},
  setPermissionCheckHandler: () => {},
}

export const session = guard('session', { defaultSession: guard('session.defaultSession', defaultSession) })
