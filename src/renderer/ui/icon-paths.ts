/** Rectangles and circles as path data, so that every icon is one path. */
const rect = (x: number, y: number, w: number, h: number, r: number): string =>
  `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - w}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - h}a${r} ${r} 0 0 1 ${r} ${-r}z`
const circle = (cx: number, cy: number, r: number): string =>
  `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`

/** Line icons on a 16 px grid. */
export const ICON_PATHS = {
  fleet: rect(2, 2.5, 5, 4.5, 1) + rect(9, 2.5, 5, 4.5, 1) + rect(2, 9, 5, 4.5, 1) + rect(9, 9, 5, 4.5, 1),
  events: 'M1.5 8h3l2-5 3 10 2-5h3',
  print: `M4.5 6V2.5h7V6M4.5 11.5h-2v-5h11v5h-2${rect(4.5, 9.5, 7, 4, 0.6)}`,
  reports:
    'M4 1.75h5.5L13 5.25v9H3.9a.9.9 0 0 1-.9-.9V2.75a1 1 0 0 1 1-1zM9.25 2v3.5h3.5M8 7.5v4M6.2 9.9 8 11.6l1.8-1.7',
  receiver: `${circle(8, 8, 1.25)}M5.2 10.8a4 4 0 0 1 0-5.6M10.8 5.2a4 4 0 0 1 0 5.6M3 13a7 7 0 0 1 0-10M13 3a7 7 0 0 1 0 10`,
  settings: `M2 5h6.5M12 5h2M2 11h2M7.5 11H14${circle(10.2, 5, 1.7)}${circle(5.8, 11, 1.7)}`,
  pause: 'M5.3 3.5v9M10.7 3.5v9',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  group: rect(2.5, 3, 11, 4, 1) + rect(2.5, 9, 11, 4, 1),
  sort: 'M4.5 3v10M2.5 11l2 2 2-2M8.5 4h5M8.5 8h4M8.5 12h2.5',
  compact: 'M2 3.5h3.3M6.4 3.5h3.2M10.7 3.5H14M2 8h3.3M6.4 8h3.2M10.7 8H14M2 12.5h3.3M6.4 12.5h3.2M10.7 12.5H14',
  table: `${rect(2, 2.5, 12, 11, 1.2)}M2 6h12M2 9.7h12M6 6v7.5`,
  wall: `${rect(1.5, 2.5, 13, 9, 1.2)}M5.5 14h5`,
  undo: 'M5.5 3 2.5 6l3 3M2.5 6H9a4 4 0 0 1 0 8H6',
  keyboard: `${rect(1.5, 4, 13, 8.5, 1.2)}M4 7v.01M6.7 7v.01M9.3 7v.01M12 7v.01M5 10h6`,
  columns: `${rect(2, 2.5, 12, 11, 1.2)}M6 2.5v11M10 2.5v11`,
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3',
  play: 'M5 3.5v9l7.5-4.5z',
  qr: `${rect(2, 2, 5, 5, 0.8)}${rect(9, 2, 5, 5, 0.8)}${rect(2, 9, 5, 5, 0.8)}M9 9.5h2.5V12M14 9v5h-2.5M9 14v-2M4.5 4.5h.01M11.5 4.5h.01M4.5 11.5h.01`,
  search: `${circle(7, 7, 4.5)}M10.5 10.5 14 14`,
  copy: `${rect(5.5, 5.5, 8, 8, 1.5)}M10.5 3.5v-.3c0-.4-.3-.7-.7-.7H3.5a1 1 0 0 0-1 1v6.3c0 .4.3.7.7.7h.3`,
  bell: 'M4 7a4 4 0 0 1 8 0c0 3 1.3 4 1.3 4H2.7S4 10 4 7zM6.7 13.3a1.5 1.5 0 0 0 2.6 0',
  'bell-off': 'M4.2 5.8A4 4 0 0 1 12 7c0 1.3.2 2.2.5 2.8M11 11H2.7S4 10 4 7M6.7 13.3a1.5 1.5 0 0 0 2.6 0M2.5 2.5l11 11',
  clock: `${circle(8, 8, 6)}M8 4.5V8l2.3 1.5`,
  more: `${circle(3.5, 8, 0.6)}${circle(8, 8, 0.6)}${circle(12.5, 8, 0.6)}`,
  close: 'm4 4 8 8M12 4l-8 8',
  check: 'm3.5 8.5 3 3 6-7',
  back: 'm9.5 4.5-3.5 3.5 3.5 3.5',
  forward: 'm6.5 4.5 3.5 3.5-3.5 3.5',
  note: 'M3 3h10v7l-3 3H3zM10 13v-3h3',
  trash: 'M3 4.5h10M6 4.5V3h4v1.5M4.5 4.5l.5 9h6l.5-9M6.8 7v4M9.2 7v4',
  leave: 'M9.5 3.5h-6v9h6M7 8h7M11.5 5.2 14.3 8l-2.8 2.8',
  external: 'M6.5 3.5h-3v9h9v-3M9 3h4v4M13 3 7.5 8.5',
  globe: `${circle(8, 8, 6)}M2 8h12M8 2c2 1.7 2.7 3.8 2.7 6S10 12.3 8 14C6 12.3 5.3 10.2 5.3 8S6 3.7 8 2z`,
  caution: `${circle(8, 8, 6)}M8 4.8v3.7M8 11.1v.05`,
  disk: 'M2.8 4a5.2 1.9 0 1 0 10.4 0a5.2 1.9 0 1 0-10.4 0zv8c0 1 2.3 1.9 5.2 1.9s5.2-.9 5.2-1.9V4M2.8 8c0 1 2.3 1.9 5.2 1.9s5.2-.9 5.2-1.9',
  hook: 'M9 6.5A3 3 0 1 0 5.3 8L3.8 11M7 5l2.7 5h2.6M12 12.7a2.2 2.2 0 1 0-1.9-4',
  shield: 'M8 1.8 3 3.6v4c0 3 2.2 5.4 5 6.6 2.8-1.2 5-3.6 5-6.6v-4z',
  gauge: 'M2.6 12.2a6.2 6.2 0 1 1 10.8 0M8 9.2l2.6-3.4M8 9.2h.01',
  theme: `${circle(8, 8, 6)}M8 2v12M8 5l4-1.5M8 8.5l5.5-2M8 12l4.5-1.7`,
  edit: 'm10.5 3 2.5 2.5L6 12.5l-3 .5.5-3z',
  plus: 'M8 3v10M3 8h10',
  tag: 'M2.5 3.5v4l6 6 5-5-6-6h-4a1 1 0 0 0-1 1zM5.2 5.2v.01',
  download: 'M8 2.5v8M4.8 7.5 8 10.7l3.2-3.2M3 13.5h10',
  down: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  up: 'm4.5 9.5 3.5-3.5 3.5 3.5',
  turnstile: 'M3.5 13.5v-9a1 1 0 0 1 1-1h1.5v10M6 6.5h7M6 9.5h7M2 13.5h5.5',
  'capture-camera': `${rect(2, 4.5, 12, 8.5, 1.3)}${circle(8, 8.8, 2.3)}M5.8 4.5 6.5 3h3l.7 1.5`,
  'static-camera': 'm2 6 9-3 1.5 4-9 3zM6 9.5V13H2.5M13 6.5l1.5-.5',
  'dynamic-camera': `M3 3.5h10v2H3zM4 5.5a4 4 0 0 0 8 0${circle(8, 7, 1)}M5 12.5h6M6.3 14l-1.5-1.5L6.3 11M9.7 14l1.5-1.5L9.7 11`,
  door: `${rect(3.5, 2, 9, 12, 1)}M10 8h.01M2 14h12`,
  device: `${rect(2, 4, 12, 8, 1.5)}M4.7 9.5h2.6M11 9.5h.01`,
} as const

export type IconName = keyof typeof ICON_PATHS
