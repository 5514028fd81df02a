import { describe, expect, it } from 'vitest'
import {
  announced,
  dismissed,
  isBad,
  stillOpen,
  type Toast,
  withoutAcknowledged,
} from '../../../src/renderer/store/toasts'
import type { AnnouncementView } from '../../../src/shared/contract/alert-views'
import { iso } from '../../../src/shared/time/iso'
import { bad, incident, item, recovery } from '../alerts'
import { NOW } from '../gateways'

const toastsAfter = (...announcements: AnnouncementView[]): readonly Toast[] =>
  announcements.reduce(announced, [] as readonly Toast[])

/** `first: a b!` is the toast that began as `first`, with incident a over and b bad. */
const told = (toasts: readonly Toast[]) =>
  toasts.map(
    ({ id, announcement: { items } }) =>
      `${id}: ${items.map((one) => one.incident + (one.news === 'recovery' ? '' : '!')).join(' ')}`,
  )

describe('toasts', () => {
  it('are one for each announcement, oldest first', () =>
    expect(told(toastsAfter(bad('1', 'a'), bad('2', 'b', 'c')))).toEqual(['1: a!', '2: b! c!']))

  it('turn into the recovery of what they told, in their place', () =>
    expect(told(toastsAfter(bad('1', 'a'), bad('2', 'b'), recovery('3', 'a')))).toEqual(['1: a', '2: b!']))

  it('of a group keep what is not over, beside the recovery of the rest', () =>
    expect(told(toastsAfter(bad('1', 'a', 'b', 'c'), recovery('2', 'b')))).toEqual(['1: a! c!', '2: b']))

  it('become one recovery when several end in one', () =>
    expect(told(toastsAfter(bad('1', 'a'), bad('2', 'b'), bad('3', 'c'), recovery('4', 'c', 'a')))).toEqual([
      '1: c a',
      '2: b!',
    ]))

  it('appear with a recovery of its own where the bad news was dismissed', () =>
    expect(told(announced(dismissed(toastsAfter(bad('1', 'a')), '1'), recovery('2', 'a')))).toEqual(['2: a']))

  it('are replaced by a reminder of the same', () => {
    const reminder = { ...bad('2'), news: 'reminder', items: [item('a', { news: 'reminder' })] } as const
    expect(told(toastsAfter(bad('1', 'a'), reminder))).toEqual(['1: a!'])
  })

  it('with a digest stay as long as some of it is bad', () => {
    const digest = { ...bad('1'), news: 'digest', items: [item('a'), item('b', { news: 'recovery' })] } as const
    expect(toastsAfter(digest).map(isBad)).toEqual([true])
    expect(told(toastsAfter(digest, recovery('2', 'a')))).toEqual(['1: a'])
  })

  it('leave with what somebody took note of, wherever that was', () => {
    const toasts = toastsAfter(bad('1', 'a', 'b'), recovery('2', 'x'))
    const noted = (id: string) => incident(id, { acknowledgedAt: iso(NOW) })
    expect(told(withoutAcknowledged(toasts, [noted('a'), incident('b')]))).toEqual(['1: b!', '2: x'])
    expect(told(withoutAcknowledged(toasts, [noted('a'), noted('b')]))).toEqual(['2: x'])
  })

  it('leave when the station, asked anew, knows nothing of it', () => {
    const toasts = toastsAfter(bad('1', 'a'), bad('2', 'b'))
    expect(told(stillOpen(toasts, { open: [incident('b')], closed: [], mutes: [] }))).toEqual(['2: b!'])
  })
})
