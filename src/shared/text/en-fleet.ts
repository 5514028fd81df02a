import { enWords } from './en-words'
import { formatCount } from './plural'

/** What the fleet screen says. */
export const enFleet = {
  summary: {
    label: 'Boxes by state',
    total: 'Total',
    reportsPerSecond: 'Reports per second',
    lastReport: 'Last report',
    listeningOn: (port: number) => `Listening on ${port}`,
    notConnected: 'Not connected',
    copyUrl: 'Copy the address',
    counts: (offline: number, abnormal: number, late: number, online: number) =>
      `${formatCount(offline)} offline, ${formatCount(abnormal)} abnormal, ${formatCount(late)} late, ${formatCount(online)} online`,
  },
  fleet: {
    grid: 'Boxes',
    loading: 'Loading',
    filter: 'Filter name, IP, SN, MAC',
    shown: (shown: number, total: number) => `${formatCount(shown)} of ${formatCount(total)}`,
    noMatch: (query: string) => `No box matches “${query}”`,
    noneInState: 'No box is in this state',
    noneFiltered: 'No box matches these filters',
    searched: (total: number) =>
      `Searched name, alias, IP, SN, MAC, note and tags in ${enWords.boxes(total)}, and their sub-devices.`,
    stateFilterToo: 'A state filter is also on.',
    filtersToo: 'Other filters are also on.',
    clearSearch: 'Clear search',
    clearAll: 'Clear all filters',
  },
  card: {
    up: (duration: string) => `up ${duration}`,
    lastReport: (time: string) => `last report ${time}`,
    sinceWhen: (when: string) => `since ${when}`,
    expectedEvery: (duration: string) => `${duration} expected`,
    since: (duration: string) => `for ${duration}`,
    reportsFault: 'Reports a fault',
    reportsStatus: (word: string) => `Reports “${word}”`,
    mutedUntil: (time: string) => `Muted until ${time}`,
    metricsAppear: 'Metrics appear with the first report.',
    devicesUnknown: 'Sub-devices unknown',
    noDevices: 'No sub-devices',
    last24h: '24 h',
    age: (period: string) => `Age of the last report. The ring fills over the expected ${period}.`,
    sinceReport: 'Time since the last report',
    sinceFault: 'Time since the fault began',
    deviceCount: 'Sub-devices online / total',
    availability: (percent: string) => `Available ${percent} of the last 24 hours`,
    notObserved: 'Nothing observed in the last 24 hours',
    devicesOnline: (online: number, total: number) => `${online} of ${enWords.subDevices(total)} online`,
    deviceState: (device: string, state: string) => `${device} ${state.toLowerCase()}`,
    andOthers: (what: string, others: number) => `${what} and ${others} more`,
    devicesAllUnknown: (total: number) => `${enWords.subDevices(total)} unknown`,
    label: (parts: readonly string[]) => parts.join(', '),
  },
}

export type FleetText = typeof enFleet
