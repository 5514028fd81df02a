import { connect } from '@nats-io/transport-node'
import { expect, onTestFinished, vi } from 'vitest'
import { describeGateway } from '../../../src/main/headquarters/describe-headquarters'
import { createHeadquarters, type Headquarters } from '../../../src/main/headquarters-role'
import type { OpenLink } from '../../../src/main/hq/link'
import { natsLink } from '../../../src/main/hq/nats-link'
import { THIS_MACHINE } from '../../../src/main/station-clock'
import type { CallName, Input, Reply } from '../../../src/shared/contract/calls'
import type { PushEvent } from '../../../src/shared/contract/push'
import type { FleetView, GatewayView } from '../../../src/shared/contract/views'
import { isRemoved } from '../../../src/shared/fleet/removed-gateway'
import { qualifiedGateway } from '../../../src/shared/hq/qualified'
import type { Gateway } from '../../../src/shared/model/gateway'
import { isAccounted } from '../../../src/shared/model/transition'
import type { ForwardedStation } from '../../support/hq/forwarded-station'

/** Where the servers are now: both sides connect again to wherever that is. */
export interface Servers {
  address: string
  /** Those beside it, where there are several. */
  readonly others?: readonly string[]
  /** With which headquarters comes, where not everybody is let in. */
  readonly login?: { readonly user: string; readonly pass: string }
}

const addressesOf = ({ address, others = [] }: Servers): string[] => [address, ...others]

export const linkTo = (servers: Servers, site = 'east'): OpenLink =>
  natsLink(site, () => connect({ servers: addressesOf(servers), reconnect: false, timeout: 1000 }), 1000)

/** Headquarters in a folder, over real servers. */
export class TestHeadquarters {
  readonly said: string[] = []
  readonly events: PushEvent[] = []
  /** How often it went to the servers. */
  tries = 0
  private readonly hq: Headquarters

  constructor(
    readonly folder: string,
    servers: Servers,
    machine = THIS_MACHINE,
  ) {
    const connection = { reconnect: false, timeout: 1000, pingInterval: 500, ...servers.login }
    const way = () => {
      this.tries++
      return connect({ servers: addressesOf(servers), ...connection })
    }
    const options = { dataDir: folder, configFile: '' }
    this.hq = createHeadquarters(options, (line) => this.said.push(line), null, machine, way)
    onTestFinished(() => this.stop())
  }

  async start(): Promise<this> {
    await this.hq.start()
    this.hq.subscribe((event) => this.events.push(event))
    return this
  }

  stop(): Promise<void> {
    return this.hq.stop()
  }

  async call<N extends CallName>(name: N, input: Input<N>): Promise<Reply<N>> {
    const outcome = await this.hq.call(name, input)
    if (!outcome.ok) throw new Error(`${outcome.problem.code}: ${outcome.problem.message}`)
    return outcome.value as Reply<N>
  }

  /** A file as it is fetched. */
  async download(input: Input<'previewExport'>): Promise<string> {
    const outcome = await this.hq.download(input)
    if (!outcome.ok) throw new Error(outcome.problem.message)
    const decoder = new TextDecoder()
    let text = ''
    for await (const bytes of outcome.value.parts) text += decoder.decode(bytes, { stream: true })
    return text
  }

  fleet(): Promise<FleetView> {
    return this.call('getFleet', {})
  }

  /** It knows the fleet of this station to the last field, and what happened there. */
  async knows(station: ForwardedStation, site = 'east', timeout = 15_000): Promise<void> {
    await vi.waitFor(
      async () => {
        const { gateways } = await this.fleet()
        expect(byId(gateways.filter((one) => one.site === site))).toEqual(viewsOf(station.fleet.gateways, site))
        const { events } = await this.call('getEvents', { limit: 1000 })
        const here = events.filter(({ gateway }) => gateway.startsWith(`${site}/`))
        const told = new Set(here.map(({ at, kind }) => `${Date.parse(at)} ${kind}`))
        // The first box may have appeared before forwarding began: then it is in the snapshot alone.
        const missing = station.fleet.transitions
          .slice(1)
          .filter(({ at, kind }) => !isAccounted(kind) && !told.has(`${at} ${kind}`))
        expect(missing).toEqual([])
        expect(here.length).toBeLessThanOrEqual(station.fleet.transitions.length)
      },
      { timeout, interval: 50 },
    )
  }
}

const viewsOf = (gateways: readonly Gateway[], site: string): readonly GatewayView[] =>
  byId(gateways.filter((one) => !isRemoved(one)).map((one) => describeGateway(qualifiedGateway(site, one), [])))

const byId = <T extends { readonly id: string }>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => (a.id < b.id ? -1 : 1))
