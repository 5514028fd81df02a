import { formatCount } from './plural'

/** What the tiles, the table and the wall say beside what the cards say. */
export const enDensities = {
  compact: {
    sites: 'All sites',
    sitePanel: (site: string, boxes: string) => `${site}, ${boxes}`,
    cell: (name: string, state: string) => `${name}, ${state}`,
  },
  table: {
    label: 'Boxes as a table',
    devicesOf: (online: number | null, total: number) => `${online ?? '?'} of ${total}`,
    listOf: (words: readonly string[]) => words.join(', '),
    column: {
      state: 'State',
      name: 'Name',
      site: 'Site',
      group: 'Group',
      ip: 'IP',
      lastReport: 'Last report',
      cpu: 'CPU',
      memory: 'Memory',
      disk: 'Disk',
      temperature: 'Temp',
      devices: 'Sub-devices',
      day: 'Last 24 h',
      availability: 'Avail.',
      version: 'Version',
      sn: 'SN',
      mac: 'MAC',
      tags: 'Tags',
      note: 'Note',
      boxName: 'Own name',
      sdk: 'SDK',
    },
    columns: 'Columns',
    standardColumns: 'Standard columns',
    copyRows: 'Copy',
    copyHint: 'Copy the selected rows, or all if none is selected, as text for a spreadsheet',
    copied: (rows: number) => (rows === 1 ? '1 row copied' : `${formatCount(rows)} rows copied`),
    copyFailed: 'The browser did not allow copying.',
    select: (name: string) => `Select ${name}`,
    selectAll: 'Select all',
  },
  wall: {
    label: 'Wall',
    attention: (count: number) => `Needs attention · ${formatCount(count)}`,
    nothing: 'Nothing needs attention',
    more: (count: number) => `${formatCount(count)} more, rotating every 15 s`,
    rate: (perSecond: string) => `${perSecond} reports/s`,
    lastReport: (ago: string) => `last ${ago}`,
    mayDarken: 'The screen may switch off',
    mayDarkenWhy: 'Only pages opened over HTTPS, on this computer or in the app may keep the screen on.',
    leave: 'Esc leaves the wall',
    reloading: 'The wall failed and is drawn again in a moment. Reports are still received and kept.',
  },
}

export type DensitiesText = typeof enDensities
