import type { DeviceStatus, Presence } from '../model/gateway'
import { deviceStatus } from '../presence/device-status'
import type { Millis } from '../time/millis'
import type { ReportRecord } from './record'
import { type Span, spansOf, type Turn } from './spans'

/**
 * By device id, what each device was: as the reports said while the gateway was heard, unknown while it was not.
 * A device that a full list no longer names is missing.
 * @param records of one gateway, oldest first
 */
export function deviceStrips(
  records: readonly ReportRecord[],
  presence: readonly Span<Presence>[],
  from: Millis,
  to: Millis,
): Map<string, Span<DeviceStatus>[]> {
  const turns = new Map<string, Turn<DeviceStatus>[]>()
  let before: ReportRecord['report']['devices'] = null
  for (const { at, report } of records) {
    // The very same list as before says nothing new.
    if (report.devices === null || report.devices === before) continue
    before = report.devices
    const listed = new Set<string>()
    for (const { id, status } of report.devices) {
      listed.add(id)
      turn(turns, id, at, status)
    }
    for (const id of turns.keys()) if (!listed.has(id)) turn(turns, id, at, 'missing')
  }
  return new Map([...turns].map(([id, own]) => [id, overlay(spansOf(own, from, to), presence)]))
}

function turn(turns: Map<string, Turn<DeviceStatus>[]>, id: string, at: Millis, state: DeviceStatus): void {
  const own = turns.get(id)
  if (own === undefined) turns.set(id, [{ at, state }])
  else if (own.at(-1)?.state !== state) own.push({ at, state })
}

/** The spans cut where presence changes: its gateway speaks for a device only while it is heard. */
function overlay(own: readonly Span<DeviceStatus>[], presence: readonly Span<Presence>[]): Span<DeviceStatus>[] {
  const pieces: Span<DeviceStatus>[] = []
  let first = 0
  for (const { from, to, state } of own) {
    while ((presence[first]?.to ?? to) <= from) first++
    for (let index = first; index < presence.length; index++) {
      const around = presence[index]
      if (around === undefined || around.from >= to) break
      const seen = deviceStatus({ lastKnownStatus: state }, around.state)
      const piece = { from: Math.max(from, around.from), to: Math.min(to, around.to), state: seen }
      const before = pieces.at(-1)
      if (before?.state === seen && before.to === piece.from) pieces[pieces.length - 1] = { ...before, to: piece.to }
      else pieces.push(piece)
    }
  }
  return pieces
}
