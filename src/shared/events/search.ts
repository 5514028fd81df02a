import type { GatewayId } from '../model/gateway'
import { isAccounted, type Transition } from '../model/transition'
import { type Topic, topicOf } from './topic'

/** What events are narrowed to; every part that is given has to hold. */
export interface EventSearch {
  readonly topics?: readonly Topic[] | undefined
  readonly kind?: string | undefined
  /** Any of these. */
  readonly gateways?: readonly GatewayId[] | undefined
  /** All of these. */
  readonly words?: readonly SearchWord[] | undefined
}

/** What was typed, up to a space. */
export interface SearchWord {
  /** In lower case. */
  readonly word: string
  /** Gateways that have it in what they are called or found by now, besides what events say of them. */
  readonly gateways: readonly GatewayId[]
  /** Likewise devices, as `<gateway>/<device>`. */
  readonly devices: readonly string[]
}

/** Whom an event is about. */
export type Named = Pick<Transition, 'gateway' | 'gatewayName' | 'device' | 'deviceName'>

/** A search made ready for being asked many times. */
export interface Matcher {
  /** By whom an event is about. */
  who(named: Named): boolean
  /** By what happened. */
  what(happened: Pick<Transition, 'kind' | 'from' | 'to' | 'cause'>): boolean
}

/** Which transitions a search is after, as something that can be asked a million times. */
export function matcherOf({ topics, kind, gateways, words = [] }: EventSearch): Matcher {
  const [asked, about] = [setOf(gateways), setOf(topics)]
  const sought = words.map((one) => ({
    word: one.word,
    gateways: new Set(one.gateways),
    devices: new Set(one.devices),
  }))
  return {
    who: (named) => {
      if (asked !== null && !asked.has(named.gateway)) return false
      if (sought.length === 0) return true
      const said = namesOf(named)
      const device = `${named.gateway}/${named.device}`
      return sought.every(
        (one) => said.includes(one.word) || one.gateways.has(named.gateway) || one.devices.has(device),
      )
    },
    what: (happened) =>
      (kind === undefined ? !isAccounted(happened.kind) : happened.kind === kind) &&
      (about === null || about.has(topicOf(happened))),
  }
}

/** The words of what was typed. */
const wordsIn = (typed: string): readonly string[] => typed.toLowerCase().split(/\s+/).filter(Boolean)

/** What is known of a gateway now that it can be found by. */
export interface Findable {
  readonly id: GatewayId
  /** Names, addresses, notes and the like. */
  readonly words: readonly (string | null)[]
  readonly devices: readonly { readonly id: string; readonly ip: string | null }[]
}

/** What was typed, with who is meant by it among those who are there. */
export function searchFor(typed: string, fleet: Iterable<Findable>): readonly SearchWord[] {
  const sought = wordsIn(typed).map((word) => ({ word, gateways: [] as GatewayId[], devices: [] as string[] }))
  if (sought.length === 0) return sought
  for (const { id, words, devices } of fleet) {
    const said = words.filter(Boolean).join('\n').toLowerCase()
    for (const one of sought) {
      if (said.includes(one.word)) one.gateways.push(id)
      else for (const { id: device, ip } of devices) if (ip?.includes(one.word)) one.devices.push(`${id}/${device}`)
    }
  }
  return sought
}

const namesOf = ({ gateway, gatewayName, device, deviceName }: Named): string =>
  `${gateway}\n${gatewayName}\n${device ?? ''}\n${deviceName ?? ''}`.toLowerCase()

const setOf = <T>(items: readonly T[] | undefined): ReadonlySet<T> | null =>
  items === undefined ? null : new Set(items)
