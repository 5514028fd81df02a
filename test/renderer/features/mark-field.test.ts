import { expect, it } from 'vitest'
import { markField } from '../../../src/renderer/features/receiver/mark-field'

it.each([
  ['{"gateway_sn": "", "x": 1}', 'gateway_sn', '"gateway_sn": ""'],
  ['{"gateway_sn":null}', 'gateway_sn', '"gateway_sn":null'],
  ['"{\\"gateway_sn\\": 1}"', 'gateway_sn', '\\"gateway_sn\\": 1'],
  ["{'gateway_sn': ''}", 'gateway_sn', "'gateway_sn': ''"],
  ['{"gateway_sn": {"a": 1}}', 'gateway_sn', '"gateway_sn": '],
  ['a=1&dev_sno=&b=2', 'dev_sno', 'dev_sno='],
  ['Content-Disposition: form-data; name="dev_sno"\r\n\r\n', 'dev_sno', '"dev_sno"'],
  ['{"sub_devices": [{"ep_id": 7}]}', 'sub_devices[0].ep_id', '"ep_id": 7'],
])('in %s marks %s', (body, field, marked) => {
  const found = markField(body, field)
  expect(found?.marked).toBe(marked)
  expect(`${found?.before}${found?.marked}${found?.after}`).toBe(body)
})

it.each([
  ['{"gateway_name": "gateway_sn"}', 'gateway_sn'],
  ['{"my_gateway_sn": "1"}', 'gateway_sn'],
  ['x_dev_sno=1', 'dev_sno'],
  ['', 'gateway_sn'],
  ['{"a": 1}', ''],
  ['{"a": 1}', '(('],
])('in %s does not find %s', (body, field) => expect(markField(body, field)).toBeNull())
