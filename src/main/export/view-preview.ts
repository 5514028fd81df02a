import { availabilityOf, meanRecovery } from '../../shared/availability/figures'
import type { AvailabilityView, BoxAvailabilityView, ExportPreview } from '../../shared/contract/export-views'
import { columnNames, columnsOf, lookOf } from '../../shared/export/columns'
import type { BoxAccount, Glimpse, Survey } from '../../shared/export/survey'
import type { ExportRequest } from '../../shared/model/export'
import { iso } from '../../shared/time/iso'

/** About how long a row of availability is, which a preview does not make. */
const AVAILABILITY_ROW = 190

/**
 * What an export would hold, for who is about to ask for it.
 * @param survey `null` as long as the range is not gone through; then there are rows, and no figures
 */
export function viewPreview(
  request: ExportRequest,
  glimpse: Glimpse,
  survey: Survey | null,
  fileName: string,
): ExportPreview {
  const { kind, form } = request
  const titles = columnNames(kind, form)
  const estimates = survey?.rows ?? glimpse.rows
  const first = survey !== null && (kind === 'devices' || kind === 'events') ? survey.first[kind] : glimpse.first
  const lengths = first.map((row) => row.reduce((sum, cell) => sum + cell.length + 2, 0))
  const row = lengths.length === 0 ? AVAILABILITY_ROW : lengths.reduce((a, b) => a + b, 0) / lengths.length
  return {
    kind,
    fileName,
    from: iso(request.from),
    to: iso(request.to),
    columns: columnsOf(kind, form).map((key, place) => ({ key, title: titles[place] ?? key, look: lookOf(key) })),
    rows: first,
    estimates,
    bytes: Math.round(row * estimates[kind]),
    figures: survey === null ? null : viewFigures(survey, form.target),
    worst: survey?.worst.map(viewBox) ?? [],
  }
}

/** @param target in percent, below which a box counts */
export const viewFigures = (survey: Survey, target: number): AvailabilityView => ({
  availability: availabilityOf(survey.boxes),
  devicesAvailability: availabilityOf(survey.devices),
  target,
  boxes: survey.boxCount,
  observed: survey.observedCount,
  belowTarget: survey.belowTarget,
  incidents: survey.boxes.incidents,
  meanRecoverySeconds: meanRecovery(survey.boxes),
  longestOutage: survey.longest,
})

export const viewBox = ({ figures, ...box }: BoxAccount): BoxAvailabilityView => ({
  ...box,
  availability: availabilityOf(figures),
  downSeconds: figures.down,
  incidents: figures.incidents,
})
