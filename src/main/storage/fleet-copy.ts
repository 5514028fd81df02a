import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isRemoved } from '../../shared/fleet/removed-gateway'
import type { Place } from '../../shared/hq/position'
import type { Gateway, GatewayId } from '../../shared/model/gateway'
import type { LastBody, Stored } from '../ports'
import { CHECKPOINT_FILE, readCheckpoint, writeCheckpoint } from './checkpoint'
import type { Extent } from './extent'
import { FleetReplay } from './fleet-replay'
import type { JournalFiles } from './journal-files'
import { HAS_IDENTITIES, type JournalLine } from './journal-line'

/**
 * The archive's copy of the fleet: the checkpoint, carried on with what the journals tell. It is read as far as it is
 * asked for, each part of a journal once. Whoever uses it takes turns: two of its methods must not overlap.
 */
export class FleetCopy {
  private readonly bodies = new Map<GatewayId, LastBody>()
  /** For the next checkpoint. */
  private readonly held: LastBody[] = []
  /** `null` until the checkpoint is read. */
  private replay: FleetReplay | null = null
  /** How far it has come in the journals. */
  private at: Place | null = null

  constructor(
    private readonly folder: string,
    private readonly files: JournalFiles,
  ) {}

  /** Up to where journals were read; `null` if none was. */
  get place(): Place | null {
    return this.at
  }

  /** Whether all of a journal was read. */
  contains({ id, size }: Extent): boolean {
    const { at } = this
    if (at === null || id > at.generation) return false
    return id < at.generation || at.offset >= size
  }

  /**
   * The fleet at the end of the journals.
   * @param journals those that are not sealed, oldest first
   * @throws StartFailure if the checkpoint cannot be read
   */
  async readOn(journals: readonly Extent[]): Promise<FleetReplay> {
    this.replay ??= await this.load()
    const replay = this.replay
    for (const extent of journals) {
      if (this.at !== null && extent.id < this.at.generation) continue
      const isNext = this.at?.generation !== extent.id
      const offset = isNext ? 0 : (this.at?.offset ?? 0)
      if (extent.size <= offset && !isNext) continue
      if (isNext) replay.beginFile()
      else if (!replay.knowsFile) await this.learn(replay, { id: extent.id, size: offset })
      for (const line of await this.files.linesFrom(extent, offset)) this.apply(replay, line, extent)
      this.at = { generation: extent.id, offset: extent.size }
    }
    return replay
  }

  /** All that a start needs, as it is at the end of the journals. */
  async stored(journals: readonly Extent[]): Promise<Stored> {
    const { gateways, settings, alerts, lastCommitAt } = await this.readOn(journals)
    return { gateways, settings, alerts, lastCommitAt, bodies: this.bodiesOf(gateways) }
  }

  /** @param before how many were held before these; 0 begins anew */
  hold(bodies: readonly LastBody[], before: number): void {
    this.held.splice(before)
    this.held.push(...bodies)
  }

  /**
   * Takes the held bodies, which are later than those that the journals have.
   * @param count how many there have to be
   * @throws Error when there are not
   */
  async takeHeld(journals: readonly Extent[], count: number): Promise<void> {
    await this.readOn(journals)
    const held = this.held.splice(0)
    if (held.length !== count) throw new Error(`of ${count} last bodies ${held.length} are here`)
    for (const body of held) this.bodies.set(body.gateway, body)
  }

  /** Replaces the checkpoint by the fleet at the end of the journals. @returns its bytes */
  async write(journals: readonly Extent[]): Promise<number> {
    const stored = await this.stored(journals)
    await writeCheckpoint(this.folder, { ...stored, place: this.at })
    this.files.rest()
    return this.checkpointBytes()
  }

  /** What the checkpoint takes on the disk; 0 if there is none. */
  checkpointBytes(): Promise<number> {
    return stat(join(this.folder, CHECKPOINT_FILE)).then(
      ({ size }) => size,
      () => 0,
    )
  }

  private async load(): Promise<FleetReplay> {
    const checkpoint = await readCheckpoint(this.folder)
    this.at = checkpoint?.place ?? null
    for (const body of checkpoint?.bodies ?? []) if (!this.bodies.has(body.gateway)) this.bodies.set(body.gateway, body)
    const kept = checkpoint ?? { settings: undefined, lastCommitAt: null }
    return new FleetReplay(checkpoint?.gateways ?? [], kept, this.bodies)
  }

  /** The last bodies, of those who were removed and can be brought back as well; those of whom there is no more go. */
  private bodiesOf(gateways: readonly Gateway[]): LastBody[] {
    const present = new Set(gateways.map((gateway) => (isRemoved(gateway) ? gateway.removed.id : gateway.id)))
    for (const id of this.bodies.keys()) if (!present.has(id)) this.bodies.delete(id)
    return [...this.bodies.values()]
  }

  /** What cannot be applied must not stop the start; what follows it is as good as ever. */
  private apply(replay: FleetReplay, line: JournalLine, { id }: Extent): void {
    try {
      replay.apply(line)
    } catch {
      this.files.noteDamage(id)
    }
  }

  /** The identities of that part of a journal which the checkpoint contains already. */
  private async learn(replay: FleetReplay, before: Extent): Promise<void> {
    replay.beginFile()
    for (const line of await this.files.lines(before, HAS_IDENTITIES)) replay.learn(line)
  }
}
