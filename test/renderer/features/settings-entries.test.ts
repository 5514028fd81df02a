import { expect, it } from 'vitest'
import { parseList } from '../../../src/renderer/features/settings/entries'

it('takes one entry a line, each once, without what surrounds it', () => {
  expect(parseList('paths', ' /site/status \n\n/a,b\n/site/status')).toEqual({
    part: { paths: ['/site/status', '/a,b'] },
  })
  expect(parseList('allowedSenders', '10.0.0.1，192.168.1.0/24; fe80::/10\n10.0.0.2')).toEqual({
    part: { allowedSenders: ['10.0.0.1', '192.168.1.0/24', 'fe80::/10', '10.0.0.2'] },
  })
  expect(parseList('allowedSenders', ' \n')).toEqual({ part: { allowedSenders: [] } })
})

it('names the entry that cannot be', () => {
  expect(parseList('paths', '/a\nsite status')).toEqual({ fault: { entry: 'site status' } })
  expect(parseList('allowedSenders', '10.0.0.1 10.0.0.0/33')).toEqual({ fault: { entry: '10.0.0.0/33' } })
})

it('says when there are more than the station takes', () => {
  const paths = Array.from({ length: 51 }, (_, place) => `/${place}`)
  expect(parseList('paths', paths.join('\n'))).toEqual({ fault: 'too-many' })
})
