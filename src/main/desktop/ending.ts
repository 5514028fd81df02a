import { app, dialog } from 'electron'
import { reason } from '../failures'

/** Ends the app before it has begun, with a text for whoever called it from a terminal. */
export function endWithText(text: string, exitCode: number): void {
  const stream = exitCode === 0 ? process.stdout : process.stderr
  // What is written to a pipe is lost unless its end is waited for.
  stream.write(text.endsWith('\n') ? text : `${text}\n`, () => app.exit(exitCode))
}

/** Ends the app that could not start, with one sentence for the person in front of it. */
export function endWithError(error: unknown): void {
  const sentence = reason(error)
  process.stderr.write(`${sentence}\n`)
  dialog.showErrorBox('Fogwatch cannot start', sentence)
  app.exit(1)
}
