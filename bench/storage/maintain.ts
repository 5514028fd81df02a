import { maintain } from '../../src/main/storage/maintenance'

/** Counts what is in a data folder: `node maintain.mjs <folder>`. */
console.log((await maintain('check', process.argv[2] ?? '', console.error)).text)
