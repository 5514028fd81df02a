import type { Handlers } from '../shared/contract/dispatch'
import { ok, problem } from '../shared/outcome'
import type { Exporting } from './exporting'

type ExportCall = 'previewExport' | 'getSummary' | 'startExport' | 'cancelExport' | 'getExports' | 'openExport'

export interface ExportParts {
  readonly exporting: Exporting
}

/** How the station answers the calls about exports. */
export function exportHandlersOf({ exporting }: ExportParts): Pick<Handlers, ExportCall> {
  const { exports } = exporting
  return {
    previewExport: (input) => exporting.preview(input),

    getSummary: (input) => exporting.summary(input),

    startExport: ({ folder, download, ...input }) => exporting.start(input, { folder, download }),

    cancelExport: async ({ id }) => {
      const view = exports.cancel(id)
      return view === null ? problem('not-found', 'there is no export with this id', 'id') : ok(view)
    },

    getExports: async () => {
      const { damagedList } = exports
      const list = { exports: exports.list(), folder: await exporting.folder() }
      return ok(damagedList === null ? list : { ...list, damagedList })
    },

    // The desktop answers this call itself, because only it has a desktop.
    openExport: async () => problem('forbidden', 'files are opened only in the window of the machine they lie on'),
  }
}
