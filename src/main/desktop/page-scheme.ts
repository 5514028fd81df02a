import { protocol } from 'electron'
import type { PageFiles } from '../page-files'
import { PAGE_SCHEME } from './home'
import { pageResponse } from './page-response'

/**
 * Makes our scheme one like https: with an origin of its own, relative addresses, and a secure context, which copying
 * and keeping the screen on ask for. No more: no fetch, no CORS, no service workers, no way around the policy.
 * Has to be called before the app is ready.
 */
export const claimPageScheme = (): void =>
  protocol.registerSchemesAsPrivileged([{ scheme: PAGE_SCHEME, privileges: { standard: true, secure: true } }])

/** Serves the interface to the window. Once the app is ready. */
export const servePage = (files: PageFiles): void =>
  protocol.handle(PAGE_SCHEME, (request) => pageResponse(files, request))
