/** Types only: what one part of the station may ask of another. The files at the top of `main` bring them together. */

export type * from './ports/exports'
export type * from './ports/forwarding'
export type * from './ports/past'
export type * from './ports/station'
export type * from './ports/storage'
export type * from './ports/viewer'
