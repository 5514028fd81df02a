import { desktopCalls } from '../../shared/contract/desktop-calls'
import type { SavedFile } from '../../shared/contract/desktop-views'
import { type Outcome, ok, problem } from '../../shared/outcome'
import { reason } from '../failures'
import type { StationPort } from '../ports'

/** What writing a PDF needs of the desktop. */
export interface PdfDesk {
  /** Has somebody choose where the file is to lie; `null` where nobody does. */
  readonly choose: (name: string) => Promise<string | null>
  /** The window's page as it is drawn for paper. */
  readonly print: () => Promise<Uint8Array>
  /** Writes the file as a whole, or not at all. */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>
}

/**
 * The station as the window speaks to it: what the page has drawn for paper is written where a person chooses. The page
 * says neither the folder nor what is in the file but by what it shows.
 */
export function withPdf(station: StationPort, desk: PdfDesk): StationPort {
  let isAsking = false
  return {
    call: async (name, raw) => {
      if (name !== 'savePdf') return station.call(name, raw)
      const input = desktopCalls.savePdf.parse(raw)
      if (!input.ok) return input
      // A page that is lost must not be able to fill the screen with dialogs.
      if (isAsking) return problem('forbidden', 'somebody is being asked already')
      isAsking = true
      return save(desk, `${input.value.name}.pdf`).finally(() => {
        isAsking = false
      })
    },
    subscribe: (listener) => station.subscribe(listener),
    download: (raw) => station.download(raw),
  }
}

async function save(desk: PdfDesk, name: string): Promise<Outcome<SavedFile | null>> {
  const path = await desk.choose(name)
  if (path === null) return ok(null)
  try {
    await desk.write(path, await desk.print())
    return ok({ path })
  } catch (error) {
    return problem('internal', `${path} could not be written: ${reason(error)}`)
  }
}
