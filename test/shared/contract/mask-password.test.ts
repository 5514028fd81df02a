import { expect, test } from 'vitest'
import { maskPassword } from '../../../src/shared/contract/mask-password'

test.each([
  ['rtsp://admin:hunter2@192.168.1.101:554/main', 'rtsp://admin:…@192.168.1.101:554/main'],
  ['rtsp://admin:hunter@2@192.168.1.101/main', 'rtsp://admin:…@192.168.1.101/main'],
  ['rtsp://:hunter2@192.168.1.101', 'rtsp://:…@192.168.1.101'],
  ['http://192.168.1.101:8080/a@b', 'http://192.168.1.101:8080/a@b'],
  ['http://192.168.1.101/?mail=a:b@c', 'http://192.168.1.101/?mail=a:b@c'],
  ['not a url: me@here', 'not a url: me@here'],
])('%s', (url, shown) => {
  expect(maskPassword(url)).toBe(shown)
})
