import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openIncident } from '../../../src/shared/alerts/incident'
import { withAcknowledged } from '../../../src/shared/hq/book'
import { minutes, seconds } from '../../../src/shared/time/millis'
import { DutyWorld } from './duty-world'

const pair = async () => {
  const world = new DutyWorld()
  const [first, second] = [world.start('first'), world.start('second')]
  await world.lives(seconds(3))
  return { world, first, second }
}

describe('two processes of headquarters', () => {
  test('one of them tells; the other shows the same', async () => {
    const { world, first, second } = await pair()
    expect([first.duty.role, second.duty.role]).toEqual(['leading', 'standing-by'])
    world.happens()
    await world.lives(seconds(30))
    expect(world.delivered).toHaveLength(1)
    expect(second.shown).toEqual(first.shown)
    expect(second.duty.leader).toBe('first')
  })

  test('the one that is killed is followed after 15 s, and what it had told is not told again', async () => {
    const { world, first, second } = await pair()
    world.happens()
    await world.lives(seconds(30))
    world.happens()
    await world.lives(seconds(5))
    first.dies()
    await world.lives(seconds(10))
    expect(world.leading).toEqual([])
    world.happens()
    await world.lives(seconds(40))
    expect(world.leading).toEqual(['second'])
    expect(second.leads).toBe(true)
    expect(world.told).toEqual(world.news.map(({ incident }) => incident.id).toSorted())
  })

  test('what is read once more by who has nothing of its own is not told again; after the stream fell all of it counts', async () => {
    const { world, first, second } = await pair()
    world.happens()
    await world.lives(seconds(30))
    first.dies()
    second.dies()
    const third = world.start('third')
    third.readTo = world.news.length
    await world.lives(seconds(30))
    expect(world.leading).toEqual(['third'])
    third.readTo = 0
    await world.lives(seconds(30))
    expect(world.delivered).toHaveLength(1)
    third.duty.fell()
    third.readTo = 0
    await world.lives(seconds(30))
    expect(world.delivered).toHaveLength(2)
  })

  test('the one that stops lets go at once; the one that was restarted goes on at once', async () => {
    const { world, first, second } = await pair()
    await first.duty.stop()
    first.dies()
    await world.lives(seconds(2))
    expect(world.leading).toEqual(['second'])
    second.dies()
    world.start('second')
    await world.lives(seconds(2))
    expect(world.leading).toEqual(['second'])
  })

  test('a process on a copy of the folder of another one is somebody else: one of them tells, and each piece of news once', async () => {
    const { world, first } = await pair()
    first.keeps()
    const copy = world.start('first', first.dies())
    first.isAlive = true
    const named = []
    for (let n = 0; n < 12; n++) {
      world.happens(`SN-${n}`)
      await world.lives(seconds(7))
      named.push(world.leading)
    }
    await world.lives(seconds(30))
    expect(named.slice(1).every((leading) => leading.length === 1)).toBe(true)
    expect(new Set(world.delivered.map(({ id }) => id)).size).toBe(world.delivered.length)
    expect(world.told).toHaveLength(12)
    expect(new Set(world.told).size).toBe(12)
    // It takes over as anybody else does.
    const leader = world.living.find(({ duty }) => duty.role === 'leading')
    expect([first, copy]).toContain(leader)
    leader?.dies()
    world.happens('SN-last')
    await world.lives(seconds(45))
    expect(world.leading).toHaveLength(1)
    expect(world.told).toHaveLength(13)
  })

  test('what the webhook has not taken is taken over, with the same id', async () => {
    const { world, first } = await pair()
    world.isWebhookUp = false
    world.happens()
    await world.lives(seconds(30))
    const [id] = first.shown
    first.dies()
    world.isWebhookUp = true
    await world.lives(seconds(30))
    expect(world.delivered.map((one) => one.id)).toEqual([id])
  })

  test('a process that slept tells nothing that the other has told meanwhile', async () => {
    const { world, first } = await pair()
    world.happens()
    first.reads()
    first.isAlive = false
    await world.lives(minutes(1))
    first.isAlive = true
    await world.lives(minutes(1))
    expect(world.leading).toEqual(['second'])
    expect(world.told).toHaveLength(1)
    expect(world.delivered).toHaveLength(1)
  })

  test('a trouble of a link goes on as it was told, and ends once', async () => {
    const { world, first, second } = await pair()
    const about = { subject: 'link:east', kind: 'site-link-down', gateway: null, gatewayName: 'East' } as const
    const open = openIncident({ ...about, device: null, deviceName: null, detail: null }, 'bad', world.now)
    first.troubles = { open: [{ ...open, ledger: { ...open.ledger, badAt: world.now } }], over: [] }
    first.duty.touch()
    await world.lives(seconds(3))
    expect(second.troubles).toEqual(first.troubles)
    // Somebody notes it where nothing is told.
    expect(await second.duty.amend((book) => withAcknowledged(book, 'all', world.now))).toBe(true)
    await world.lives(seconds(3))
    expect(first.troubles.open[0]?.ledger.acknowledgedAt).toBe(second.troubles.open[0]?.ledger.acknowledgedAt)
    expect(first.troubles.open[0]?.ledger.acknowledgedAt).not.toBeNull()
    first.dies()
    await world.lives(seconds(30))
    expect([second.leads, second.troubles.open[0]?.id]).toEqual([true, open.id])
  })

  test('a webhook that is entered at one of them is the webhook of both', async () => {
    const { world, first, second } = await pair()
    const choices = {
      webhook: { url: 'http://new', format: 'json', secret: null },
      alertDelaySeconds: 9,
      changedAt: world.now,
    } as const
    second.choices = choices
    expect(await second.duty.amend((book) => ({ ...book, choices }))).toBe(true)
    await world.lives(seconds(3))
    expect(first.choices).toEqual(choices)
  })

  test('more news than the servers can hold is told nevertheless', async () => {
    const { world } = await pair()
    world.words.most = 20_000
    for (let n = 0; n < 100; n++) world.happens()
    await world.lives(seconds(40))
    expect(world.told).toEqual(world.news.map(({ incident }) => incident.id).toSorted())
  })

  test('where the servers have no place for it, the process tells alone and says so', async () => {
    const world = new DutyWorld()
    world.words.isThere = false
    const one = world.start('one')
    world.happens()
    await world.lives(seconds(30))
    expect(one.duty.role).toBe('alone')
    expect(world.delivered).toHaveLength(1)
    world.words.isThere = true
    await world.lives(seconds(30))
    expect([one.duty.role, world.delivered.length]).toEqual(['leading', 1])
  })

  test('that the servers are gone is said by whoever leads at once, by the other after a minute, and by nobody twice', async () => {
    const { world, first, second } = await pair()
    world.words.isUp = false
    const about = { subject: 'engine', kind: 'engine-unreachable', gateway: null, gatewayName: null } as const
    for (const process of [first, second]) {
      const open = openIncident({ ...about, device: null, deviceName: null, detail: null }, 'bad', world.now)
      if (process.leads)
        process.duty.note({ site: null, sequence: null, incident: open, news: 'bad', at: world.now, isLive: true })
    }
    await world.lives(seconds(50))
    expect(first.shown).toHaveLength(1)
    expect([second.leads, second.shown]).toEqual([false, []])
    await world.lives(seconds(30))
    expect(second.leads).toBe(true)
    world.words.isUp = true
    await world.lives(minutes(2))
    expect(world.leading).toHaveLength(1)
    expect(first.shown).toHaveLength(1)
  })
})

