import type { AvailabilityView } from '../../../shared/contract/export-views'
import { formatDuration } from '../../../shared/text/duration'
import type { Text } from '../../../shared/text/en'
import { formatCount } from '../../../shared/text/plural'
import { isolated } from '../../../shared/text/readable'
import { percentText } from './percent-text'

export interface KeyFigure {
  readonly label: string
  readonly value: string
  readonly aside: string
  readonly tone: 'late' | 'off' | null
}

/**
 * What a range comes to, in four figures; `null` as long as it is gone through. Where no box was observed nothing is
 * known: that is no range without an outage.
 */
export function keyFigures(figures: AvailabilityView | null, target: number, text: Text): readonly KeyFigure[] {
  const { reports: say } = text
  if (figures === null) return allAre('…', '', target, text)
  if (figures.observed === 0) return allAre('–', say.notObserved, target, text)
  const { availability, belowTarget, observed, boxes, incidents, meanRecoverySeconds, longestOutage } = figures
  const isMissed = availability !== null && availability < target
  const mean = meanRecoverySeconds === null ? null : formatDuration(meanRecoverySeconds * 1000, text)
  return [
    {
      label: say.fleetAvailability,
      value: percentText(availability),
      aside: say.targetOf(target),
      tone: isMissed ? 'late' : null,
    },
    {
      label: say.belowTarget,
      value: formatCount(belowTarget),
      aside: observed < boxes ? say.ofObserved(observed, boxes) : say.ofBoxes(boxes),
      tone: belowTarget > 0 ? 'off' : null,
    },
    figure(
      say.incidents,
      formatCount(incidents),
      incidents === 0 ? say.noOutage : mean === null ? say.noneEnded : say.mean(mean),
    ),
    figure(
      say.longestOutage,
      longestOutage === null ? '–' : formatDuration(longestOutage.seconds * 1000, text),
      longestOutage === null ? say.noOutage : isolated(longestOutage.name),
    ),
  ]
}

const figure = (label: string, value: string, aside: string): KeyFigure => ({ label, value, aside, tone: null })

const allAre = (value: string, aside: string, target: number, { reports: say }: Text): readonly KeyFigure[] => [
  figure(say.fleetAvailability, value, say.targetOf(target)),
  ...[say.belowTarget, say.incidents, say.longestOutage].map((label) => figure(label, value, aside)),
]
