import * as v from 'valibot'
import { call } from './call'

/** A file that is small enough to cross as a whole. */
export interface FileView {
  readonly fileName: string
  readonly base64: string
}

/** Of what helps somebody elsewhere to see what is wrong. */
export const diagnosticsCalls = {
  /** A ZIP file without payloads and secrets; also while the station itself is not running. */
  collectDiagnostics: call<FileView>()('POST', '/api/diagnostics', v.strictObject({})),
}
