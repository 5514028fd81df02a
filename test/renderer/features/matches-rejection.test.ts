import { expect, test } from 'vitest'
import { matchesRejection } from '../../../src/renderer/features/receiver/matches-rejection'
import type { RejectionView } from '../../../src/shared/contract/rejection'

const rejection = {
  from: '192.168.10.9',
  method: 'POST',
  path: '/SophonFog',
  status: 404,
  field: null,
  body: '{"gateway_name": "East Gate"}',
} as RejectionView

const finds = (query: string) => matchesRejection(rejection, 'The path is not accepted', query)

test.each(['', '10.9', 'sophonfog', '404', 'PATH accepted', 'east gate', '  192.168 404  '])('“%s” finds it', (query) =>
  expect(finds(query)).toBe(true),
)

test.each(['10.10', '404 413', 'west'])('“%s” does not', (query) => expect(finds(query)).toBe(false))
