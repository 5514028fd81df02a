import { describe, expect, it, vi } from 'vitest'
import type { Offers } from '../../../src/renderer/features/palette/command'
import { paletteEntries } from '../../../src/renderer/features/palette/palette-entries'
import type { Deeds } from '../../../src/renderer/features/palette/use-deeds'
import { SECTIONS, sectionsAt } from '../../../src/renderer/features/settings/sections'
import type { GatewayView } from '../../../src/shared/contract/views'
import { en } from '../../../src/shared/text/en'
import { zh } from '../../../src/shared/text/zh'
import { device, gateway, withDevices } from '../gateways'

/** Deeds that only remember that they were done. */
const remembered = () => {
  const done: string[] = []
  const deeds = new Proxy({} as Deeds, {
    get: (_, name: string) => {
      if (name === 'waitsFor') return () => true
      if (name === 'mutesOver') return ({ muted }: GatewayView) => ({ own: muted, group: null, fleet: false })
      if (name === 'webPage') return () => 'http://10.0.0.1/'
      return vi.fn((...given: unknown[]) => void done.push(`${name} ${given.map(asWord).join(' ')}`.trim()))
    },
  })
  return { done, deeds }
}

const asWord = (given: unknown): string =>
  typeof given === 'object' && given !== null && 'id' in given ? String(given.id) : JSON.stringify(given)

const offers = (otherwise: Partial<Offers> = {}): Offers => ({
  text: en,
  otherText: zh,
  deeds: remembered().deeds,
  groups: ['North gate', 'Depot'],
  waiting: 3,
  fleetMuted: false,
  isFiltering: false,
  removed: [],
  isHeadquarters: false,
  isApp: true,
  simulated: false,
  listening: true,
  url: 'http://10.0.0.2:9528/SophonFogStatus',
  canLogOut: true,
  canUndo: true,
  sections: SECTIONS,
  ...otherwise,
})

const boxes = [
  gateway('a', { name: 'North gate 1', group: 'North gate' }),
  gateway('b', { name: 'Canteen', presence: 'offline', muted: true }),
]

const labels = (query: string, otherwise: Partial<Offers> = {}) =>
  paletteEntries(boxes, query, offers(otherwise)).map((entry) =>
    entry.kind === 'command' ? entry.label : entry.gateway.id,
  )

