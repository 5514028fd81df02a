import * as v from 'valibot'
import { call } from './call'
import { type DesktopView, ZOOMS } from './desktop-views'

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
}
