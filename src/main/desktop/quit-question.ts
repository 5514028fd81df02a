import { dialog } from 'electron'
import type { ExportsView } from '../../shared/contract/export-views'
import type { Outcome } from '../../shared/outcome'
import { textIn } from '../../shared/text/text'
import type { StationPort } from '../ports'
import { spokenLanguage } from './language'

/** Asks whether to quit while an export is written; everything else is kept without a question. */
export async function mayQuit(station: StationPort): Promise<boolean> {
  const exports = (await station.call('getExports', {})) as Outcome<ExportsView>
  if (!exports.ok || exports.value.exports.every(({ state }) => state !== 'running')) return true
  const { quit } = textIn(await spokenLanguage(station)).desktop
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: quit.title,
    detail: quit.detail,
    buttons: [quit.wait, quit.quit],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}
