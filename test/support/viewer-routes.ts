import { calls } from '../../src/shared/contract/calls'

type Method = 'GET' | 'POST' | 'DELETE'

/** Something that a browser may ask the interface for. */
export interface Route {
  readonly method: Method
  readonly url: string
  /** The call of the contract that it is. */
  readonly call?: string
}

/** All that there is, and what there is not. */
export const ROUTES: readonly Route[] = [
  ...Object.entries(calls).map(([call, { method, path }]) => ({ method, url: path.replace(/:\w+/g, 'x'), call })),
  { method: 'GET', url: '/api/stream' },
  { method: 'GET', url: '/api/export/inventory' },
  { method: 'GET', url: '/api/exports/x/download' },
  { method: 'GET', url: '/index.html' },
  { method: 'GET', url: '/assets/app-1a2b.js' },
  { method: 'GET', url: '/nowhere' },
  { method: 'GET', url: '/api/nowhere' },
]

export const requestOf = ({ method, url }: Route) => ({ method, url, ...(method === 'POST' ? { payload: {} } : {}) })
