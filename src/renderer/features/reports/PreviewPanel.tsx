import type { BoxAvailabilityView, ExportPreview } from '../../../shared/contract/export-views'
import { formatDuration } from '../../../shared/text/duration'
import { formatCount } from '../../../shared/text/plural'
import { isolated } from '../../../shared/text/readable'
import { useText } from '../../store/hooks'
import { Glyph } from '../../ui/Glyph'
import { Name } from '../../ui/Name'
import { SiteName } from '../sites/SiteName'
import { percentText } from './percent-text'
import './report-preview.css'

/** As many rows as there is room for without scrolling on a usual screen. */
const SHOWN = 13

interface Props {
  readonly preview: ExportPreview
  readonly busy: boolean
}

/** The first rows of the file. */
export function PreviewPanel({ preview, busy }: Props) {
  const { reports: say } = useText()
  const all = preview.estimates[preview.kind]
  const isAccount = preview.kind === 'availability'
  const isAwaited = isAccount && preview.figures === null
  const shown = Math.min(SHOWN, (isAccount ? preview.worst : preview.rows).length)
  // An account has the rows of its sums even of nobody.
  const none = isAccount ? say.sumsAlone : say.noRows
  return (
    <section className="panel table-frame report-preview" aria-label={say.preview} aria-busy={busy}>
      <header>
        <h2 className="panel-title">{say.preview}</h2>
        <span className="sm t3">{isAwaited ? '…' : shown === 0 ? none : say.firstRows(shown, formatCount(all))}</span>
        <span className="grow" />
        <span className="sm t3 mono ell">{preview.fileName}</span>
      </header>
      {(preview.away ?? []).length > 0 && (
        <p className="report-away t2" role="status">
          {say.sitesAway((preview.away ?? []).join(', '))}
        </p>
      )}
      {preview.kind === 'availability' ? (
        <AvailabilityTable worst={preview.worst} target={preview.figures?.target ?? 0} />
      ) : (
        <RowsTable columns={preview.columns} rows={preview.rows.slice(0, SHOWN)} />
      )}
    </section>
  )
}

function AvailabilityTable({ worst, target }: Pick<ExportPreview, 'worst'> & { readonly target: number }) {
  const {
    reports: say,
    sheets: { column },
  } = useText()
  return (
    <table>
      <thead>
        <tr>
          <th>{column.box}</th>
          <th className="report-group">{column.group}</th>
          <th className="report-ip">IP</th>
          <th className="num">{say.availability}</th>
          <th className="num report-down">{say.offline}</th>
          <th className="num">{column.incidents}</th>
          <th className="num report-devices">{say.devicesAvailability}</th>
          <th className="report-met">{say.target}</th>
        </tr>
      </thead>
      <tbody>
        {worst.slice(0, SHOWN).map((box) => (
          <BoxRow key={box.gateway} box={box} target={target} />
        ))}
      </tbody>
    </table>
  )
}

function BoxRow({ box, target }: { readonly box: BoxAvailabilityView; readonly target: number }) {
  const text = useText()
  const isMet = box.availability === null ? null : box.availability >= target
  return (
    <tr>
      <td className="medium">
        <span className="row">
          <Name>{isolated(box.name)}</Name>
          <span className="sm t3">
            <SiteName of={box.gateway} />
          </span>
        </span>
      </td>
      <td className="t2 report-group">{box.group ?? '–'}</td>
      <td className="t2 report-ip">{box.address ?? '–'}</td>
      <td className="num">{percentText(box.availability)}</td>
      <td className="num t2 report-down">
        {box.downSeconds === 0 ? '–' : formatDuration(box.downSeconds * 1000, text)}
      </td>
      <td className="num t2">{formatCount(box.incidents)}</td>
      <td className="num t2 report-devices">{percentText(box.devicesAvailability)}</td>
      <td>
        {isMet === null ? (
          <span className="row t3">
            <Glyph shape="dashes" size="s" />
            {text.reports.notObserved}
          </span>
        ) : (
          <span className={isMet ? 'row tone-ok toned' : 'row tone-off toned'}>
            <Glyph shape={isMet ? 'disc' : 'cross'} size="s" />
            {isMet ? text.reports.met : text.reports.missed}
          </span>
        )}
      </td>
    </tr>
  )
}

function RowsTable({ columns, rows }: Pick<ExportPreview, 'columns' | 'rows'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: wide rows scroll, and the keyboard must reach them
    <div className="report-rows" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map(({ key, title, look }) => (
              <th key={key} className={look === 'number' ? 'num' : ''}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join('\t')}>
              {columns.map(({ key, look }, place) => (
                <td key={key} className={look === 'number' ? 'num' : look === 'code' ? 'mono' : ''}>
                  <bdi>{row[place]}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
