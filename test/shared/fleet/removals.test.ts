import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdit } from '../../../src/shared/fleet/apply-edit'
import { applyEdits } from '../../../src/shared/fleet/apply-edits'
import { applyRemovals, applyRestore, type Bin, type BinStep } from '../../../src/shared/fleet/apply-removals'
import { REMOVED_KEPT } from '../../../src/shared/fleet/removed-gateway'
import type { Gateway } from '../../../src/shared/model/gateway'
import { days, hours, minutes, seconds } from '../../../src/shared/time/millis'
import { Diary } from '../../support/diary'

/** A fleet with a bin beside it, and what storage would hold of both. */
class BinDiary extends Diary {
  bin: Bin = new Map()
  readonly kept = new Map<string, Gateway>()

  removes(...ids: string[]): this {
    return this.takeBin(applyRemovals(this.fleet, this.bin, ids, this.now, () => []))
  }

  restores(...ids: string[]): this {
    return this.takeBin(applyRestore(this.fleet, this.bin, ids, this.now))
  }

  writes(id: string, alias: string): this {
    this.take(applyEdit(this.fleet, id, { alias }))
    return this
  }

  private takeBin({ step, bin, laid, taken }: BinStep): this {
    this.bin = bin
    for (const id of taken) this.kept.delete(id)
    for (const resting of laid) this.kept.set(resting.id, resting)
    this.take(step)
    return this
  }
}

const two = () => new BinDiary().hears(0, { sn: 'SN-1' }).hears(0, { sn: 'SN-2' }) as BinDiary

describe('a box that was removed', () => {
  it('comes back as it was, with all that was written beside it', () => {
    const diary = two().writes('SN-1', 'North gate')
    const before = diary.gateway('SN-1')
    diary.removes('SN-1', 'SN-2', 'SN-9')
    expect([...diary.fleet.gateways]).toEqual([])
    diary.restores('SN-1', 'SN-2', 'SN-9')
    expect(diary.gateway('SN-1')).toEqual(before)
    expect(diary.bin.size + diary.kept.size).toBe(0)
  })

  it('that has reported meanwhile stays as it reports, and gets its words and its past back', () => {
    const diary = two().writes('SN-1', 'North gate').removes('SN-1').hears(hours(1), { sn: 'SN-1' }) as BinDiary
    expect(diary.gateway('SN-1')).toMatchObject({ edits: { alias: null }, firstSeenAt: hours(1) })
    const reported = diary.gateway('SN-1')
    diary.restores('SN-1')
    expect(diary.gateway('SN-1')).toEqual({
      ...reported,
      firstSeenAt: 0,
      edits: { ...reported.edits, alias: 'North gate' },
    })
  })

  it('keeps what was written beside it since, and loses no earlier words though it is removed once more', () => {
    const diary = two().writes('SN-1', 'North gate').removes('SN-1').hears(minutes(1), { sn: 'SN-1' }) as BinDiary
    diary.removes('SN-1').restores('SN-1')
    expect(diary.gateway('SN-1').edits.alias).toBe('North gate')
    diary.removes('SN-1').hears(minutes(2), { sn: 'SN-1' })
    diary.writes('SN-1', 'South gate').restores('SN-1')
    expect(diary.gateway('SN-1').edits.alias).toBe('South gate')
  })

  it('that is silent is found to be, like any other', () => {
    const diary = two().removes('SN-1').until(seconds(10)) as BinDiary
    diary.restores('SN-1')
    expect(diary.transitions.filter(({ kind }) => kind === 'presence')).toEqual([])
    diary.until(hours(1))
    expect(diary.gateway('SN-1').presence).toBe('offline')
  })

  it('can be brought back for 30 days, and is gone for good with the next removal after', () => {
    expect(REMOVED_KEPT).toBeGreaterThanOrEqual(days(30))
    const diary = two().removes('SN-1')
    diary.now = REMOVED_KEPT - 1
    diary.removes('SN-9')
    expect(diary.bin.has('SN-1')).toBe(true)
    diary.now = REMOVED_KEPT
    diary.removes('SN-9')
    expect(diary.bin.size + diary.kept.size).toBe(0)
  })

  it('whatever is removed, reported, renamed and brought back in whatever order, no words are lost', () => {
    const id = fc.constantFrom('SN-1', 'SN-2', 'SN-3')
    const act = fc.oneof(
      fc.record({ what: fc.constant('report' as const), id }),
      fc.record({ what: fc.constant('write' as const), id, alias: fc.constantFrom('A', 'B') }),
      fc.record({ what: fc.constant('remove' as const), id }),
      fc.record({ what: fc.constant('restore' as const), id }),
    )
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const diary = new BinDiary()
        const words = new Map<string, string>()
        const firstHeard = new Map<string, number>()
        acts.forEach((one, index) => {
          const isThere = diary.fleet.gateways.get(one.id) !== undefined
          if (one.what === 'report') {
            diary.hears(seconds(index), { sn: one.id })
            if (!firstHeard.has(one.id)) firstHeard.set(one.id, seconds(index))
          }
          if (one.what === 'write' && isThere) {
            diary.writes(one.id, one.alias)
            words.set(one.id, one.alias)
          }
          if (one.what === 'remove') diary.removes(one.id)
          if (one.what === 'restore') diary.restores(one.id)
          // What storage holds is what the bin holds: a restart loses nothing.
          expect([...diary.kept.values()]).toEqual([...diary.bin.values()])
        })
        diary.restores('SN-1', 'SN-2', 'SN-3')
        for (const [sn, at] of firstHeard) {
          const gateway = diary.gateway(sn)
          expect(gateway.edits.alias).toBe(words.get(sn) ?? null)
          expect(gateway.firstSeenAt).toBe(at)
        }
      }),
    )
  })
})

describe('the same edit of several boxes', () => {
  it('changes those it says something new of, in one step, and passes over what is not there', () => {
    const { fleet } = two()
    const edited = applyEdits(fleet, ['SN-1', 'SN-2', 'SN-9', 'SN-1'], { group: 'Gate', addTags: ['x', 'x', 'y'] })
    if (!edited.ok) throw new Error(edited.problem.message)
    expect(edited.value.changes).toHaveLength(2)
    expect(edited.value.fleet.gateways.get('SN-2')?.edits).toMatchObject({ group: 'Gate', tags: ['x', 'y'] })
    const again = applyEdits(edited.value.fleet, ['SN-1'], { group: 'Gate', addTags: ['y'], removeTags: ['z'] })
    expect(again).toMatchObject({ ok: true, value: { changes: [] } })
    const cleared = applyEdits(edited.value.fleet, ['SN-1'], { group: '', removeTags: ['x'], mute: { until: 5 } })
    if (!cleared.ok) throw new Error(cleared.problem.message)
    expect(cleared.value.fleet.gateways.get('SN-1')?.edits).toMatchObject({
      group: null,
      tags: ['y'],
      mute: { until: 5 },
    })
  })

  it('is refused as a whole where one would have too many tags, and says which', () => {
    const { fleet } = two()
    const many = Array.from({ length: 20 }, (_, i) => `tag ${i}`)
    const full = applyEdits(fleet, ['SN-1'], { addTags: many })
    if (!full.ok) throw new Error(full.problem.message)
    expect(applyEdits(full.value.fleet, ['SN-2', 'SN-1'], { addTags: ['one more'] })).toMatchObject({
      ok: false,
      problem: { code: 'invalid-input', field: 'addTags' },
    })
  })
})
