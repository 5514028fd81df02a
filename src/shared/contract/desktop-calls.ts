import * as v from 'valibot'
import { call } from './call'
import { type DesktopView, type SavedFile, ZOOMS } from './desktop-views'

/** Of letters, digits, spaces and . _ - alone, and hidden nowhere: the name that is proposed for a file. */
const PLAIN_NAME = /^[\p{L}\p{N}_][\p{L}\p{N} ._-]{0,99}$/u

/** Of the desktop. The app answers them itself; a station that is shown in a browser has none. */
export const desktopCalls = {
  /** `null` where there is no desktop. */
  getDesktop: call<DesktopView | null>()('GET', '/api/desktop', v.object({})),
  changeDesktop: call<DesktopView>()(
    'POST',
    '/api/desktop',
    v.strictObject({
      closeToTray: v.optional(v.boolean()),
      startAtLogin: v.optional(v.boolean()),
      keepAwake: v.optional(v.boolean()),
      zoom: v.optional(v.picklist(ZOOMS)),
    }),
  ),
  /** Writes what the window has drawn for paper as a PDF file where somebody chooses; `null` where nobody does. */
  savePdf: call<SavedFile | null>()(
    'POST',
    '/api/desktop/pdf',
    v.strictObject({ name: v.pipe(v.string(), v.regex(PLAIN_NAME, 'is not the plain name of a file')) }),
  ),
}
