import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { calls } from '../../../src/shared/contract/calls'
import {
  CALL_ACCESS,
  fleetPiecesForWall,
  isForWall,
  pushForWall,
  replyForWall,
} from '../../../src/shared/contract/wall-access'
import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/model/settings'
import { ok, problem } from '../../../src/shared/outcome'

test('every call is classified, and a wall makes only such as read', () => {
  expect(Object.keys(CALL_ACCESS).toSorted()).toEqual(Object.keys(calls).toSorted())
  const forWalls = Object.entries(calls).filter(([name]) => isForWall(name))
  expect(forWalls.length).toBeGreaterThan(5)
  expect(forWalls.filter(([, { method }]) => method !== 'GET')).toEqual([])
})

test('docs/api.md marks the calls that walls may make, and no others', () => {
  const rows = readFileSync(join(import.meta.dirname, '../../../docs/api.md'), 'utf8').split('\n')
  for (const [name, { method, path }] of Object.entries(calls)) {
    const said = rows.find((row) => new RegExp(`\`${method} ${path.replace('?', '')}[?\`]`).test(row))
    if (said === undefined || path === '/api/desktop' || path === '/api/updates') continue
    const mark = new RegExp(`\`${method} ${path}(\\?[^\`]*)?\` \\*\\*W\\*\\*`).test(said)
    expect([name, mark]).toEqual([name, isForWall(name)])
  }
})

/** Settings in which each value is another than by default. */
const CHOSEN: Settings = {
  ...DEFAULT_SETTINGS,
  theme: 'dark',
  webhook: { url: 'https://robot.example/SECRET', format: 'json', secret: 'SECRET' },
  allowedSenders: ['10.9.8.7'],
  paths: ['/SECRET'],
  exportSchedules: [{ id: 'a', kind: 'events', every: 'day', folder: '/SECRET', since: 1 } as never],
}

test('settings are told as far as a wall is drawn by them; one that comes later is not told until it is named here', () => {
  const later = { ...CHOSEN, headquartersKey: 'SECRET' } as Settings
  for (const told of [replyForWall('getSettings', ok(later)), pushForWall({ type: 'settings', settings: later })]) {
    expect(JSON.stringify(told)).not.toMatch(/SECRET|10\.9\.8\.7/)
    expect(JSON.stringify(told)).toContain('"theme":"dark"')
  }
})

test('no camera’s password is told, wherever a box has put its address', () => {
  const camera = 'A1__rtsp://admin:SECRET@10.0.0.9/main'
  const device = { id: camera, name: camera, ip: camera, location: camera, group: camera, url: camera }
  const gateway = { id: 'BOX', note: 'SECRET', fault: { description: `no picture: ${camera}` }, devices: [device] }
  const receiver = { problem: null }
  const fleet = { gateways: [gateway], trends: {}, receiver }
  const whole = replyForWall('getFleet', ok(fleet))
  expect([...fleetPiecesForWall(fleet as never)].join('')).toBe(JSON.stringify(whole.ok && whole.value))
  const told = [
    whole,
    replyForWall('getGateway', ok({ ...gateway, lastReport: { body: 'SECRET' } })),
    replyForWall('getHistory', ok({ samples: [], presence: [], devices: { [camera]: [] } })),
    replyForWall('getEvents', ok({ events: [{ id: camera, device: camera, deviceName: camera, detail: camera }] })),
    replyForWall('getIncidents', ok({ open: [{ id: camera, deviceName: camera }], closed: [], mutes: [] })),
    pushForWall({ type: 'snapshot', fleet } as never),
    pushForWall({ type: 'patch', patch: { gateways: [gateway], events: [{ device: camera }] } } as never),
    pushForWall({ type: 'alerts', change: { incidents: [{ id: camera, detail: camera }] } } as never),
    pushForWall({ type: 'announcement', announcement: { items: [{ deviceName: camera }] } } as never),
  ]
  for (const one of told) {
    expect(JSON.stringify(one)).not.toContain('SECRET')
    expect(JSON.stringify(one)).toMatch(/rtsp:\/\/admin:•••@10\.0\.0\.9/)
  }
})

test('no code of a box is told, nothing of the programs of the computer, nor where updates come from', () => {
  const problem = {
    code: 'port-in-use',
    message: 'port 9528 is used by SECRET (7)',
    owner: { program: 'SECRET', pid: 7 },
  }
  const receiver = { port: 9528, problem }
  const gateway = { id: 'BOX', authCode: 'SECRET', devices: [] }
  const fleet = { gateways: [gateway], trends: {}, receiver }
  const told = [
    replyForWall('getFleet', ok(fleet)),
    replyForWall('getGateway', ok({ ...gateway, lastReport: null })),
    replyForWall('getUpdates', ok({ version: '1.2.3', feed: 'https://SECRET.example' })),
    pushForWall({ type: 'snapshot', fleet } as never),
    pushForWall({ type: 'patch', patch: { gateways: [gateway], receiver } } as never),
  ]
  expect(JSON.stringify(told)).not.toContain('SECRET')
  expect(told[0]).toMatchObject({ value: { receiver: { port: 9528, problem: { code: 'port-in-use', owner: null } } } })
  expect(told[2]).toMatchObject({ value: { version: '1.2.3', feed: null } })
  expect(told[4]).toMatchObject({ patch: { receiver: { port: 9528, problem: { code: 'port-in-use' } } } })
})

test('a problem is told as it is, and what a wall is not told of is not pushed', () => {
  const none = problem('not-found', 'there is no gateway with this id', 'id')
  expect(replyForWall('getGateway', none)).toBe(none)
  expect(pushForWall({ type: 'rejection', rejection: {} as never })).toBeNull()
  expect(pushForWall({ type: 'export', export: {} as never })).toBeNull()
  expect(pushForWall({ type: 'new', secret: 1 } as never)).toBeNull()
  const patch = { type: 'patch', patch: { seq: 1, at: 'now' } } as const
  expect(pushForWall(patch as never)).toEqual(patch)
})
