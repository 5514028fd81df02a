import type { GatewayView } from '../../../shared/contract/views'
import { pathOf } from '../../../shared/model/report-path'
import type { Text } from '../../../shared/text/en'
import { formatBytes } from '../../../shared/text/quantity'

export interface Fact {
  readonly label: string
  readonly value: string | null
  /** Something to copy rather than to read. */
  readonly isCode: boolean
  /** In the words of the box, which may be of another language. */
  readonly isItsOwn?: boolean
  /** What is odd about it, in a word and in a sentence. */
  readonly mark?: { readonly word: string; readonly why: string }
}

/**
 * What is known of a box besides its state; what it did not say is left out. The paths are those that the receiver lists;
 * `null` at headquarters, which knows none.
 */
export function identityFacts(
  gateway: GatewayView,
  listedPaths: readonly string[] | null,
  firstSeen: string | null,
  text: Text,
): readonly Fact[] {
  const facts = [
    ...names(gateway, text),
    ...machine(gateway, text),
    ...reporting(gateway, listedPaths, text),
    fact(text.gateway.firstSeen, firstSeen),
  ]
  return facts.filter(({ value }) => value !== null && value !== '')
}

const fact = (label: string, value: string | null): Fact => ({ label, value, isCode: false })
const own = (label: string, value: string | null): Fact => ({ ...fact(label, value), isItsOwn: true })
const code = (label: string, value: string | null): Fact => ({ label, value, isCode: true })

function names(gateway: GatewayView, { gateway: say }: Text): readonly Fact[] {
  const [address, ...others] = gateway.addresses
  return [
    code(say.ip, address ?? null),
    fact(say.otherIps, others.join(', ')),
    code(say.sn, gateway.sn),
    code(say.mac, gateway.mac),
    code(say.authCode, gateway.authCode),
    own(say.ownName, gateway.alias === null ? null : gateway.name),
  ]
}

function machine({ metrics, ...gateway }: GatewayView, text: Text): readonly Fact[] {
  const { gateway: say } = text
  const celsius = (value: number | null) => (value === null ? null : `${Math.round(value)} °C`)
  return [
    own(say.software, gateway.softwareVersion),
    own(say.sdk, gateway.sdkVersion),
    fact(say.memory, metrics.memoryBytes === null ? null : formatBytes(metrics.memoryBytes)),
    fact(say.disk, metrics.diskBytes === null ? null : formatBytes(metrics.diskBytes)),
    fact(text.metric.tpu, metrics.tpu === null ? null : `${Math.round(metrics.tpu)}%`),
    fact(say.board, celsius(metrics.boardTemperature)),
    fact(say.fan, metrics.fan === null ? null : say.rpm(metrics.fan)),
    fact(say.uptime, metrics.uptime),
    own(say.reportedStatus, gateway.reportedStatus),
  ]
}

/** How its reports come here. */
function reporting(gateway: GatewayView, listedPaths: readonly string[] | null, text: Text): readonly Fact[] {
  const { gateway: say } = text
  const path = code(say.reportsTo, gateway.lastReportPath)
  return [
    code(say.reportsFrom, gateway.lastReportFrom),
    isListed(gateway.lastReportPath, listedPaths)
      ? path
      : { ...path, mark: { word: say.unlisted, why: say.unlistedWhy } },
    fact(say.formats, text.table.listOf(gateway.dialects.map((dialect) => say.format[dialect]))),
  ]
}

const isListed = (path: string | null, listed: readonly string[] | null): boolean =>
  listed === null || (path !== null && listed.some((known) => pathOf(known) === pathOf(path)))

/** The facts as lines to paste somewhere. */
export const identityText = (facts: readonly Fact[]): string =>
  facts.map(({ label, value }) => `${label}\t${value}`).join('\n')
