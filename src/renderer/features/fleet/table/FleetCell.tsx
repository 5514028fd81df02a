import type { GatewayView } from '../../../../shared/contract/views'
import { formatPercent } from '../../../../shared/text/quantity'
import { deviceCount } from '../../../store/facts'
import { useMinute, useText, useThresholds, useTrend, useView } from '../../../store/hooks'
import { useSite } from '../../../store/sites'
import { isProblem, nameOf, standingOf } from '../../../store/standing'
import { Figure } from '../../../ui/Figure'
import { Glyph } from '../../../ui/Glyph'
import { Name } from '../../../ui/Name'
import { StateBar } from '../../../ui/StateBar'
import { boxDay } from '../../gateway/box-day'
import { DeviceMention } from '../../gateway/DeviceMention'
import { downMention, foundDevice, mentionOf } from '../../gateway/device-mention'
import { barLetters } from '../../gateway/GatewayDay'
import { faultWords } from '../../gateway/gateway-words'
import { levelOf, type Metric } from '../../gateway/metric-limits'
import { ReportAge } from '../../gateway/ReportAge'
import { saysTemperature } from '../../gateway/says-temperature'
import { standingGlyph, standingTone } from '../../gateway/standing-look'
import type { ColumnId } from './columns'
import { cellText } from './rows-text'

interface Props {
  readonly gateway: GatewayView
  readonly id: ColumnId
}

/** What a row shows in one column. */
export function FleetCell({ gateway, id }: Props) {
  switch (id) {
    case 'state':
      return <State gateway={gateway} />
    case 'name':
      return <BoxName gateway={gateway} />
    case 'site':
      return <SiteName gateway={gateway} />
    case 'lastReport':
      return <ReportAge {...gateway} />
    case 'cpu':
    case 'memory':
    case 'disk':
    case 'temperature':
      return <MetricFigure gateway={gateway} id={id} />
    case 'devices':
      return <Devices gateway={gateway} />
    case 'day':
    case 'availability':
      return <Day gateway={gateway} id={id} />
    default:
      return <Plain gateway={gateway} id={id} />
  }
}

interface Part {
  readonly gateway: GatewayView
}

/** Its name, and the sub-device that the filter has found it for. */
function BoxName({ gateway }: Part) {
  const text = useText()
  const query = useView(({ filter }) => filter.query)
  const device = foundDevice(gateway, query) && mentionOf(gateway, query, text)
  const name = <Name className="medium">{nameOf(gateway)}</Name>
  if (!device) return name
  return (
    <span className="table-name">
      {name}
      <span className="ell t2">
        <DeviceMention mention={device} />
      </span>
    </span>
  )
}

function State({ gateway }: Part) {
  const text = useText()
  const standing = standingOf(gateway)
  const why = standing === 'abnormal' ? faultWords(gateway, text) : undefined
  return (
    <span className={`row table-state tone-${standingTone[standing]}`} data-tip={why}>
      <Glyph shape={standingGlyph[standing]} />
      <span className={isProblem(standing) ? 'toned medium' : 't2'}>{text.standing[standing]}</span>
    </span>
  )
}

function SiteName({ gateway }: Part) {
  const site = useSite(gateway.site)
  return <span className="t2">{site?.name ?? gateway.site}</span>
}

function MetricFigure({ gateway, id }: Part & { readonly id: Metric }) {
  const value = gateway.metrics[id]
  const limits = useThresholds()[id]
  const trend = useTrend(gateway.id)
  const percent = id !== 'temperature'
  if (!percent && !saysTemperature(gateway.metrics, trend)) return null
  return <Figure value={value} unit={percent ? '%' : '°'} level={levelOf(value, limits)} bar={percent} />
}

function Devices({ gateway }: Part) {
  const text = useText()
  const { devices, down } = deviceCount(gateway)
  if (devices === '') return '—'
  const [online, total] = devices.split('/')
  return (
    <span data-tip={downMention(gateway, text)?.words}>
      <span className={down ? 'devices-down' : online === '?' ? 't3' : ''}>{online}</span>
      <span className="t3">/{total}</span>
    </span>
  )
}

function Day({ gateway, id }: Part & { readonly id: 'day' | 'availability' }) {
  const { card } = useText()
  const now = useMinute()
  const { cells, availability } = boxDay(gateway, now)
  const percent = availability === null ? null : formatPercent(availability)
  if (id === 'availability') return percent ?? '—'
  return <StateBar cells={barLetters(cells)} label={percent === null ? card.notObserved : card.availability(percent)} />
}

function Plain({ gateway, id }: Props) {
  const text = useText()
  if (id === 'day') return null
  return <span className={id === 'sn' || id === 'mac' ? 't2 mono' : 't2'}>{cellText(gateway, id, text, 0)}</span>
}
