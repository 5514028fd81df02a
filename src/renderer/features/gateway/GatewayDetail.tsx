import { useId, useState } from 'react'
import type { GatewayView } from '../../../shared/contract/views'
import { hours, type Millis } from '../../../shared/time/millis'
import { useStores } from '../../store/context'
import { useGateway, useSimulated, useText, useView } from '../../store/hooks'
import { useIsAwaited } from '../../store/scope'
import { Button } from '../../ui/Button'
import { Tabs } from '../../ui/Tabs'
import { useAtStation } from '../sites/use-at-station'
import { ChartsPanel } from './ChartsPanel'
import { RANGES, type RangeName } from './chart-ticks'
import { DevicesPanel } from './DevicesPanel'
import { DoubtNotes } from './DoubtNotes'
import { reportWarningsOf } from './doubts'
import { GatewayHead } from './GatewayHead'
import { IdentityPanel } from './IdentityPanel'
import { LastReportPanel } from './LastReportPanel'
import { RemoveGateway } from './RemoveGateway'
import { SilenceNote } from './SilenceNote'
import { TransitionsPanel } from './TransitionsPanel'
import { useBoxEvents } from './use-box-events'
import { useEditKeys } from './use-edit-keys'
import { useHistory } from './use-history'
import { WarningsPanel } from './WarningsPanel'

/** Everything about one box. */
export function GatewayDetail({ id }: { readonly id: string }) {
  const { gateway: say, action } = useText()
  const { view } = useStores()
  const gateway = useGateway(id)
  const isAwaited = useIsAwaited()
  const simulated = useSimulated()
  if (gateway !== undefined) return <Detail gateway={gateway} />
  if (isAwaited) return <div className="gateway-detail" aria-busy="true" />
  return (
    <div className="empty" role="status">
      <p className="what">{simulated ? say.notSimulated : say.gone}</p>
      <Button onClick={view.closeGateway}>{action.back}</Button>
    </div>
  )
}

type TabName = 'overview' | 'devices' | 'events' | 'report'

function Detail({ gateway }: { readonly gateway: GatewayView }) {
  const { gateway: say } = useText()
  const shownDevice = useView((state) => state.shownDevice)
  const isThere = gateway.devices.some(({ id }) => id === shownDevice?.id)
  const [tab, setTab] = useState<TabName>(isThere ? 'devices' : 'overview')
  const [led, setLed] = useState(shownDevice)
  if (led !== shownDevice) {
    setLed(shownDevice)
    if (isThere) setTab('devices')
  }
  // The note is on the overview: N leads there from another tab.
  const [noting, setNoting] = useState(false)
  const showTab = (next: TabName) => {
    setNoting(false)
    setTab(next)
  }
  const writeNote = () => {
    setNoting(true)
    setTab('overview')
  }
  const { atStation } = useAtStation()
  useEditKeys(tab === 'overview' ? {} : { note: () => atStation(writeNote) })
  const [asking, setAsking] = useState(false)
  const remove = () => setAsking(true)
  const panelId = useId()
  const { total, online, unknown } = gateway.deviceCounts
  const tabs = [
    { value: 'overview', label: say.tabs.overview },
    {
      value: 'devices',
      label: say.tabs.devices,
      count: total > 0 ? `${unknown === total ? '?' : online}/${total}` : '0',
    },
    { value: 'events', label: say.tabs.events },
    { value: 'report', label: say.tabs.report },
  ] as const
  return (
    <div className="gateway-detail">
      <GatewayHead gateway={gateway} onRemove={remove} />
      <div className="gateway-tabs">
        <Tabs label={say.tabs.label} tabs={tabs} value={tab} panelId={panelId} onChange={showTab} />
        <span className="grow" />
        <span className="row xs t3 gateway-keys" aria-hidden="true">
          <span className="kbd">J</span>
          <span className="kbd">K</span>
          {say.nextPrevious}
        </span>
      </div>
      <div id={panelId} className="page gateway" role="tabpanel" aria-labelledby={`${panelId}-${tab}-tab`}>
        <SilenceNote gateway={gateway} />
        <DoubtNotes gateway={gateway} />
        <Tab tab={tab} gateway={gateway} noting={noting} onTab={showTab} onRemove={remove} />
      </div>
      {asking && <RemoveGateway gateway={gateway} onClose={() => setAsking(false)} />}
    </div>
  )
}

/** A box is new for so long: in a whole day what it has said so far would be too thin to see. */
const NEW: Millis = hours(2)

const rangeFor = ({ firstSeenAt }: GatewayView, now: Millis): RangeName =>
  firstSeenAt !== null && now - Date.parse(firstSeenAt) < NEW ? 'hour' : 'day'

interface TabProps {
  readonly tab: TabName
  readonly gateway: GatewayView
  /** Whether the note is to be written at once. */
  readonly noting: boolean
  readonly onTab: (tab: TabName) => void
  readonly onRemove: () => void
}

function Tab({ tab, gateway, noting, onTab, onRemove }: TabProps) {
  const { clock } = useStores().station
  const [range, setRange] = useState<RangeName>(() => rangeFor(gateway, clock.now()))
  const day = useHistory(gateway, RANGES.day)
  const events = useBoxEvents(gateway.id)
  switch (tab) {
    case 'overview':
      return (
        <>
          <div className="columns">
            {range === 'day' ? (
              <ChartsPanel gateway={gateway} range={range} onRange={setRange} past={day} />
            ) : (
              <OtherRange key={range} gateway={gateway} range={range} onRange={setRange} />
            )}
            <IdentityPanel gateway={gateway} noting={noting} onRemove={onRemove} />
          </div>
          <DevicesPanel gateway={gateway} past={day} />
          <Warnings gateway={gateway} />
          <div className="columns halves">
            <TransitionsPanel past={events} onAll={() => onTab('events')} />
            <LastReportPanel gateway={gateway} />
          </div>
        </>
      )
    case 'devices':
      return <DevicesPanel gateway={gateway} past={day} reveals />
    case 'events':
      return <TransitionsPanel past={events} whole />
    case 'report':
      return (
        <>
          <Warnings gateway={gateway} />
          <LastReportPanel gateway={gateway} whole />
        </>
      )
  }
}

interface RangeProps {
  readonly gateway: GatewayView
  readonly range: RangeName
  readonly onRange: (range: RangeName) => void
}

/** Charts over a range that is read only while it is looked at. */
const OtherRange = (props: RangeProps) => (
  <ChartsPanel {...props} past={useHistory(props.gateway, RANGES[props.range])} />
)

function Warnings({ gateway }: { readonly gateway: GatewayView }) {
  const warnings = reportWarningsOf(gateway, useText())
  return warnings.length === 0 ? null : <WarningsPanel warnings={warnings} />
}
