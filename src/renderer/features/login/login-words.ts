import type { LogInOutcome } from '../../../shared/contract/session'
import type { AccessText } from '../../../shared/text/en-access'

/** Why somebody is not in, in a sentence; `null` where there is nothing to say. */
export function whyNot(outcome: LogInOutcome | null, waitSeconds: number, say: AccessText['login']): string | null {
  switch (outcome?.kind) {
    case undefined:
    case 'in':
      return null
    case 'wrong':
      return waitSeconds > 0 ? say.wrongWait(waitSeconds) : say.wrong
    case 'wait':
      return waitSeconds > 0 ? say.wait(waitSeconds) : null
    case 'no-password':
      return say.noPassword
    case 'link-over':
      return say.linkOver
    case 'disconnected':
      return say.disconnected
  }
}
