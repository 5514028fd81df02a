import { type Outcome, ok, problem } from '../outcome'

/** Scheme, name and password, host, port, path, and what a folder does not have. */
const FORM = /^(https?):\/\/([^\s/?#]*@)?(\[[0-9a-f:.]+\]|[^\s/?#@:[\]]+)(:\d{1,5})?(\/[^\s?#]*)?([?#].*)?$/i

/** Names of this machine itself; what they serve does not cross a network. */
const HERE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The address of a folder that holds `latest.yml` and installers, as somebody typed it → in one spelling, with a slash at
 * its end. What is fetched from it is run, so it has to be fetched over TLS.
 */
export function readFeed(text: string): Outcome<string> {
  const match = FORM.exec(text.trim())
  if (match === null) return refuse('is no address; it begins with https://')
  const [, scheme = '', user, host = '', port = '', path = '/', rest] = match
  const isSafe = scheme.toLowerCase() === 'https' || HERE.has(host.toLowerCase())
  if (!isSafe) return refuse('has to begin with https://, because what comes from there is installed')
  if (user !== undefined) return refuse('must not hold a name or password')
  if (rest !== undefined) return refuse('is a folder; it has no ? or #')
  return ok(`${scheme.toLowerCase()}://${host.toLowerCase()}${port}${path.endsWith('/') ? path : `${path}/`}`)
}

const refuse = (why: string) => problem('invalid-input', `feed: ${why}`, 'feed')
