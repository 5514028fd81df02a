import { useMemo, useRef, useState } from 'react'
import type { GatewayView } from '../../../shared/contract/views'
import { minutes } from '../../../shared/time/millis'
import { useStepOfTime, useText, useView } from '../../store/hooks'
import { Dots } from '../../ui/Dots'
import { Icon } from '../../ui/Icon'
import { Segmented } from '../../ui/Segmented'
import { useMenuOf } from '../../ui/use-menu-of'
import { useAtWork } from '../fleet/use-at-work'
import { DeviceMenu } from './DeviceMenu'
import { DevicesGrid } from './DevicesGrid'
import { DevicesTable } from './DevicesTable'
import { deviceDots } from './device-dots'
import { type DeviceSort, deviceRows, matchingDevices, sortedDevices } from './device-list'
import { devicesSummary } from './gateway-words'
import { useHeldRows } from './use-held-rows'
import type { PastOfBox } from './use-history'
import { useShownDevice } from './use-shown-device'
import { useWhileVisible } from './use-visible'
import './devices.css'

interface Props {
  readonly gateway: GatewayView
  /** Of 24 hours. */
  readonly past: PastOfBox
  /** Whether it goes to the sub-device that the page was opened for. */
  readonly reveals?: boolean
}

/** The sub-devices of a box with their last 24 hours, as a table or as a grid by type. */
export function DevicesPanel({ gateway, past, reveals = false }: Props) {
  const text = useText()
  const { gateway: say } = text
  const [look, setLook] = useState<'table' | 'grid'>('table')
  const [query, setQuery] = useState('')
  const [sort, setSort] = useState<DeviceSort | null>(null)
  const now = useWhileVisible(useStepOfTime(minutes(1)))
  const { devices, presenceSince, deviceCounts } = gateway
  const rows = useMemo(
    () => deviceRows(devices, Date.parse(presenceSince), past.history, now),
    [devices, presenceSince, past.history, now],
  )
  const wanted = useMemo(() => sortedDevices(matchingDevices(rows, query, text), sort, text), [rows, query, sort, text])
  const { atWork, handlers } = useAtWork()
  const shown = useHeldRows(wanted, atWork, `${gateway.id} ${query} ${sort?.by} ${sort?.descending} ${look}`)
  const panel = useRef<HTMLElement>(null)
  const current = useView(({ shownDevice }) => shownDevice?.id ?? null)
  useShownDevice(panel, reveals, () => setQuery(''))
  const menu = useMenuOf('device', 'device-menu')
  const chosen = devices.find(({ id }) => id === menu.open?.id)
  const isSilent = deviceCounts.total > 0 && deviceCounts.unknown === deviceCounts.total
  return (
    <section ref={panel} className="panel devices" aria-label={say.devices} {...handlers} {...menu.handlers}>
      <header>
        <h2 className="panel-title">{say.devices}</h2>
        <span className="sm t3" data-tip={text.card.deviceCount}>
          {isSilent ? '?' : deviceCounts.online}/{deviceCounts.total}
        </span>
        <Dots dots={deviceDots(devices)} label={devicesSummary(gateway, text)} />
        {devices.length > 0 && (
          <div className="field devices-filter">
            <Icon name="search" small />
            <input
              type="search"
              aria-label={say.filterDevices}
              placeholder={say.filterDevices}
              value={query}
              onChange={(event) => setQuery(event.target.value)}
            />
          </div>
        )}
        <Segmented
          label={say.view}
          options={[
            { value: 'table', label: say.asTable },
            { value: 'grid', label: say.asGrid },
          ]}
          value={look}
          onChange={setLook}
        />
      </header>
      {shown.length === 0 ? (
        <p className="devices-none sm t2">{devices.length === 0 ? say.noDevices : say.noDeviceMatches}</p>
      ) : look === 'table' ? (
        <DevicesTable gateway={gateway.id} rows={shown} now={now} sort={sort} onSort={setSort} shown={current} />
      ) : (
        <DevicesGrid gateway={gateway.id} rows={shown} now={now} shown={current} />
      )}
      {menu.open && chosen && (
        <DeviceMenu
          gateway={gateway.id}
          device={chosen}
          anchor={menu.open.anchor}
          align={menu.open.align}
          onClose={menu.close}
        />
      )}
    </section>
  )
}
