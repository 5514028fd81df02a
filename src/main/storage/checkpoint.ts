import { join } from 'node:path'
import type { Gateway } from '../../shared/model/gateway'
import type { Transition } from '../../shared/model/transition'
import { days, type Millis } from '../../shared/time/millis'
import type { Facts, Stored, TransitionQuery } from '../ports'
import { Collection, type Kept } from './collection'

/** How long a transition is kept. */
const TRANSITIONS_KEPT: Millis = days(90)

interface GatewayDocument extends Kept {
  readonly gateway: Gateway
}

interface TransitionDocument extends Kept {
  readonly transition: Transition
}

interface StationDocument extends Kept {
  readonly settings?: unknown
  readonly lastCommitAt?: Millis
}

/** The station's resting form: what is known, in NeDB. Written now and then; between, the journal holds what is new. */
export class Checkpoint {
  private constructor(
    private readonly gateways: Collection<GatewayDocument>,
    private readonly past: Collection<TransitionDocument>,
    private readonly station: Collection<StationDocument>,
  ) {}

  static async open(folder: string): Promise<Checkpoint> {
    return new Checkpoint(
      await Collection.open(join(folder, 'gateways.db')),
      await Collection.open(join(folder, 'transitions.db')),
      await Collection.open(join(folder, 'station.db')),
    )
  }

  async read(): Promise<Stored> {
    const [station] = await this.station.all()
    return {
      gateways: (await this.gateways.all()).map(({ gateway }) => gateway),
      settings: station?.settings,
      lastCommitAt: station?.lastCommitAt ?? null,
    }
  }

  /** Takes over what became known; on the disk when it resolves. Writing the same facts twice is harmless. */
  async write(facts: Facts): Promise<void> {
    const [before] = await this.station.all()
    const settings = facts.settings ?? before?.settings
    await this.gateways.drop(facts.removed.map(gatewayKey))
    await this.gateways.put(facts.gateways.map((gateway) => ({ _id: gatewayKey(gateway.id), gateway })))
    await this.past.put(facts.transitions.map((transition) => ({ _id: transition.id, transition })))
    await this.past.drop(
      (await this.past.find({ _id: { $lt: idAt(facts.at - TRANSITIONS_KEPT) } }, 5000)).map(({ _id }) => _id),
    )
    await this.station.put([
      { _id: 'station', lastCommitAt: facts.at, ...(settings === undefined ? {} : { settings }) },
    ])
    for (const collection of [this.gateways, this.past, this.station]) await collection.settle()
  }

  /** Newest first. */
  async transitions(query: TransitionQuery): Promise<readonly Transition[]> {
    const id = {
      ...(query.from === undefined ? {} : { $gte: idAt(query.from) }),
      ...(query.to === undefined ? {} : { $lt: idAt(query.to) }),
      ...(query.before === undefined ? {} : { $lt: query.before }),
    }
    const filter = {
      ...(Object.keys(id).length === 0 ? {} : { _id: id }),
      ...(query.gateway === undefined ? {} : { 'transition.gateway': query.gateway }),
      ...(query.kind === undefined ? {} : { 'transition.kind': query.kind }),
    }
    return (await this.past.find(filter, query.limit)).map(({ transition }) => transition)
  }
}

/** With a prefix no serial can be a name that objects have of their own. */
const gatewayKey = (id: string): string => `gateway:${id}`

/** Transition ids begin with their time, 13 digits; every id from then on sorts at or after this. */
const idAt = (at: Millis): string => String(Math.max(0, Math.round(at))).padStart(13, '0')
