import type { GatewayView, GatewayWarning } from '../../../shared/contract/views'
import type { IdentityWarningCode } from '../../../shared/presence/identity-guard'
import { formatDuration } from '../../../shared/text/duration'
import type { Text } from '../../../shared/text/text'
import { seconds } from '../../../shared/time/millis'

/** A reason to doubt that a box is who, where or when it says. */
export interface Doubt {
  readonly code: IdentityWarningCode
  readonly cause: string
  readonly remedy: string
}

/** What the identity guard says of a box, in words. */
export const doubtsOf = ({ warnings }: Pick<GatewayView, 'warnings'>, text: Text): readonly Doubt[] =>
  warnings.flatMap(({ code, detail }) =>
    isIdentityCode(code, text)
      ? [{ code, cause: causeOf(code, detail ?? '', text), remedy: text.identityRemedy[code] }]
      : [],
  )

/** What in its reports is not as documented. */
export const reportWarningsOf = ({ warnings }: Pick<GatewayView, 'warnings'>, text: Text) =>
  warnings.flatMap(({ code, field }) => (isIdentityCode(code, text) ? [] : [{ code, field }]))

const isIdentityCode = (code: GatewayWarning['code'], { identityRemedy }: Text): code is IdentityWarningCode =>
  Object.hasOwn(identityRemedy, code)

function causeOf(code: IdentityWarningCode, detail: string, text: Text): string {
  const { twoSenders, addressHopping, clockFast, clockSlow, listOf } = text.identityWarning
  switch (code) {
    case 'two-senders':
      return twoSenders(listOf(detail.split(' ')))
    case 'address-hopping':
      return addressHopping(listOf(detail.split(' ')))
    case 'clock-off': {
      const off = Number(detail)
      return (off > 0 ? clockFast : clockSlow)(formatDuration(seconds(Math.abs(off)), text))
    }
  }
}
