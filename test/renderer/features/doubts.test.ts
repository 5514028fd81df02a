import { expect, it } from 'vitest'
import { doubtsOf, reportWarningsOf } from '../../../src/renderer/features/gateway/doubts'
import { cardLabel } from '../../../src/renderer/features/gateway/gateway-words'
import type { GatewayWarning } from '../../../src/shared/contract/views'
import { en } from '../../../src/shared/text/en'
import { zh } from '../../../src/shared/text/zh'
import { gateway, NOW } from '../gateways'

const warning = (code: GatewayWarning['code'], field: string, detail: string | null = null) => ({ code, field, detail })

const causes = (told: GatewayWarning, text: typeof en) => doubtsOf({ warnings: [told] }, text).map(({ cause }) => cause)

it('names the addresses of two boxes with one serial, and of one that hops', () => {
  const twins = warning('two-senders', 'from', '10.0.0.1 10.0.0.2')
  expect(causes(twins, en)).toEqual(['More than one box reports with this serial number: 10.0.0.1, 10.0.0.2.'])
  expect(causes(twins, zh)).toEqual(['不止一台盒子以此序列号上报：10.0.0.1、10.0.0.2。'])
  const hops = warning('address-hopping', 'from', '10.0.0.1 10.0.0.2 10.0.0.3')
  expect(causes(hops, en)[0]).toContain('10.0.0.1, 10.0.0.2, 10.0.0.3')
})

it('says by how much a clock is fast or slow', () => {
  expect(causes(warning('clock-off', 'timeStamp', '7560'), en)).toEqual(['The clock of the box is 2 h 6 min fast.'])
  expect(causes(warning('clock-off', 'timeStamp', '-840'), zh)).toEqual(['盒子的时钟慢 14 分钟。'])
})

it('tells these from what is wrong in a report, and to those who hear a card', () => {
  const box = gateway('a', { warnings: [warning('clock-off', 'timeStamp', '840'), warning('unreadable', 'x.y')] })
  expect(reportWarningsOf(box, en)).toEqual([{ code: 'unreadable', field: 'x.y' }])
  expect(cardLabel(box, { text: en, now: NOW })).toContain('The clock of the box is 14 min fast.')
})
