import type { Settings, WebhookTarget } from '../model/settings'

/** What stands for a secret wherever settings are told. Sent back, it means the secret that is kept. */
export const SECRET_MASK = '••••••••'

/** Settings as they are told: whether there is a secret, never which. */
export const maskSecrets = (settings: Settings): Settings =>
  settings.webhook?.secret == null ? settings : { ...settings, webhook: { ...settings.webhook, secret: SECRET_MASK } }

/** The webhook that somebody means who was told `kept` with its secret masked. */
export const withKeptSecret = (given: WebhookTarget, kept: WebhookTarget | null): WebhookTarget =>
  given.secret === SECRET_MASK ? { ...given, secret: kept?.secret ?? null } : given
