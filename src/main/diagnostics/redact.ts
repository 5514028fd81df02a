import type { Settings } from '../../shared/model/settings'

/** The settings without anything that lets somebody write to the user's chat groups: their addresses hold the key. */
export function redactSettings(settings: Settings): unknown {
  const { webhook } = settings
  if (webhook === null) return settings
  return {
    ...settings,
    webhook: { format: webhook.format, url: originOf(webhook.url), secret: webhook.secret !== null },
  }
}

/** Lines of the log without what follows the host in an address, and without what stands in quotes after a name like a key's. */
export const redactLog = (text: string): string =>
  text
    .replace(/\b(https?:\/\/)(?:[^\s/@"']*@)?([^\s/?#"']+)[^\s"']*/gi, '$1$2/…')
    .replace(/\b(secret|token|password|key|sign)(["']?\s*[:=]\s*["']?)[^\s"',}]+/gi, '$1$2…')

const originOf = (url: string): string => (URL.canParse(url) ? `${new URL(url).origin}/…` : '…')
