import { expect, test } from 'vitest'
import { readBody } from '../../../../src/main/receiver/body/read-body'

const read = (value: string) => readBody(Buffer.from(value), 'application/json')
const refusal = { ok: false, refusal: { code: 'broken-body', message: expect.stringContaining('nests deeper') } }

test('a body that nests deeper than any report is refused', () => {
  const depth = 40_000
  expect(read(`{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`)).toMatchObject(refusal)
})

test('a body with more keys than any report is refused', () => {
  const keys = Array.from({ length: 30_000 }, (_, n) => `"k${n}":1`)
  expect(read(`{"gateway_sn":"S",${keys.join()}}`)).toMatchObject(refusal)
})

test('512 devices with all that they say are not too much', () => {
  const device = { ep_id: 'x'.repeat(60), ep_name: '一号闸机', ep_ip: '192.168.1.1', ep_status: 'online', ep_type: '0' }
  const sub_devices = Array.from({ length: 512 }, () => ({
    ...device,
    ep_ext_data: { sw_version: '1', group_name: 'g' },
  }))
  expect(read(JSON.stringify({ gateway_sn: 'S', sub_devices })).ok).toBe(true)
})
