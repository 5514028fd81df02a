import type { GatewayView } from '../../../shared/contract/views'
import type { ExportKind } from '../../../shared/model/export-schedule'
import { exportBox } from '../../store/box-export'
import { useStores } from '../../store/context'
import { useLanguage, useText } from '../../store/hooks'
import { Menu } from '../../ui/Menu'

/** What of one box is worth a file. */
const KINDS: readonly ExportKind[] = ['events', 'devices', 'availability', 'reports']

interface Props {
  readonly gateway: GatewayView
  readonly anchor: Element
  readonly onClose: () => void
}

/** The last 30 days of a box as a CSV file. */
export function ExportMenu({ gateway, anchor, onClose }: Props) {
  const text = useText()
  const { gateway: say, problem } = text
  const language = useLanguage()
  const { station, notices } = useStores()
  const begin = async (kind: ExportKind) => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const made = await exportBox(station, { kind, gateways: [gateway.id], language, zone: timeZone })
    if (made.to === 'file') notices.tell(say.exported(made.path))
    if (made.to === 'nowhere') {
      notices.fail(`${say.exportFailed} ${made.problem === null ? '' : problem[made.problem.code]}`.trim())
    }
  }
  const items = KINDS.map((kind) => ({
    label: say.exportOf(text.reports.kind[kind]),
    icon: 'download' as const,
    onChoose: () => void begin(kind),
  }))
  return <Menu label={say.exportLabel} items={items} anchor={anchor} onClose={onClose} />
}
