import { useEffect, useMemo, useState } from 'react'
import type { GatewayDetail, GatewayView } from '../../../shared/contract/views'
import { type Outcome, ok } from '../../../shared/outcome'
import { formatSecond } from '../../../shared/text/instant'
import { formatBytes } from '../../../shared/text/quantity'
import { useStores } from '../../store/context'
import { useLanguage, useText } from '../../store/hooks'
import type { StationStore } from '../../store/station'
import { Button } from '../../ui/Button'
import { CopyText } from '../shell/CopyText'
import { indented, rawPieces } from './raw-report'
import { useVisible } from './use-visible'
import './raw-report.css'

interface Props {
  readonly gateway: GatewayView
  /** Where there is room, at its full height. */
  readonly whole?: boolean
}

/** The last report as it was received, with what is not as documented marked, and its passwords for who asks for them. */
export function LastReportPanel({ gateway, whole = false }: Props) {
  const { gateway: say, action } = useText()
  const language = useLanguage()
  // Whoever goes on to another box has not asked for the passwords of that one.
  const [openFor, setOpenFor] = useState<string | null>(null)
  const isOpen = openFor === gateway.id
  const { report, isAway, failure } = useLastReport(gateway.id, gateway.lastReportAt, isOpen)
  const { warnings } = gateway
  const body = report?.body
  const pieces = useMemo(
    () =>
      body === undefined
        ? []
        : rawPieces(
            indented(body),
            warnings.map(({ field }) => field),
          ),
    [body, warnings],
  )
  const hasMarks = pieces.some(({ isMarked }) => isMarked)
  return (
    <section className={whole ? 'panel raw-report whole' : 'panel raw-report'} aria-label={say.lastReport}>
      <header>
        <h2 className="panel-title">{say.lastReport}</h2>
        <span className="sm t3 grow ell">
          {report &&
            `${formatSecond(Date.parse(report.at), language)} · ${formatBytes(new Blob([report.body]).size)} · ${report.from} · ${say.format[report.dialect]}`}
        </span>
        {report?.masked && (
          <Button
            kind="quiet"
            size="small"
            aria-pressed={isOpen}
            onClick={() => setOpenFor(isOpen ? null : gateway.id)}
          >
            {isOpen ? say.hidePasswords : say.showPasswords}
          </Button>
        )}
        {report && <CopyText text={report.body} label={action.copy} look="quiet" />}
      </header>
      {failure !== null && (
        <p className="raw-none" role="alert">
          {say.reportFailed} {failure}
        </p>
      )}
      {report === null ? (
        failure === null && <p className="raw-none t2">{isAway ? say.reportAway : say.noReport}</p>
      ) : (
        // A place to scroll in must be reachable by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        <pre className="raw" tabIndex={0}>
          {pieces.map(({ at, text, kind, isMarked }) =>
            isMarked ? (
              <mark key={at} className={`fault ${kind}`}>
                {text}
              </mark>
            ) : (
              <span key={at} className={kind}>
                {text}
              </span>
            ),
          )}
        </pre>
      )}
      {hasMarks && <p className="raw-marked">{say.marked}</p>}
    </section>
  )
}

/** Asks again whenever a newer report has come, while somebody can see it. */
function useLastReport(id: string, lastReportAt: string | null, isOpen: boolean) {
  const { station } = useStores()
  const { problem } = useText()
  const isVisible = useVisible()
  const [{ report, isAway }, setShown] = useState<Shown>({ report: null, isAway: false })
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    if (lastReportAt === null || !isVisible) return
    let isWanted = true
    void askFor(station, id, isOpen).then((reply) => {
      if (!isWanted) return
      setFailure(reply.ok ? null : problem[reply.problem.code])
      if (reply.ok) setShown(reply.value)
    })
    return () => {
      isWanted = false
    }
  }, [station, problem, id, lastReportAt, isVisible, isOpen])
  return { report, isAway, failure }
}

async function askFor(station: StationStore, id: string, isOpen: boolean): Promise<Outcome<Shown>> {
  if (!isOpen) {
    const detail = await station.invoke('getGateway', { id })
    return detail.ok ? ok({ report: detail.value.lastReport, isAway: detail.value.siteAway === true }) : detail
  }
  const whole = await station.invoke('getRawReport', { id })
  return whole.ok ? ok({ report: whole.value && { ...whole.value, masked: true }, isAway: false }) : whole
}

interface Shown {
  readonly report: GatewayDetail['lastReport']
  /** At headquarters: the site, which alone has it, does not answer. */
  readonly isAway: boolean
}
