import type { Gateway } from '../model/gateway'
import { takesTurns } from '../presence/identity-guard'
import { periodOf } from '../presence/period'
import { DEFAULT_PERIOD } from '../presence/policy'

/** The addresses of a gateway as news has them. */
export const toldAddresses = ({ toldAddresses, addresses }: Gateway): readonly string[] => toldAddresses ?? addresses

/**
 * The gateway with what is told of its addresses. Two boxes with one serial change them with every report, which the
 * identity warning tells once: until only one of them is left, the news stays as it was. Asks no setting, because the
 * journal that is read again after a crash does not know which was in force.
 */
export function withToldAddresses(before: Gateway, heard: Gateway): Gateway {
  const told = toldAddresses(before)
  const isHeldBack = takesTurns(heard, periodOf(heard, DEFAULT_PERIOD)) && told.join(' ') !== heard.addresses.join(' ')
  if (isHeldBack) return { ...heard, toldAddresses: told }
  if (heard.toldAddresses === undefined) return heard
  const { toldAddresses: _, ...plain } = heard
  return plain
}
