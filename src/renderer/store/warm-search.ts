import type { GatewayView } from '../../shared/contract/views'
import { deviceTextsOf, knownTextOf } from './search-texts'

/** In ms: less than anybody notices, between two keys and two frames. */
const AT_A_STRETCH = 8

/**
 * Makes the texts that boxes and sub-devices are found by, before somebody types: all at once with the first letter,
 * those of tens of thousands would take longer than a letter may. Until the returned function is called.
 */
export function warmSearch(gateways: Iterable<GatewayView>): () => void {
  const rest = gateways[Symbol.iterator]()
  const go = () => {
    const end = performance.now() + AT_A_STRETCH
    do {
      const { done, value } = rest.next()
      if (done) return
      knownTextOf(value)
      deviceTextsOf(value.devices).each()
    } while (performance.now() < end)
    timer = setTimeout(go)
  }
  let timer = setTimeout(go)
  return () => clearTimeout(timer)
}
