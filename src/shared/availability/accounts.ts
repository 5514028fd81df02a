import type { Gateway, GatewayId } from '../model/gateway'
import type { Transition } from '../model/transition'
import type { Millis } from '../time/millis'
import { availabilityOf, type Figures, figuresOf } from './figures'
import { type RangeBar, rangeBar } from './range-bar'
import { type Present, type Standings, Timeline } from './timeline'
import { deviceVerdicts, gatewayVerdicts } from './verdicts'

/** Parts of a bar: as many as can be told apart on paper. */
const BAR_PARTS = 60

/** How the time of one box, or of one of its devices, divides. */
export interface Account {
  readonly gateway: Gateway
  /** `null` for the box itself. */
  readonly device: { readonly id: string; readonly name: string | null } | null
  readonly figures: Figures
  /** Of a box, the range at a glance. */
  readonly bar: RangeBar
}

/** Gathers what happened to many boxes, and accounts for their time. */
export class Accounts {
  private readonly lines = new Map<GatewayId, Timeline>()
  private readonly presents: readonly Present[]

  /** @param knownFrom what was before, of all or of a gateway, is not kept any more, and counts as unobserved */
  constructor(
    presents: Iterable<Present>,
    private readonly from: Millis,
    private readonly to: Millis,
    knownFrom: Millis | ((gateway: GatewayId) => Millis),
  ) {
    this.presents = [...presents]
    for (const { gateway, left } of this.presents) {
      const known = typeof knownFrom === 'number' ? knownFrom : knownFrom(gateway.id)
      const line = new Timeline(Math.min(to, Math.max(from, known)), to, left)
      this.lines.set(gateway.id, line)
      // What a provisional box did before its serial was known is this one's past.
      for (const { id } of gateway.absorbed ?? []) if (!this.lines.has(id)) this.lines.set(id, line)
    }
  }

  /** Oldest first, from the beginning of the range until now. */
  note(fact: Omit<Transition, 'id' | 'detail'>): void {
    this.lines.get(fact.gateway)?.note(fact)
  }

  /** Box by box how it and its devices stood. */
  *standings(): Generator<readonly [Gateway, Standings]> {
    for (const present of this.presents) {
      const line = this.lines.get(present.gateway.id)
      if (line !== undefined) yield [present.gateway, line.standings(present)]
    }
  }

  /** Box by box its devices, as in `standings`, for who needs no more. */
  *devices(): Generator<Standings['devices']> {
    for (const { gateway } of this.presents) {
      const line = this.lines.get(gateway.id)
      if (line !== undefined) yield line.devicesOf(gateway)
    }
  }

  /** Boxes first, then devices, each from the least available on; who was not observed at all comes last. */
  settle(leaveOutMuted: boolean): Account[] {
    const { from, to } = this
    const boxes: Account[] = []
    const parts: Account[] = []
    for (const [gateway, { presence, devices, muted }] of this.standings()) {
      const verdicts = gatewayVerdicts(presence, from, to)
      const figures = figuresOf(verdicts, muted, leaveOutMuted)
      boxes.push({ gateway, device: null, figures, bar: rangeBar(verdicts, from, to, BAR_PARTS) })
      for (const [id, { name, turns }] of devices) {
        const own = figuresOf(deviceVerdicts(turns, verdicts, from, to), muted, leaveOutMuted)
        parts.push({ gateway, device: { id, name }, figures: own, bar: '' })
      }
    }
    return [...boxes.toSorted(worstFirst), ...parts.toSorted(worstFirst)]
  }
}

function worstFirst(a: Account, b: Account): number {
  const [one, other] = [availabilityOf(a.figures) ?? 101, availabilityOf(b.figures) ?? 101]
  if (one !== other) return one - other
  const [name, otherName] = [nameOf(a), nameOf(b)]
  return name < otherName ? -1 : name > otherName ? 1 : 0
}

const nameOf = ({ gateway, device }: Account): string =>
  `${gateway.edits.alias ?? gateway.name ?? gateway.id}\n${gateway.id}\n${device?.name ?? ''}\n${device?.id ?? ''}`
