/** What the charts of a box say. */
export const enChart = {
  range: { hour: '1 h', day: '24 h', week: '7 d', month: '30 d' },
  lastRange: { hour: 'Last hour', day: 'Last 24 hours', week: 'Last 7 days', month: 'Last 30 days' },
  rangeLabel: 'Range',
  now: 'now',
  unit: { cpu: '%', memory: '%', disk: '%', temperature: ' °C' },
  lastKnown: 'last known',
  peak: (figure: string) => `peak ${figure}`,
  usedOf: (used: string, total: string) => `${used} of ${total}`,
  failed: 'The history could not be read.',
  /** At headquarters. */
  notHere: (from: string, to: string, several: boolean) =>
    `What was between ${from} and ${to} is ${several ? 'in part ' : ''}still at the site, which does not answer now. It is shown as not observed until it does.`,
  empty: 'No figures in this time',
  loading: 'Reading the history…',
  label: (metric: string, range: string) => `${metric}, ${range.toLowerCase()}`,
  summary: (metric: string, low: string, high: string, mean: string) =>
    `${metric} between ${low} and ${high}, ${mean} on average.`,
  missing: (duration: string) => `Without data for ${duration}.`,
  readout: (when: string, what: string) => `${when} · ${what}`,
  between: (figure: string, low: number, high: number) => `${figure} (${low}–${high})`,
  notReported: 'not reported',
  gap: { offline: 'offline, unknown', unobserved: 'not watched', nothing: 'nothing known' },
  availability: 'Availability',
  availabilityOf: (percent: string, range: string) => `Available ${percent}, ${range.toLowerCase()}`,
  availabilityMethod:
    'Online and late, in percent of the time in which this station was watching. Each cell shows the worst of its time.',
  notObserved: 'Nothing observed in this time',
}

export type ChartText = typeof enChart
