import { isDown } from '../events/sense'
import type { GatewayId } from '../model/gateway'
import type { Incident, IncidentKind } from '../model/incident'
import type { PastIncident, Transition } from '../model/transition'
import type { Millis } from '../time/millis'

type Fact = Pick<Transition, 'at' | 'kind' | 'gateway' | 'device' | 'from' | 'to' | 'incident'>

/** What was told of the trouble that a transition began or was part of. */
export type Told = Pick<PastIncident, 'announcedAt' | 'acknowledgedAt'>

export type End = Millis | 'open' | 'unknown' | null

/** One thing that stands one way or another over time, as it turned: oldest first. `NaN` where nothing has ended yet. */
interface Strand {
  readonly begins: Millis[]
  readonly states: string[]
  readonly ends: Millis[]
}

interface Trouble extends Told {
  readonly openedAt: Millis
  /** `null` while it goes on. */
  readonly closedAt: Millis | null
}

/**
 * From when until when what transitions tell of lasted, and what was told of it. All transitions from the beginning of
 * a range until now are noted first, and asked about afterwards: what began within the range may have ended later.
 */
export class Lasting {
  /** @param isWhole whether all until now will be noted; otherwise what has not ended may have */
  constructor(private readonly isWhole = true) {}

  private readonly strands = new Map<GatewayId, Map<string, Strand>>()
  private readonly troubles = new Map<string, Trouble[]>()

  /** Oldest first. */
  note(fact: Fact): void {
    if (fact.incident !== undefined) {
      const { openedAt, announcedAt, acknowledgedAt } = fact.incident
      this.noteTrouble(fact.from, fact, { openedAt, closedAt: fact.at, announcedAt, acknowledgedAt })
    } else if (fact.kind === 'removal') {
      if (fact.device === null && fact.to === 'removed') this.endAll(fact.gateway, fact.at)
    } else {
      const name = strandOf(fact)
      if (name !== null) this.turn(fact.gateway, name, fact.to, fact.at)
    }
  }

  /** An incident that is not over. */
  noteOpen(incident: Incident): void {
    const { kind, gateway, device, openedAt, ledger } = incident
    if (gateway === null) return
    const announcedAt = ledger.badAt ?? ledger.unstableAt
    const trouble = { openedAt, closedAt: null, announcedAt, acknowledgedAt: ledger.acknowledgedAt }
    this.noteTrouble(kind, { gateway, device }, trouble)
  }

  /** Nothing that a gateway is goes on after this. */
  endAll(gateway: GatewayId, at: Millis): void {
    for (const strand of this.strands.get(gateway)?.values() ?? []) end(strand, at)
  }

  /**
   * When what a transition began was over: `open` while it goes on, `unknown` where not all was noted, `null` where it
   * began nothing that lasts.
   */
  endOf(fact: Fact): End {
    const name = strandOf(fact)
    const strand = name === null ? undefined : this.strands.get(fact.gateway)?.get(name)
    if (strand === undefined || fact.to === null) return null
    let place = lastUpTo(strand.begins, fact.at)
    // Of several turns in one millisecond the one to this state.
    while (place > 0 && strand.states[place] !== fact.to && strand.begins[place - 1] === fact.at) place--
    const until = strand.ends[place]
    if (until === undefined) return null
    return Number.isNaN(until) ? (this.isWhole ? 'open' : 'unknown') : until
  }

  /** What was told of the trouble that bad news is part of; `null` for other news, and where there was none. */
  toldOf(fact: Fact): Told | null {
    const name = isBad(fact) ? strandOf(fact) : null
    const troubles = name === null ? undefined : this.troubles.get(keyOf(fact.gateway, name))
    const found = troubles?.findLast(({ openedAt }) => openedAt <= fact.at)
    return found === undefined || (found.closedAt ?? fact.at) < fact.at ? null : found
  }

  private turn(gateway: GatewayId, name: string, state: string | null, at: Millis): void {
    const strands = this.strands.get(gateway) ?? new Map<string, Strand>()
    this.strands.set(gateway, strands)
    const strand = strands.get(name) ?? { begins: [], states: [], ends: [] }
    strands.set(name, strand)
    const last = strand.ends.length - 1
    // Said again, it goes on.
    if (state !== null && strand.states[last] === state && Number.isNaN(strand.ends[last])) return
    end(strand, at)
    if (state === null) return
    strand.begins.push(at)
    strand.states.push(state)
    strand.ends.push(Number.NaN)
  }

  private noteTrouble(kind: string | null, { gateway, device }: Pick<Fact, 'gateway' | 'device'>, trouble: Trouble) {
    const strand = STRAND_OF_TROUBLE[kind as IncidentKind]
    if (strand === undefined) return
    const key = keyOf(gateway, strand === 'device' ? deviceStrand(device ?? '') : strand)
    const known = this.troubles.get(key)
    if (known === undefined) this.troubles.set(key, [trouble])
    else known.push(trouble)
  }
}

/** Of others no transition tells. */
const STRAND_OF_TROUBLE: Readonly<Partial<Record<IncidentKind, 'presence' | 'fault' | 'device'>>> = {
  'gateway-offline': 'presence',
  'gateway-fault': 'fault',
  'device-offline': 'device',
  'device-missing': 'device',
}

function strandOf({ kind, device }: Pick<Fact, 'kind' | 'device'>): string | null {
  switch (kind) {
    case 'presence':
    case 'gateway-appeared':
      return 'presence'
    case 'fault':
      return 'fault'
    case 'device-appeared':
    case 'device-status':
    case 'device-removed':
      return device === null ? null : deviceStrand(device)
    default:
      return null
  }
}

const deviceStrand = (device: string): string => `device ${device}`

const keyOf = (gateway: GatewayId, strand: string): string => `${gateway}\n${strand}`

const isBad = ({ kind, to }: Fact): boolean =>
  kind === 'presence' ? to === 'offline' : kind === 'fault' ? to === 'fault' : isDown(to)

function end({ ends }: Strand, at: Millis): void {
  const last = ends.length - 1
  if (Number.isNaN(ends[last])) ends[last] = at
}

/** The place of the last of ascending numbers that is not above `most`; -1 if all are. */
function lastUpTo(numbers: readonly number[], most: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] as number) <= most) low = middle + 1
    else high = middle
  }
  return low - 1
}
