import { expect, test } from 'vitest'
import { maskPassword, maskPasswordsIn, maskPasswordsInText } from '../../../src/shared/contract/mask-password'

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

test.each([
  ['A1__rtsp://admin:hunter2@192.168.1.101/main', 'A1__rtsp://admin:…@192.168.1.101/main'],
  ['no picture of rtsp://a:b@c/1 and http://:d@e: timeout', 'no picture of rtsp://a:…@c/1 and http://:…@e: timeout'],
  ['mail a:b@c to http://d/e:f@g', 'mail a:b@c to http://d/e:f@g'],
])('within a text: %s', (text, shown) => {
  expect(maskPasswordsInText(text)).toBe(shown)
})

test('a long word takes no longer than a short one for each of its letters', () => {
  const words = ['a'.repeat(1e6), `://${'a:'.repeat(5e5)}`, 'a://:'.repeat(2e5)]
  const start = performance.now()
  for (const word of words) expect(maskPasswordsInText(`${word}://`)).toBe(`${word}://`)
  expect(performance.now() - start).toBeLessThan(2000)
})

test('in names and texts, however deep, and nothing else is another', () => {
  const value = { 'x://u:p@h': [{ id: 'x://u:p@h', n: 1, none: null, on: true }], ['__proto__']: 'x://u:p@h' }
  expect(JSON.stringify(maskPasswordsIn(value))).toBe(JSON.stringify(value).replaceAll(':p@', ':…@'))
})
