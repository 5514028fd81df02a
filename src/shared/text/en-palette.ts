/** What the palette says. */
export const enPalette = {
  label: 'Jump',
  boxes: 'Boxes',
  devices: 'Sub-devices',
  commands: 'Commands',
  /** What somebody types who looks for it; in small letters. */
  states: {
    down: ['down', 'offline', 'missing', 'lost', 'dead'],
    abnormal: ['abnormal', 'fault', 'faulty'],
    late: ['late', 'delayed'],
  },
  nothing: (query: string) => `Nothing matches “${query}”.`,
  goTo: (screen: string) => `Go to ${screen}`,
  section: (section: string) => `Settings: ${section}`,
  theme: (theme: string) => `Theme: ${theme}`,
  language: (language: string) => `Language: ${language}`,
  density: (density: string) => `Density: ${density}`,
  grouping: (grouping: string) => `Group: ${grouping}`,
  sort: (sort: string) => `Sort: ${sort}`,
  shortcuts: 'Keyboard shortcuts',
  showAll: 'Clear all filters',
  restore: (box: string) => `Bring back ${box}`,
  exportKind: (kind: string) => `Export: ${kind}`,
  restartReceiver: 'Restart receiver',
  restarted: 'The receiver was restarted.',
  selfTest: 'Run the connectivity self-test',
  simulationOn: 'Show the simulated fleet',
  simulationOff: 'End the simulated fleet',
  backedUp: 'A backup was made.',
  checkUpdates: 'Check for updates',
}

export type PaletteText = typeof enPalette
