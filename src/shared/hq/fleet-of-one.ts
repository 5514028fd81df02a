import type { Fleet } from '../fleet/fleet'
import type { GatewayMap } from '../fleet/gateway-map'
import type { GatewayId } from '../model/gateway'
import { DEFAULT_PERIOD, STANDARD_PATIENCE } from '../presence/policy'
import type { Millis } from '../time/millis'
import type { HeldGateway } from './held-gateway'

/**
 * A fleet in which nothing else is: for a report that says nothing of devices, of a gateway that is known and by no
 * other name. Its devices stay as they are held, without a look at them; whoever would look finds no list, and fails.
 * @param authCode as the report gives it
 */
export const fleetOfOne = (held: HeldGateway, authCode: string | null, since: Millis | null): Fleet => ({
  gateways: new OneGateway(held) as unknown as GatewayMap,
  byAuthCode: (authCode === null ? NO_CODES : new OneCode(authCode, held.id)) as Fleet['byAuthCode'],
  watch: { since, disturbedAt: 0 },
  defaultPeriod: DEFAULT_PERIOD,
  patience: STANDARD_PATIENCE,
})

/** The gateway of a fleet of one. */
export const onlyOf = ({ gateways }: Fleet): HeldGateway => (gateways as unknown as OneGateway).held

type Asked<Of, Key extends keyof Of> = Pick<Of, Key>

/** What applying a report asks of a map. */
class OneGateway implements Asked<GatewayMap<HeldGateway>, 'get'> {
  constructor(readonly held: HeldGateway) {}

  get(id: GatewayId): HeldGateway | undefined {
    return id === this.held.id ? this.held : undefined
  }

  with(held: HeldGateway): OneGateway {
    return new OneGateway(held)
  }
}

class OneCode implements Asked<Fleet['byAuthCode'], 'get' | 'has'> {
  constructor(
    private readonly code: string,
    private readonly id: GatewayId,
  ) {}

  get(code: string): GatewayId | undefined {
    return code === this.code ? this.id : undefined
  }

  has(code: string): boolean {
    return code === this.code
  }
}

const NO_CODES: ReadonlyMap<string, GatewayId> = new Map()
