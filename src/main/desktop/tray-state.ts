import type { MuteView } from '../../shared/contract/alert-views'
import { countStandings, type StandingCounts } from '../../shared/contract/standing'
import type { World } from '../../shared/contract/world'
import type { Language } from '../../shared/model/settings'
import { textIn } from '../../shared/text/text'
import type { TrayLook } from './tray-picture'

/** What the tray shows of the fleet. */
export interface TrayState {
  readonly counts: StandingCounts
  readonly total: number
  /** `problem` is why the receiver does not listen. */
  readonly receiver: 'listening' | 'paused' | 'stopped'
  /** Address to enter into a box; `null` where there is none. */
  readonly url: string | null
  readonly allMuted: boolean
}

/** @param mutes those in force */
export function trayState({ gateways, receiver }: World, mutes: readonly Pick<MuteView, 'scope'>[]): TrayState {
  const paused = receiver.problem?.code === 'paused'
  return {
    counts: countStandings(gateways.values()),
    total: gateways.size,
    receiver: receiver.listening ? 'listening' : paused ? 'paused' : 'stopped',
    url: receiver.urls[0]?.url ?? null,
    allMuted: mutes.some(({ scope }) => scope.kind === 'fleet'),
  }
}

/** Of several things the worst; that everything is muted only where nothing else is to be said. */
export function trayLook({ counts, receiver, allMuted }: TrayState): TrayLook {
  const bad = (['offline', 'abnormal', 'late'] as const).find((standing) => counts[standing] > 0)
  return { worst: bad ?? (allMuted ? 'muted' : 'nothing'), stopped: receiver !== 'listening' }
}

/** One line; a receiver that hears nothing comes first, because then the counts are of the past. */
export function trayTooltip({ counts, total, receiver }: TrayState, language: Language): string {
  const { tray } = textIn(language).desktop
  if (receiver === 'paused') return tray.paused
  if (receiver === 'stopped') return tray.stopped
  return tray.tooltip(counts.offline, counts.abnormal, total)
}
