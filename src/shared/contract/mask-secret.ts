import type { HeadquartersAccess, Settings, WebhookTarget } from '../model/settings'

/** What stands for a secret wherever settings are told. Sent back, it means the secret that is kept. */
export const SECRET_MASK = '••••••••'

/** Settings as they are told: whether there is a secret, never which. */
export function maskSecrets(settings: Settings): Settings {
  const { webhook, headquarters } = settings
  if (webhook?.secret == null && headquarters === null) return settings
  return {
    ...settings,
    webhook: webhook === null || webhook.secret === null ? webhook : { ...webhook, secret: SECRET_MASK },
    headquarters: headquarters && { ...headquarters, seed: SECRET_MASK },
  }
}

/** The pairing that somebody means who was told `kept` with its key masked; `null` where there is no key for it. */
export function withKeptSeed(given: HeadquartersAccess, kept: HeadquartersAccess | null): HeadquartersAccess | null {
  if (given.seed !== SECRET_MASK) return given
  return kept?.site === given.site ? { ...given, seed: kept.seed } : null
}

/** The webhook that somebody means who was told `kept` with its secret masked. */
export const withKeptSecret = (given: WebhookTarget, kept: WebhookTarget | null): WebhookTarget =>
  given.secret === SECRET_MASK ? { ...given, secret: kept?.secret ?? null } : given
