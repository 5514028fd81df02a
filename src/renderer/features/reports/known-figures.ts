import type { Input } from '../../../shared/contract/calls'
import type { ExportPreview } from '../../../shared/contract/export-views'
import { minutes } from '../../../shared/time/millis'

/** What was asked for a preview. */
export type Asked = Input<'previewExport'>

/** A range that ends now is asked for anew each minute. */
const GOES_ON = minutes(2)

/** A range that goes on with time has about the key figures that it had a minute ago, until its own are there. */
export function withKnownFigures(
  preview: ExportPreview,
  asked: Asked,
  before: { readonly preview: ExportPreview | null; readonly asked: Asked | null },
): ExportPreview {
  if (preview.figures !== null || !before.preview || !before.asked || !isAlike(asked, before.asked)) return preview
  return { ...preview, figures: before.preview.figures, worst: before.preview.worst }
}

function isAlike(a: Asked, b: Asked): boolean {
  const isNear = (one: unknown, other: unknown) => Math.abs(Number(one) - Number(other)) <= GOES_ON
  const counted = ({ gateways, group, site, leaveOutMuted, target }: Asked) =>
    JSON.stringify([gateways, group, site, leaveOutMuted, target])
  return isNear(a.from, b.from) && isNear(a.to, b.to) && counted(a) === counted(b)
}
