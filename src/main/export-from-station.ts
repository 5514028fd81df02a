import type { IncomingMessage } from 'node:http'
import { askViewer, textOf } from './ask-viewer'
import type { Download } from './ports'
import { readViewerNote, type ViewerNote } from './viewer-note'

/** A command line that cannot be done as it is written. */
export class Usage extends Error {}

/** How a running station is asked; `null` if none is known, in which case the folder is read. */
export async function runningStation(folder: string, port: string | undefined): Promise<ViewerNote | null> {
  if (port !== undefined && !/^\d{1,5}$/.test(port)) throw new Usage(`--viewer-port: "${port}" is not a port`)
  const note = await readViewerNote(folder)
  if (port !== undefined && (note === null || new URL(note.origin).port !== port)) {
    return { origin: `http://127.0.0.1:${port}`, key: null, fingerprint: null }
  }
  if (note === null || port !== undefined) return note
  // A station that was killed leaves its note behind.
  const answer = await askViewer(note, '/api/session').catch(() => null)
  answer?.resume()
  return answer === null ? null : note
}

/** An export of a station that runs. @throws Usage or Error with one sentence */
export async function fetched(
  station: ViewerNote,
  { kind, ...query }: Record<string, string | string[]>,
): Promise<Download> {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) for (const one of [value].flat()) search.append(name, one)
  const answer = await askViewer(station, `/api/export/${kind}?${search}`).catch((error: Error & { code?: string }) => {
    throw error.code === undefined
      ? error
      : new Error(`no station answers at ${station.origin}; name its data folder with --data`)
  })
  if (answer.statusCode !== 200) throw await refusal(answer, station)
  const named = /filename="([^"/\\]+)"/.exec(answer.headers['content-disposition'] ?? '')
  return { fileName: named?.[1] ?? `${kind}.csv`, parts: answer }
}

async function refusal(answer: IncomingMessage, { origin }: ViewerNote): Promise<Error> {
  const told = parsedRefusal(await textOf(answer))
  if (told?.code === 'login-required') {
    return new Error(`the station at ${origin} asks for a password; name its data folder with --data, as who owns it`)
  }
  const message = told?.message ?? `the station answered ${answer.statusCode}`
  return told?.code === 'invalid-input' ? new Usage(message) : new Error(message)
}

function parsedRefusal(text: string): { code: string; message: string } | undefined {
  try {
    return (JSON.parse(text) as { error?: { code: string; message: string } }).error
  } catch {
    return undefined
  }
}
