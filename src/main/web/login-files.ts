import type { PageFiles } from '../page-files'

/** The page where one logs in. */
const LOGIN = '/login.html'

const NAMES_OTHERS = /\.(html|js|css)$/

/**
 * The files that somebody gets who is not let in: the login page and what it is made of, whatever the build calls that.
 * A file belongs to it that is named in it, or in one that does.
 */
export function loginFiles(files: PageFiles): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = files.has(LOGIN) ? [LOGIN] : []
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    found.add(path)
    if (!NAMES_OTHERS.test(path)) continue
    const text = Buffer.from(files.get(path)?.content ?? []).toString()
    for (const other of files.keys()) if (!found.has(other) && text.includes(baseOf(other))) waiting.push(other)
  }
  return found
}

const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
