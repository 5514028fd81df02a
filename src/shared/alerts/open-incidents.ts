import type { GatewayId } from '../model/gateway'
import type { Incident } from '../model/incident'
import { type Millis, seconds } from '../time/millis'
import type { AlertRules } from './alert-state'
import { DueHeap } from './due-heap'
import { restsUntil } from './flapping'
import { KeyedList } from './keyed-list'
import { wishOf } from './pairing'

/** What is ready waits so long for others to be told with it. */
export const GATHERING: Millis = seconds(15)

const NEVER = Number.POSITIVE_INFINITY

/** Entries of a heap that are no longer due, for each that is, before it is made anew. */
const STALE = 4

/**
 * The open incidents as the rules look for them: by subject, by gateway, by what they wait for and until when. While
 * two thousand are open, a report of one box must not cost a look at all of them.
 */
export class OpenIncidents {
  /** Subjects whose news something holds back. */
  readonly held = new Set<string>()
  /** Subjects whose news is gathered with that of others. */
  readonly ready = new Set<string>()
  /** Boxes that are offline, of which nobody was told yet. */
  readonly untold = new Set<string>()
  /** When all that is held was last looked at. */
  lookedAt: Millis = Number.NEGATIVE_INFINITY
  private readonly known: KeyedList<Incident>
  private readonly ofGateway = new Map<GatewayId, Set<string>>()
  private changes = new DueHeap()
  private tellings = new DueHeap()

  constructor(
    incidents: readonly Incident[],
    private readonly rules: AlertRules,
  ) {
    this.known = new KeyedList(incidents, ({ subject }) => subject)
    for (const incident of incidents) this.file(incident)
  }

  /** Whether what is due under these rules is what is due under those. */
  follows({ delay, reminders }: AlertRules): boolean {
    return delay === this.rules.delay && reminders === this.rules.reminders
  }

  get(subject: string): Incident | undefined {
    return this.known.get(subject)
  }

  of(gateway: GatewayId): Incident[] {
    return [...(this.ofGateway.get(gateway) ?? [])].flatMap((subject) => this.known.get(subject) ?? [])
  }

  put(incident: Incident): void {
    this.unfile(this.known.get(incident.subject))
    this.known.put(incident)
    this.file(incident)
  }

  delete(subject: string): void {
    this.unfile(this.known.get(subject))
    this.known.delete(subject)
  }

  subjects(): string[] {
    return this.known.keys()
  }

  list(): readonly Incident[] {
    return this.known.list()
  }

  /** Those that have news from some instant until `now` on, or whose rest has ended. Each is given once. */
  takeDue(now: Millis): string[] {
    const due: string[] = []
    while (this.nextChangeAt() <= now) {
      due.push(this.changes.first?.subject ?? '')
      this.changes.shift()
    }
    return due
  }

  /** When the next of them has news by time alone, or ends its rest. */
  nextChangeAt(): Millis {
    return firstOf(this.changes, (subject) => changeAt(this.known.get(subject), this.rules))
  }

  /** When what is ready has been gathered long enough. */
  nextTellingAt(): Millis {
    return firstOf(this.tellings, (subject) => tellingAt(this.known.get(subject)))
  }

  private file(incident: Incident): void {
    const { subject, gateway, ledger } = incident
    if (gateway !== null) {
      const own = this.ofGateway.get(gateway)
      if (own === undefined) this.ofGateway.set(gateway, new Set([subject]))
      else own.add(subject)
    }
    if (ledger.held) this.held.add(subject)
    if (ledger.ready !== null) this.ready.add(subject)
    if (isUntoldSilence(incident)) this.untold.add(subject)
    const changesAt = changeAt(incident, this.rules)
    if (changesAt < NEVER) this.changes.push({ at: changesAt, subject })
    const toldAt = tellingAt(incident)
    if (toldAt < NEVER) this.tellings.push({ at: toldAt, subject })
    this.tidy()
  }

  private unfile(incident: Incident | undefined): void {
    if (incident === undefined) return
    const { subject, gateway } = incident
    this.held.delete(subject)
    this.ready.delete(subject)
    this.untold.delete(subject)
    if (gateway === null) return
    const own = this.ofGateway.get(gateway)
    own?.delete(subject)
    if (own?.size === 0) this.ofGateway.delete(gateway)
  }

  private tidy(): void {
    const most = STALE * this.known.size + 64
    if (this.changes.size > most) this.changes = this.anew((incident) => changeAt(incident, this.rules))
    if (this.tellings.size > most) this.tellings = this.anew(tellingAt)
  }

  private anew(dueAt: (incident: Incident) => Millis): DueHeap {
    const heap = new DueHeap()
    for (const incident of this.known.list()) {
      const at = dueAt(incident)
      if (at < NEVER) heap.push({ at, subject: incident.subject })
    }
    return heap
  }
}

/** @param dueAt when a subject really is due */
function firstOf(heap: DueHeap, dueAt: (subject: string) => Millis): Millis {
  for (;;) {
    const { first } = heap
    if (first === undefined) return NEVER
    if (dueAt(first.subject) === first.at) return first.at
    heap.shift()
  }
}

function changeAt(incident: Incident | undefined, rules: AlertRules): Millis {
  if (incident === undefined) return NEVER
  const { ready, held } = incident.ledger
  const wish = ready === null && !held ? wishOf(incident, rules) : null
  return Math.min(restsUntil(incident) ?? NEVER, wish?.from ?? NEVER)
}

const tellingAt = (incident: Incident | undefined): Millis => {
  const ready = incident?.ledger.ready ?? null
  return ready === null ? NEVER : ready.at + GATHERING
}

/** Only the silence of a box that nobody was told of yet asks whether it is ours. */
const isUntoldSilence = ({ kind, condition, ledger }: Incident): boolean =>
  kind === 'gateway-offline' && condition === 'bad' && ledger.badAt === null
