import { useCallback } from 'react'
import { formatMoment } from '../../../shared/text/instant'
import { useStores } from '../../store/context'
import { useLanguage, useText } from '../../store/hooks'
import type { ChartRows } from '../../ui/chart-data'
import { type Gap, gapAt } from './chart-series'
import type { Metric } from './metric-limits'

/** Says what a row of a chart holds: `10:32:12 · 46% (31–71)`, or why it holds nothing. */
export function useReadout(metric: Metric, rows: ChartRows, gaps: readonly Gap[]): (row: number) => string {
  const { chart: say } = useText().gateway
  const language = useLanguage()
  const { station } = useStores()
  return useCallback(
    (row: number) => {
      const at = rows.at[row]
      if (at === undefined) return ''
      const when = formatMoment(at, station.clock.now(), language)
      const value = rows.value[row] ?? null
      const [low, high] = [rows.low[row] ?? value, rows.high[row] ?? value]
      if (value === null || low === null || high === null) {
        const gap = gapAt(gaps, at)
        return say.readout(when, gap === undefined ? say.notReported : say.gap[gap.reason])
      }
      const unit = say.unit[metric]
      const [least, most] = [Math.round(low), Math.round(high)]
      const figure = `${Math.round(value)}${unit}`
      return say.readout(when, least === most ? figure : say.between(figure, least, most))
    },
    [rows, gaps, metric, say, language, station],
  )
}
