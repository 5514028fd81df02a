import { ipcMain } from 'electron'
import { ok, problem } from '../../shared/outcome'
import type { StationPort } from '../ports'
import type { Caller } from './caller'
import { CALL, PUSH } from './channels'
import { isOfUsualSize } from './input-limits'
import { createPushLines, type PushLines } from './push-lines'

const TOO_LARGE = problem('invalid-input', 'the input is larger than any call takes')
const FORBIDDEN = problem('forbidden', 'only the page of the main window may speak to the station')

/** Carries the contract to the window: calls in, pushes out. Whoever `mayCall` rejects is answered `forbidden`. */
export function serveWindow(station: StationPort, mayCall: (caller: Caller) => boolean): Pick<PushLines, 'tell'> {
  const lines = createPushLines(station)
  ipcMain.handle(CALL, (event, name: unknown, input: unknown) => {
    if (!mayCall(event)) return FORBIDDEN
    if (!isOfUsualSize(input)) return TOO_LARGE
    return station.call(typeof name === 'string' ? name : '', input)
  })
  ipcMain.handle(PUSH, (event, wanted: unknown) => {
    if (!mayCall(event)) return FORBIDDEN
    if (wanted === true) lines.open(event.sender)
    else lines.close(event.sender)
    return ok(null)
  })
  return lines
}
