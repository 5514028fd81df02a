import type { Handlers } from '../shared/contract/dispatch'
import { maskSecrets, withKeptSecret, withKeptSeed } from '../shared/contract/mask-secret'
import { writeSettingsFile } from '../shared/contract/settings-file'
import { ok, problem } from '../shared/outcome'
import { patienceOf } from '../shared/presence/policy'
import type { Clock } from '../shared/time/clock'
import { seconds } from '../shared/time/millis'
import type { Preferences } from './config/preferences'
import type { LiveFleet } from './fleet/live-fleet'
import { limitsOf } from './fleet/view-storage'
import type { Storage } from './ports'
import type { Receiver } from './receiver/receiver'
import { notOpened, orBack, type ReceiverParts } from './receiver-handlers'

type SettingsCall = 'getSettings' | 'changeSettings' | 'exportSettings'

export interface SettingsParts {
  readonly clock: Clock
  readonly fleet: LiveFleet
  readonly preferences: Preferences
  readonly receiver: Receiver
  readonly storage: Storage
  readonly openReceiver: ReceiverParts['openReceiver']
}

/** How the station answers the calls about what the user can choose. Secrets come in, and never go out but in a file. */
export function settingsHandlersOf(parts: SettingsParts): Pick<Handlers, SettingsCall> {
  const { clock, fleet, preferences, receiver, storage } = parts
  return {
    getSettings: async () => ok(maskSecrets(preferences.get())),

    changeSettings: async (patch) => {
      const { webhook, headquarters } = patch
      const before = preferences.get()
      const pairing = headquarters && withKeptSeed(headquarters, before.headquarters)
      if (headquarters && !pairing) {
        return problem(
          'invalid-input',
          'headquarters.seed: is masked, and no key of this site is kept',
          'headquarters.seed',
        )
      }
      // Last of what can be wrong: the receiver moves by being tried.
      const was = receiver.view()
      const isToMove = patch.receiverHost !== undefined || patch.receiverPort !== undefined
      if (isToMove) {
        // What the patch does not name stays as it runs, which the command line may have said.
        const failure = await parts.openReceiver(patch.receiverHost ?? was.host, patch.receiverPort ?? was.port)
        if (failure !== null) {
          return notOpened(failure, patch.receiverPort === undefined ? 'receiverHost' : 'receiverPort')
        }
      }
      const kept = {
        ...patch,
        ...(webhook ? { webhook: withKeptSecret(webhook, before.webhook) } : {}),
        ...(pairing ? { headquarters: pairing } : {}),
      }
      const change = preferences.change(kept)
      const settings = await (isToMove ? orBack(change, was, parts.openReceiver) : change)
      if (patch.keepDays !== undefined || patch.keepGigabytes !== undefined) storage.keepWithin(limitsOf(settings))
      if (patch.defaultPeriodSeconds !== undefined) fleet.setDefaultPeriod(seconds(settings.defaultPeriodSeconds))
      if (patch.patience !== undefined) fleet.setPatience(patienceOf(settings))
      return ok(maskSecrets(settings))
    },

    exportSettings: async ({ secrets = false }) => ok(writeSettingsFile(preferences.get(), clock.now(), secrets)),
  }
}
