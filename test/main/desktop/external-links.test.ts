import { expect, it } from 'vitest'
import { mayOpenOutside } from '../../../src/main/desktop/external-links'

it.each(['https://example.com/docs', 'http://192.168.1.20:8080/'])('opens %s outside', (url) => {
  expect(mayOpenOutside(url)).toBe(true)
})

it.each([
  '',
  'nonsense',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'ms-settings:privacy',
  'smb://server/share',
  'https://user:secret@example.com/',
  'https://user@example.com/',
])('does not open "%s" outside', (url) => {
  expect(mayOpenOutside(url)).toBe(false)
})
