import type { Evidence } from '../model/incident'
import type { Text } from './en'

/** What the machine knows of itself when no box is heard, as sentences. */
export function evidenceLines({ addressesThen, addressesNow, listening, port }: Evidence, text: Text): string[] {
  const say = text.announcements.evidence
  const lost = addressesThen.filter((address) => !addressesNow.includes(address))
  const addresses =
    addressesNow.length === 0 ? say.none : lost.length > 0 ? say.lost(lost.join(' ')) : say.same(addressesNow.join(' '))
  return [addresses, listening ? say.listening(port) : say.notListening(port)]
}
