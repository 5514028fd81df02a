import type { AvailabilitySummary, BoxAvailabilityView } from '../../../shared/contract/export-views'
import { formatDuration } from '../../../shared/text/duration'
import { formatDate, formatMinute } from '../../../shared/text/instant'
import { formatCount } from '../../../shared/text/plural'
import { isolated } from '../../../shared/text/readable'
import { useStores } from '../../store/context'
import { useLanguage, useSimulated, useText } from '../../store/hooks'
import { KeyFigures } from './KeyFigures'
import { percentText } from './percent-text'
import './print-sheet.css'

/** The availability of a range on A4, for the customer's file: figures, every box with its bar, the method. */
export function PrintSheet({ summary }: { readonly summary: AvailabilitySummary }) {
  const text = useText()
  const { reports: say } = text
  const { column } = text.sheets
  const language = useLanguage()
  const isSimulated = useSimulated()
  const { clock } = useStores().station
  const moment = (at: number) => `${formatDate(at, language)} ${formatMinute(at, language)}`
  const [from, to] = [Date.parse(summary.from), Date.parse(summary.to)]
  return (
    <article className="print-sheet">
      <header>
        <h1>{say.printTitle}</h1>
        <p>{`${moment(from)} – ${moment(to)}`}</p>
        <p className="t3">{say.printed(moment(clock.now()))}</p>
        {isSimulated && <p className="medium">{say.simulated}</p>}
      </header>
      <KeyFigures figures={summary.figures} target={summary.figures.target} />
      <p className="print-legend">
        {(['u', 'd', 'n'] as const).map((letter) => (
          <span key={letter}>
            <svg viewBox="0 0 8 8" aria-hidden="true">
              <rect className={`bar-${letter}`} width={8} height={8} />
            </svg>
            {say.legend[letter]}
          </span>
        ))}
      </p>
      <table>
        <thead>
          <tr>
            <th>{column.box}</th>
            <th className="print-group">{column.group}</th>
            <th className="print-bars">{say.bars}</th>
            <th className="num">{say.availability}</th>
            <th className="num">{say.offline}</th>
            <th className="num">{column.incidents}</th>
          </tr>
        </thead>
        <tbody>
          {summary.boxes.map((box) => (
            <BoxLine key={box.gateway} box={box} target={summary.figures.target} />
          ))}
        </tbody>
      </table>
      <footer>
        <h2>{say.methodTitle}</h2>
        <p>{summary.method}</p>
      </footer>
    </article>
  )
}

function BoxLine({ box, target }: { readonly box: BoxAvailabilityView; readonly target: number }) {
  const text = useText()
  const isMissed = box.availability !== null && box.availability < target
  return (
    <tr>
      <td>
        <bdi>{isolated(box.name)}</bdi>
      </td>
      <td className="print-group">{box.group ?? '–'}</td>
      <td className="print-bars">
        <Bar bar={box.bar} />
      </td>
      <td className={isMissed ? 'num missed' : 'num'}>{percentText(box.availability)}</td>
      <td className="num">{box.downSeconds === 0 ? '–' : formatDuration(box.downSeconds * 1000, text)}</td>
      <td className="num">{formatCount(box.incidents)}</td>
    </tr>
  )
}

const HEIGHTS: Readonly<Record<string, number>> = { u: 10, k: 6, d: 4, n: 1 }

/** Height repeats what colour says, for printers without colour. */
const Bar = ({ bar }: { readonly bar: string }) => (
  <svg viewBox={`0 0 ${bar.length} 10`} preserveAspectRatio="none" role="presentation">
    {[...bar].map((letter, place) => {
      const height = HEIGHTS[letter] ?? 1
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a bar are told apart by their place alone
        <rect key={place} className={`bar-${letter}`} x={place} y={10 - height} width={0.8} height={height} />
      )
    })}
  </svg>
)
