import { describe, expect, it } from 'vitest'
import { identityFacts } from '../../../src/renderer/features/gateway/identity-facts'
import { en } from '../../../src/shared/text/en'
import { zh } from '../../../src/shared/text/zh'
import { gateway } from '../gateways'

const factsOf = (paths: readonly string[] | null, text = en) =>
  identityFacts(gateway('a', { dialects: ['D4', 'D5'] }), paths, null, text)
const pathFact = (paths: readonly string[] | null) => factsOf(paths).find(({ label }) => label === en.gateway.reportsTo)

describe('what a box says of itself', () => {
  it('marks a path that the receiver does not list, and none where nobody knows what it lists', () => {
    expect(pathFact(['/SophonFogStatus'])?.mark).toBeUndefined()
    expect(pathFact(['/DeviceStatus'])?.mark?.word).toBe(en.gateway.unlisted)
    expect(pathFact(null)?.mark).toBeUndefined()
  })

  it('calls the formats of its reports by what they tell', () => {
    const named = (text: typeof en) => factsOf([], text).find(({ label }) => label === text.gateway.formats)?.value
    expect(named(en)).toBe('system status (D4), collection devices (D5)')
    expect(named(zh)).toBe('系统状态（D4）、采集设备（D5）')
  })
})
