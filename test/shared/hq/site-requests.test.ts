import { expect, test } from 'vitest'
import {
  acknowledgeRequests,
  readAnswer,
  readRequest,
  writeAnswer,
  writeRequest,
} from '../../../src/shared/hq/site-requests'
import { ok, problem } from '../../../src/shared/outcome'

const HISTORY = { what: 'history', from: 1, to: 2, gateways: ['SN-1'] } as const

test('what is asked and answered comes through', () => {
  expect(readRequest('history', writeRequest(HISTORY))).toEqual(ok(HISTORY))
  const report = { at: 1, from: '10.0.0.1', dialect: 'D1', body: '{}' }
  expect(readAnswer('report', writeAnswer(ok({ report })))).toEqual(ok({ report }))
  const refused = readAnswer('acknowledge', writeAnswer(problem('internal', 'the disk is full')))
  expect(refused).toMatchObject({ ok: false, problem: { message: 'the site answered: the disk is full' } })
})

// Found by bench/fuzz: names that every object has were taken for commands.
test.each(['toString', '__proto__', 'constructor', 'restart'])('a command "%s" is none', (command) => {
  expect(readRequest(command, writeRequest(HISTORY))).toMatchObject({ ok: false, problem: { code: 'unknown-call' } })
})

test('all that is open at a site can be noted at once, however much that is', () => {
  const incidents = Array.from({ length: 12_001 }, (_, n) => `${n}`)
  expect(readRequest('acknowledge', writeRequest({ what: 'acknowledge', incidents })).ok).toBe(false)
  const noted = acknowledgeRequests(incidents).flatMap((request) => {
    const read = readRequest(request.what, writeRequest(request))
    return read.ok && read.value.what === 'acknowledge' ? read.value.incidents : []
  })
  expect(noted).toEqual(incidents)
})
