// @ts-check
// What a report costs on its way from bytes to its line in the journal, beside JSON.parse of the same body.
//   node bench/report-path.mjs
import { pathToFileURL } from 'node:url'
import { bundle } from './storage/build.mjs'

await import(pathToFileURL(await bundle('report-path')).href)