describe('the palette', () => {
  it('offers boxes first, then what can be done with those that are meant, then with their group', () => {
    expect(labels('north')).toEqual([
      'a',
      'Mute North gate 1 for 1 h',
      'Acknowledge North gate 1',
      'Rename North gate 1',
      'Tags of North gate 1',
      'Group of North gate 1',
      'Note on North gate 1',
      'Open the web page of North gate 1',
      'Export North gate 1',
      'Remove North gate 1',
      'Show only North gate',
      'Mute North gate for 1 h',
      'Export North gate',
    ])
  })

  it('offers to end what is on', () => {
    expect(labels('canteen')).toContain('End the mute of Canteen')
    expect(labels('mute', { fleetMuted: true })).toContain('End the mute of all boxes')
    expect(labels('clear', { isFiltering: true })).toEqual(['Clear all filters'])
    expect(labels('bring', { removed: [{ id: 'x', name: 'Old box' }] })).toEqual(['Bring back Old box'])
  })

  it.each([
    ['density table', 'changeLook {"density":"table"}'],
    ['sort name', 'changeLook {"sort":{"by":"name","reversed":false}}'],
    ['group: by tag', 'changeLook {"grouping":"tag"}'],
    ['acknowledge all', 'acknowledgeAll'],
    ['mute all boxes 8', 'muteFleet 8'],
    ['go to receiver', 'showScreen "receiver"'],
    ['shortcuts', 'showHelp'],
    ['remove canteen', 'ask "remove" b'],
    ['rename north', 'ask "rename" a'],
    ['juggle canteen', null],
    ['receiver', 'showScreen "receiver"'],
    ['back up', 'backUp'],
    ['立即备份', 'backUp'],
    ['simulated', 'simulate true'],
    ['export inventory', 'exportKind "inventory"'],
    ['pause receiver', 'pauseReceiver'],
    ['self-test', 'selfTest'],
    ['log out', 'logOut'],
    ['check for updates', 'checkUpdates'],
    ['settings webhook', 'showSection "webhook"'],
    ['theme dark', 'changeSettings {"theme":"dark"}'],
    ['深色', 'changeSettings {"theme":"dark"}'],
    ['语言 中文', 'changeSettings {"language":"zh"}'],
    ['静默 canteen', 'muteBox b false'],
    ['show only depot', 'showOnly "Depot"'],
  ])('“%s” does %s', (query, deed) => {
    const { done, deeds } = remembered()
    const [first] = paletteEntries(boxes, query, offers({ deeds })).filter(({ kind }) => kind === 'command')
    if (first?.kind === 'command') first.run()
    expect(done[0] ?? null).toBe(deed)
  })

  it('is the same in either language, command for command', () => {
    const swapped = { text: zh, otherText: en }
    const said = labels('', swapped)
    expect(said).toHaveLength(labels('').length)
    expect(labels('theme dark', swapped)).toEqual(['外观：深色'])
    expect(labels('go to receiver', swapped)).toEqual(['前往接收端'])
  })

  it('offers at headquarters nothing that only a site can do, and in a browser nothing of the app', () => {
    const there = labels('', { isHeadquarters: true, isApp: false, canLogOut: false, sections: sectionsAt(true) })
    for (const no of ['Go to Receiver', 'Pause receiver', 'Show the simulated fleet', 'Log out'])
      expect(there).not.toContain(no)
    for (const one of ['Back up now', 'Export: Inventory']) expect(there).toContain(one)
    expect(there.filter((said) => said.startsWith('Settings: '))).toHaveLength(8)
    expect(there).not.toContain('Settings: Receiver')
    expect(labels('canteen', { isHeadquarters: true })).toEqual([
      'b',
      'Acknowledge Canteen',
      'Open the web page of Canteen',
      'Export Canteen',
    ])
    expect(labels('depot', { isHeadquarters: true })).toEqual(['Show only Depot', 'Export Depot'])
    expect(labels('check for updates', { isApp: false })).toEqual([])
    expect(labels('simulated', { simulated: true })).toEqual(['End the simulated fleet'])
    expect(labels('receiver', { listening: false })).toContain('Resume receiver')
  })

  describe('finds sub-devices', () => {
    const camera = (box: string, n: number, otherwise: object = {}) =>
      device(`${box}-${n}`, { name: `Camera ${n}`, ip: `10.1.0.${n}`, ...otherwise })
    const fleet = [
      withDevices(
        'a',
        [1, 3, 13].map((n) => camera('a', n)),
        { name: 'North gate' },
      ),
      withDevices('b', [camera('b', 1, { status: 'missing' }), camera('b', 3, { status: 'offline' })], {
        name: 'Depot',
      }),
      withDevices('c', [camera('c', 3, { status: 'unknown' })], { name: 'Canteen', presence: 'offline' }),
    ]
    const found = (query: string) =>
      paletteEntries(fleet, query, offers()).flatMap((entry) =>
        entry.kind === 'command' ? [] : [entry.kind === 'device' ? entry.device.id : entry.gateway.id],
      )
    const commands = (query: string, otherwise: Partial<Offers> = {}) =>
      paletteEntries(fleet, query, offers(otherwise)).flatMap((entry) =>
        entry.kind === 'command' ? [entry.label] : [],
      )

    it('called just so first, of these what is down; with the words of their box to tell them apart', () => {
      expect(found('camera 3')).toEqual(['b-3', 'c-3', 'a-3', 'a-13'])
      expect(found('CAMERA 3 north')).toEqual(['a-3', 'a-13'])
      expect(found('10.1.0.13')).toEqual(['a-13'])
      expect(found('depot')).toEqual(['b'])
    })

    it.each(['down', 'offline', 'off', '离线', '掉线'])('and boxes that are %s', (word) => {
      expect(found(word)).toEqual(['c', 'b-3', 'b-1'])
    })

    it('that are down of one box', () => {
      expect(found('depot offline')).toEqual(['b-3', 'b-1'])
      // Of the one of a silent box nothing is known, and it is told as that.
      expect(found('离线 camera 3')).toEqual(['b-3', 'c-3'])
      expect(found('late')).toEqual([])
    })

    it('and what can be done with the only one', () => {
      expect(commands('10.1.0.13')).toEqual(['Mute Camera 13 of North gate for 1 h'])
      expect(commands('10.1.0.13', { isHeadquarters: true })).toEqual([])
    })
  })

  it('finds a box by any of its numbers and names, and shows the one that was typed', () => {
    const found = (query: string) => {
      const box = gateway('HQ0042', { name: 'Own', alias: 'Depot', mac: 'E0:A5:09:00:2F:B1', addresses: ['10.0.0.7'] })
      const [first] = paletteEntries([box], query, offers())
      return first?.kind === 'gateway' ? first.aside : null
    }
    expect(['depot', '0.0.7', 'e0a509', 'hq-0042', 'own'].map(found)).toEqual([
      '10.0.0.7',
      '10.0.0.7',
      'E0:A5:09:00:2F:B1',
      'HQ0042',
      'Own',
    ])
  })
})
