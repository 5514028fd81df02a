import { expect, test } from 'vitest'
import { breaksOff } from '../../../src/renderer/features/receiver/breaks-off'

test.each(['{"gateway_sn": "SN-', '{"a": [1, 2', "{'a': 'it\\'s", ' [{"a": "}"}', '{"a": "\\"}'])(
  '%s ends early',
  (body) => expect(breaksOff(body)).toBe(true),
)

test.each(['', '{"a": "{["}', '{"a": 1,}', 'gateway_sn=[1&x={', 'not "json', '{"a": "it\'s"}'])('%s does not', (body) =>
  expect(breaksOff(body)).toBe(false),
)
