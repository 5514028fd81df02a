import { useEffect, useState } from 'react'
import type { GatewayDetail } from '../../../shared/contract/views'
import { formatSecond } from '../../../shared/text/instant'
import { formatBytes } from '../../../shared/text/quantity'
import { useStores } from '../../store/context'
import { useLanguage, useText } from '../../store/hooks'
import { CopyButton } from '../../ui/CopyButton'

interface Props {
  readonly id: string
  /** Asks again whenever a newer report has come. */
  readonly lastReportAt: string | null
}

/** The last report as it was received. */
export function LastReportPanel({ id, lastReportAt }: Props) {
  const { gateway: say, action } = useText()
  const language = useLanguage()
  const report = useLastReport(id, lastReportAt)
  return (
    <section className="panel">
      <header>
        <h2 className="panel-title">{say.lastReport}</h2>
        {report && (
          <>
            <span className="sm t3 grow">
              {formatSecond(Date.parse(report.at), language)} · {formatBytes(new Blob([report.body]).size)} ·{' '}
              {report.from} · {report.dialect}
            </span>
            <CopyButton text={report.body} label={action.copy} doneLabel={action.copied} look="quiet" />
          </>
        )}
      </header>
      <pre className="raw">{report ? indented(report.body) : say.noReport}</pre>
    </section>
  )
}

function useLastReport(id: string, lastReportAt: string | null): GatewayDetail['lastReport'] {
  const { station } = useStores()
  const [report, setReport] = useState<GatewayDetail['lastReport']>(null)
  useEffect(() => {
    if (lastReportAt === null) return
    let isWanted = true
    void station.invoke('getGateway', { id }).then((detail) => {
      if (isWanted && detail.ok) setReport(detail.value.lastReport)
    })
    return () => {
      isWanted = false
    }
  }, [station, id, lastReportAt])
  return report
}

/** JSON in lines; anything else as it came. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
