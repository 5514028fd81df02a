import { useEffect, useMemo, useState } from 'react'
import type { GatewayDetail, GatewayView } from '../../../shared/contract/views'
import { formatSecond } from '../../../shared/text/instant'
import { formatBytes } from '../../../shared/text/quantity'
import { useStores } from '../../store/context'
import { useLanguage, useText } from '../../store/hooks'
import { CopyButton } from '../../ui/CopyButton'
import { indented, rawPieces } from './raw-report'
import { useVisible } from './use-visible'
import './raw-report.css'

interface Props {
  readonly gateway: GatewayView
  /** Where there is room, at its full height. */
  readonly whole?: boolean
}

/** The last report as it was received, with what is not as documented marked. */
export function LastReportPanel({ gateway, whole = false }: Props) {
  const { gateway: say, action } = useText()
  const language = useLanguage()
  const { report, failure } = useLastReport(gateway.id, gateway.lastReportAt)
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
            `${formatSecond(Date.parse(report.at), language)} · ${formatBytes(new Blob([report.body]).size)} · ${report.from} · ${report.dialect}`}
        </span>
        {report && <CopyButton text={report.body} label={action.copy} doneLabel={action.copied} look="quiet" />}
      </header>
      {failure !== null && (
        <p className="raw-none" role="alert">
          {say.reportFailed} {failure}
        </p>
      )}
      {report === null ? (
        failure === null && <p className="raw-none t2">{say.noReport}</p>
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
function useLastReport(id: string, lastReportAt: string | null) {
  const { station } = useStores()
  const { problem } = useText()
  const isVisible = useVisible()
  const [report, setReport] = useState<GatewayDetail['lastReport']>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    if (lastReportAt === null || !isVisible) return
    let isWanted = true
    void station.invoke('getGateway', { id }).then((detail) => {
      if (!isWanted) return
      setFailure(detail.ok ? null : problem[detail.problem.code])
      if (detail.ok) setReport(detail.value.lastReport)
    })
    return () => {
      isWanted = false
    }
  }, [station, problem, id, lastReportAt, isVisible])
  return { report, failure }
}
