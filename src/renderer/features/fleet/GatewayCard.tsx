import { memo, useRef } from 'react'
import type { GatewayView, Trend } from '../../../shared/contract/views'
import { useLanguage, useMinute, useText } from '../../store/hooks'
import { useIsLastKnown, useSite } from '../../store/sites'
import { isProblem, isStale, nameOf, standingOf } from '../../store/standing'
import { useFleetLook } from '../../store/use-fleet'
import { Dots } from '../../ui/Dots'
import { Glyph } from '../../ui/Glyph'
import { Icon } from '../../ui/Icon'
import { Name } from '../../ui/Name'
import { DeviceMention, useMention } from '../gateway/DeviceMention'
import { deviceDots } from '../gateway/device-dots'
import { downMention } from '../gateway/device-mention'
import { doubtsOf } from '../gateway/doubts'
import { GatewayDay } from '../gateway/GatewayDay'
import { GatewayMeters } from '../gateway/GatewayMeters'
import { cardLabel, devicesSummary, stateSentence } from '../gateway/gateway-words'
import { ReportAge } from '../gateway/ReportAge'
import { standingGlyph, standingTone } from '../gateway/standing-look'
import { usePulse } from './use-pulse'
import './card.css'

interface Props {
  readonly gateway: GatewayView
  readonly trend: Trend
  /** Its place in the grid. */
  readonly place: number
  readonly isTabStop: boolean
  readonly isSelected?: boolean
}

/** One box at a glance. Drawn again when its gateway changes; what ticks inside it ticks alone. */
export const GatewayCard = memo(({ gateway, trend, place, isTabStop, isSelected = false }: Props) => {
  const { card, alerts } = useText()
  const standing = standingOf(gateway)
  const cell = useRef<HTMLTableCellElement>(null)
  usePulse(cell, gateway)
  const looks = [
    'card',
    `tone-${standingTone[standing]}`,
    standing,
    isProblem(standing) ? 'problem' : '',
    isStale(gateway) ? 'stale' : '',
    useIsLastKnown(gateway.site) ? 'unlinked' : '',
  ]
  return (
    <td
      ref={cell}
      className={looks.filter(Boolean).join(' ')}
      tabIndex={isTabStop ? 0 : -1}
      {...{ 'aria-selected': isSelected }}
      data-place={place}
      data-gateway={gateway.id}
    >
      <CardLabel gateway={gateway} />
      <div className="card-head" aria-hidden="true">
        <Glyph shape={standingGlyph[standing]} />
        <Name className="card-name">{nameOf(gateway)}</Name>
        <ReportAge {...gateway} />
        <CardSentence gateway={gateway} />
        <CardAddress gateway={gateway} />
      </div>
      <div className="card-meters" aria-hidden="true">
        {gateway.lastReportAt === null ? (
          <p className="card-no-metrics">{card.metricsAppear}</p>
        ) : (
          <GatewayMeters metrics={gateway.metrics} trend={trend} />
        )}
      </div>
      <CardDevices gateway={gateway} />
      <button type="button" className="card-menu" aria-label={alerts.boxMenu} aria-haspopup="menu" tabIndex={-1}>
        <Icon name="more" />
      </button>
      <div className="card-day">
        <span>{card.last24h}</span>
        <GatewayDay gateway={gateway} />
      </div>
    </td>
  )
})

interface Part {
  readonly gateway: GatewayView
}

function CardSentence({ gateway }: Part) {
  const speech = { text: useText(), language: useLanguage(), now: useMinute() }
  const { lead, rest } = stateSentence(gateway, speech)
  const mention = useMention(gateway)
  if (mention !== null) {
    return (
      <div className="card-state one-line">
        <b className="ell">{lead}</b>
        <span className="nowrap">&nbsp;·&nbsp;</span>
        <span className="ell">
          <DeviceMention mention={mention} />
        </span>
      </div>
    )
  }
  return (
    <div className="card-state">
      <b className="ell">{lead}</b>
      {rest !== null && <span className="nowrap gives-way">&nbsp;· {rest}</span>}
    </div>
  )
}

/** Where it is; with a mark before it, if it may not be who it says it is. */
function CardAddress({ gateway }: Part) {
  const text = useText()
  const site = useSite(gateway.site)
  // At headquarters addresses say little: each site has the same. Beneath the head of its own site a box needs no other.
  const isSiteShown = useFleetLook().look.grouping !== 'site' || isProblem(standingOf(gateway))
  const doubts = doubtsOf(gateway, text)
  return (
    <div className="card-address">
      {doubts.length > 0 && (
        <span className="card-doubt" data-tip={doubts.map(({ cause }) => cause).join('\n')}>
          <Icon name="caution" small />
        </span>
      )}
      <span className="ell">{site !== undefined && isSiteShown ? site.name : gateway.addresses[0]}</span>
    </div>
  )
}

/**
 * The card in words, for those who hear it; what is drawn of that is not told twice, and the table tells the figures.
 * Apart from the card, so that the minute that passes in its words does not draw the card.
 */
function CardLabel({ gateway }: Part) {
  const speech = { text: useText(), now: useMinute() }
  return <span className="unseen">{cardLabel(gateway, speech)}</span>
}

function CardDevices({ gateway }: Part) {
  const text = useText()
  const { online, unknown, total, offline, missing } = gateway.deviceCounts
  const summary = devicesSummary(gateway, text)
  const down = downMention(gateway, text)
  return (
    <div className="card-devices" aria-hidden="true">
      {total === 0 ? (
        <span className="sm t3 grow">{summary}</span>
      ) : (
        <>
          <Dots dots={deviceDots(gateway.devices)} label={summary} />
          <span
            className={offline + missing > 0 ? 'card-count bad' : 'card-count'}
            data-tip={down === null ? text.card.deviceCount : `${text.card.deviceCount}\n${down.words}`}
          >
            <b>{unknown === total ? '?' : online}</b>/{total}
          </span>
        </>
      )}
    </div>
  )
}
