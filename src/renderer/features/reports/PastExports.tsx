import type { ExportView } from '../../../shared/contract/export-views'
import { formatMoment } from '../../../shared/text/instant'
import { useLanguage, useMinute, useText } from '../../store/hooks'
import { Glyph, type GlyphShape } from '../../ui/Glyph'
import { ExportActions } from './ExportActions'
import { outcomeOf } from './RunningExports'
import { rangeText } from './range-text'

interface Props {
  readonly exports: readonly ExportView[]
  readonly folder: string
  /** Where the list before lies, if it could not be read. */
  readonly damaged: string | null
}

const SHAPES: Readonly<Record<ExportView['state'], GlyphShape>> = {
  waiting: 'clock',
  running: 'clock',
  done: 'disc',
  failed: 'cross',
  cancelled: 'bars',
}

/** What was exported before, newest first. */
export function PastExports({ exports, folder, damaged }: Props) {
  const text = useText()
  const { reports: say } = text
  const language = useLanguage()
  const now = useMinute()
  const past = exports.filter(({ state }) => state !== 'running' && state !== 'waiting')
  return (
    <section className="panel report-past" aria-label={say.past}>
      <header>
        <h2 className="panel-title">{say.past}</h2>
        <span className="sm t3 ell">{folder === '' ? '' : say.into(folder)}</span>
      </header>
      {damaged !== null && (
        <p className="sm row" role="status">
          <Glyph shape="warning" size="s" />
          <span>{say.listDamaged(damaged)}</span>
        </p>
      )}
      {past.length === 0 && <p className="sm t3">{say.noPast}</p>}
      <ol>
        {past.map((view) => (
          <li key={view.id} className="row">
            <Glyph shape={SHAPES[view.state]} size="s" />
            <span className="sm t3 nowrap">{formatMoment(Date.parse(view.startedAt), now, language)}</span>
            <span className="medium nowrap">{say.whatOf(say.kind[view.kind], rangeText(view, language))}</span>
            <span className="sm t2 grow ell">
              <bdi>{outcomeOf(view, text)}</bdi>
            </span>
            <ExportActions view={view} />
          </li>
        ))}
      </ol>
    </section>
  )
}