test('whatever fails, each piece of news is told by one announcement, and by one alone', async () => {
  const deed = fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('lives' as const), by: fc.integer({ min: 1, max: 25 }) }) },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('happens' as const) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom('dies' as const, 'dies in a turn' as const, 'keeps' as const, 'snaps' as const),
        who: fc.nat(1),
        steps: fc.nat(12),
        isEmpty: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constantFrom('servers' as const, 'webhook' as const, 'answer' as const) }),
    },
  )
  const property = fc.asyncProperty(fc.array(deed, { maxLength: 40 }), async (deeds) => {
    const world = new DutyWorld()
    const names = ['first', 'second']
    for (const name of names) world.start(name)
    let restarts = 0
    for (const one of deeds) {
      if (one.kind === 'happens') world.happens()
      else if (one.kind === 'lives') await world.lives(seconds(one.by))
      else if (one.kind === 'servers') world.words.isUp = !world.words.isUp
      else if (one.kind === 'webhook') world.isWebhookUp = !world.isWebhookUp
      else if (one.kind === 'answer') world.words.losesAnswer = true
      else if ('who' in one) {
        const process = world.living[one.who]
        if (process === undefined) continue
        if (one.kind === 'keeps') process.keeps()
        if (one.kind === 'snaps') await process.snaps()
        if (!one.kind.startsWith('dies')) continue
        if (one.kind === 'dies in a turn') {
          world.now += 1000
          process.reads()
          process.duty.tick()
          for (let n = 0; n < one.steps; n++) await Promise.resolve()
          process.sends()
        }
        const kept = process.dies()
        // Its disk may be lost with it; then it is another one.
        restarts++
        if (one.isEmpty || kept === null) world.start(`new ${restarts}`)
        else world.start(process.name, kept)
      }
    }
    world.words.isUp = true
    world.words.losesAnswer = false
    world.isWebhookUp = true
    await world.lives(minutes(2))
    expect(world.leading).toHaveLength(1)
    expect(world.told).toEqual(world.news.map(({ incident }) => incident.id).toSorted())
  })
  await fc.assert(property, { numRuns: 50 })
})
