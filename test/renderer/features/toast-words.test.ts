import { expect, it } from 'vitest'
import { toastWords } from '../../../src/renderer/features/alerts/toast-words'
import { en } from '../../../src/shared/text/en'
import { zh } from '../../../src/shared/text/zh'
import { bad, item } from '../alerts'
import { NOW } from '../gateways'

it('parts what it says of one box by dots, and sentences by their stops', () => {
  const fault = item('1', { kind: 'gateway-fault', detail: 'disk error', since: new Date(NOW).toISOString() })
  const evidence = { addressesThen: ['10.0.0.2'], addressesNow: ['10.0.0.2'], listening: true, port: 9528 }
  const silence = item('2', { kind: 'receiver-silent', gateway: null, gatewayName: null, evidence })
  const said = (one: typeof fault, text: typeof en, language: 'en' | 'zh') =>
    toastWords({ ...bad('1'), items: [one] }, text, language, NOW).sentence
  expect(said(fault, en, 'en')).toMatch(/^“disk error” · since \d\d:\d\d$/)
  expect(said(silence, en, 'en')).toBe('This computer still has its address 10.0.0.2. Port 9528 is open here.')
  expect(said(silence, zh, 'zh')).toBe('本机地址 10.0.0.2 未变。本机端口 9528 已打开。')
})
