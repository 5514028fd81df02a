/** By what a name has in it one knows that its value is nobody else's business, in settings that are still to come as well. */
const HIDDEN =
  'secret|token|passw|passphrase|pwd|credential|creds|seed|salt|hash|cookie|jwt|private|certificate|signature'
const HIDDEN_NAME = new RegExp(`${HIDDEN}|(^|[a-z_-])keys?$|^sign$`, 'i')

/** Names in running text, with what is glued to them. */
const HIDDEN_WORD = `[\\w-]{0,40}(?:${HIDDEN})[\\w-]{0,40}|[\\w-]{0,40}keys?|sign`
const VALUE = `"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'|[^\\s"',;}&]+`
const NAMED = new RegExp(`\\b(${HIDDEN_WORD})(["']?\\s*[:=]\\s*)(${VALUE})`, 'gi')

/** Of several words. */
const AUTHORIZATION = /\b(authorization["']?\s*[:=]\s*["']?)[^\n"',}]+/gi

/** What is a secret by its own look: seeds of NATS, web tokens, keys and certificates. */
const BY_LOOK: readonly RegExp[] = [
  /\bS[ACNOUX][A-Z2-7]{50,}/g,
  /\beyJ[\w-]{8,}(?:\.[\w-]+){1,4}/g,
  /-----BEGIN [A-Z ]+-----[\s\S]*?(?:-----END [A-Z ]+-----|$)/g,
]

/** Addresses of anything but files, with or without credentials before the host. */
const ADDRESS =
  /\b(?!file:|app:|node:)([a-z][a-z\d+.-]{0,20}:\/\/)(?:[^\s/"']*@)?((?:\[[\da-f:.]+\]|[^\s/?#"'@:]+)(?::\d+\b)?)([^\s"']*)/gi

/**
 * A value of the settings, or of what the station was started with, without anything that lets somebody in or lets him
 * write to the user's chat groups: of a secret only whether there is one, of an address only the host.
 */
export function redactValue(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value)
  if (Array.isArray(value)) return value.map(redactValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      redactText(key),
      HIDDEN_NAME.test(key) ? isThere(item) : redactValue(item),
    ]),
  )
}

const isThere = (item: unknown): boolean => item !== null && item !== undefined && item !== '' && item !== false

/** Text without what follows the host in an address, what a name like a key's is given, and what looks like a key. */
export function redactText(text: string): string {
  const addressed = text.replace(ADDRESS, (_whole, scheme: string, host: string, rest: string) =>
    // What has a colon behind it that no port follows is a name, and what comes then its password.
    rest.startsWith(':') ? `${scheme}…` : `${scheme}${host}/…`,
  )
  const named = addressed
    .replace(AUTHORIZATION, '$1…')
    .replace(NAMED, (_whole, name: string, between: string, value: string) => {
      const quote = /^["']/.exec(value)?.[0] ?? ''
      return `${name}${between}${quote}…${quote}`
    })
  return BY_LOOK.reduce((told, look) => told.replace(look, '…'), named)
}
