import type { GatewayView } from '../../../shared/contract/views'
import type { Language } from '../../../shared/model/settings'
import { formatDuration, formatLargestUnit } from '../../../shared/text/duration'
import { formatWhen } from '../../../shared/text/instant'
import type { Text } from '../../../shared/text/text'
import { type Millis, minutes, seconds } from '../../../shared/time/millis'
import { nameOf, standingOf, standingSince } from '../../store/standing'
import { downMention } from './device-mention'
import { doubtsOf } from './doubts'

/** When and in which language something is said. */
export interface Speech {
  readonly now: Millis
  readonly text: Text
  readonly language: Language
}

/** How a gateway stands and since when: `lead` is the state, `rest` what belongs to it. */
export interface StateSentence {
  readonly lead: string
  readonly rest: string | null
}

/** The sentence under the name of a gateway. */
export function stateSentence(gateway: GatewayView, { now, text, language }: Speech): StateSentence {
  const standing = standingOf(gateway)
  const lead = text.standing[standing]
  switch (standing) {
    case 'online': {
      const up = now - Date.parse(gateway.presenceSince)
      return { lead, rest: up < minutes(1) ? null : text.card.up(formatLargestUnit(up, text)) }
    }
    case 'late':
      return { lead, rest: text.card.expectedEvery(formatDuration(seconds(gateway.periodSeconds), text)) }
    case 'abnormal': {
      const since = now - Date.parse(standingSince(gateway))
      return {
        lead: faultWords(gateway, text),
        rest: since < minutes(1) ? null : text.card.since(formatLargestUnit(since, text)),
      }
    }
    case 'muted':
      return {
        lead: gateway.mutedUntil === null ? lead : text.card.mutedUntil(when(gateway.mutedUntil)),
        rest: gateway.presence === 'online' ? null : text.standing[gateway.presence],
      }
    case 'unobserved':
      return { lead, rest: text.card.sinceWhen(when(gateway.presenceSince)) }
    default:
      return { lead, rest: gateway.lastReportAt === null ? null : text.card.lastReport(when(gateway.lastReportAt)) }
  }
  function when(at: string): string {
    return formatWhen(Date.parse(at), now, language)
  }
}

/** What is wrong, in the box's own words; a bare status word is quoted, so that nobody takes it for ours. */
export function faultWords({ fault, reportedStatus }: GatewayView, { card }: Text): string {
  if (fault.description === null) return card.reportsFault
  return fault.description === reportedStatus ? card.reportsStatus(reportedStatus) : fault.description
}

/** A whole card for those who hear it: "North gate 04, offline 14 min, 192.168.10.24, 12 sub-devices unknown". */
export function cardLabel(gateway: GatewayView, { now, text }: Pick<Speech, 'now' | 'text'>): string {
  const standing = standingOf(gateway)
  const state = text.standing[standing].toLowerCase()
  const age = gateway.lastReportAt === null ? null : formatDuration(now - Date.parse(gateway.lastReportAt), text)
  return text.card.label(
    [
      nameOf(gateway),
      standing === 'abnormal' ? faultWords(gateway, text) : age ? `${state} ${age}` : state,
      gateway.addresses[0],
      devicesSummary(gateway, text),
      downMention(gateway, text)?.words,
      ...doubtsOf(gateway, text).map(({ cause }) => cause),
    ].filter((part) => part !== undefined),
  )
}

/** `14 of 16 sub-devices online`, `12 sub-devices unknown`. */
export function devicesSummary({ deviceCounts, presence }: GatewayView, { card }: Text): string {
  const { total, unknown, online } = deviceCounts
  if (total === 0) return presence === 'expected' ? card.devicesUnknown : card.noDevices
  return unknown === total ? card.devicesAllUnknown(total) : card.devicesOnline(online, total)
}
