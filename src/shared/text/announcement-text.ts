import type { AnnouncedItemView, AnnouncementView } from '../contract/alert-views'
import { isLinkIncident } from '../model/incident'
import type { Language } from '../model/settings'
import { formatDuration } from './duration'
import type { Text } from './en'
import { sentenceAbout } from './event-sentence'
import { evidenceLines } from './evidence-lines'
import { badSentence } from './incident-sentence'
import { formatWhen } from './instant'
import { linkGood, manyLinks } from './link-sentence'
import { deviceCalled, isolated } from './readable'

/** Items that a list names before it says how many more there are. */
const LISTED = 20

/** An announcement for people: its title as one sentence, and the lines below it. */
export interface AnnouncementText {
  readonly title: string
  readonly lines: readonly string[]
}

/** @param now from which "today" is reckoned, ms */
export function announcementText(
  announcement: AnnouncementView,
  text: Text,
  language: Language,
  now: number,
): AnnouncementText {
  const { items, news } = announcement
  const say = new Sentences(text, language, now)
  const [only] = items
  if (items.length === 1 && only !== undefined && news !== 'digest')
    return { title: say.item(only), lines: say.below(only) }
  const listed = items.slice(0, LISTED).map((item) => [say.item(item), ...say.brief(item)].join(' '))
  const rest = items.length - listed.length
  return { title: say.title(announcement), lines: rest > 0 ? [...listed, text.announcements.andMore(rest)] : listed }
}

class Sentences {
  constructor(
    private readonly text: Text,
    private readonly language: Language,
    private readonly now: number,
  ) {}

  /** One item as a sentence. */
  item(item: AnnouncedItemView): string {
    const { gateway, gatewayName, device, deviceName } = item
    // That no box is heard is of this station, which has no name; at headquarters of a site.
    const isNameless = item.kind === 'receiver-silent' && gatewayName === null
    const said = (...names: Names) => this.sentence(item, isNameless ? ['', ''] : names)
    return sentenceAbout(said, gatewayName ?? gateway ?? '', deviceCalled(deviceName, device))
  }

  private sentence(item: AnnouncedItemView, names: Names): string {
    const say = this.text.announcements
    if (item.news === 'unstable') return say.unstable(this.subject(item, names))
    if (item.news === 'recovery') return this.good(item, names)
    return item.news === 'reminder' ? say.still(this.bad(item, names)) : this.bad(item, names)
  }

  /** What is to be said of a single item besides. */
  below(item: AnnouncedItemView): string[] {
    const { evidence, detail } = item
    const quote = detail === null ? [] : [this.text.events.quote(isolated(detail))]
    return [...quote, ...this.brief(item), ...(evidence === null ? [] : evidenceLines(evidence, this.text))]
  }

  /** Since when, or after how long and why. */
  brief({ news, since, until, cause, kind }: AnnouncedItemView): string[] {
    const say = this.text.announcements
    if (news !== 'recovery') return kind === 'receiver-silent' ? [] : [say.since(this.when(since))]
    // The sentence has said it.
    if (cause === 'removed') return []
    const why = cause === null ? '' : say.cause[cause]
    const long = until === null ? [] : [say.after(formatDuration(Date.parse(until) - Date.parse(since), this.text))]
    return why === '' ? long : [...long, why]
  }

  /** The title of many items. */
  title({ items, news, group, total }: AnnouncementView): string {
    const say = this.text.announcements
    if (news === 'digest') {
      const good = items.filter((item) => item.news === 'recovery').length
      return say.digest(items.length - good, good)
    }
    const kind = items[0]?.kind
    const links = manyLinks(kind, items.length, news === 'recovery', this.text.sites)
    if (links !== null) return links
    const boxes = new Set(items.map(({ gateway }) => gateway)).size
    const title =
      kind === 'device-offline' || kind === 'device-missing'
        ? this.devices(items, boxes, kind, news, total)
        : this.boxes(items, group, total, kind === 'gateway-fault', news)
    return news === 'reminder' ? say.still(title) : title
  }

  private boxes(
    items: readonly AnnouncedItemView[],
    group: string | null,
    total: number | null,
    isFault: boolean,
    news: AnnouncementView['news'],
  ): string {
    const say = this.text.announcements
    const n = items.length
    const many = group === null ? say.howManyBoxes(n) : say.howManyBoxesOf(n, total, isolated(group))
    if (news === 'recovery') return areRemoved(items) ? say.boxes.removed(many) : say.boxes.recovered(many)
    if (news === 'unstable') return say.boxes.unstable(many)
    return isFault ? say.boxes.fault(many) : say.boxes.offline(many)
  }

  private devices(
    items: readonly AnnouncedItemView[],
    boxes: number,
    kind: 'device-offline' | 'device-missing',
    news: AnnouncementView['news'],
    total: number | null,
  ): string {
    const say = this.text.announcements
    const many =
      boxes === 1
        ? say.howManyDevicesOf(items.length, total, isolated(items[0]?.gatewayName ?? ''))
        : say.howManyDevicesOfBoxes(items.length, boxes)
    if (news === 'recovery') return areRemoved(items) ? say.devices.removed(many) : say.devices.recovered(many)
    if (news === 'unstable') return say.devices.unstable(many)
    return kind === 'device-missing' ? say.devices.missing(many) : say.devices.offline(many)
  }

  private bad(item: AnnouncedItemView, [box, device]: Names): string {
    return badSentence(item.kind, { box, device, since: this.when(item.since) }, this.text)
  }

  private good(item: AnnouncedItemView, [box, device]: Names): string {
    const say = this.text.announcements
    if (isLinkIncident(item.kind)) return linkGood(item.kind, box, this.text.sites)
    if (item.kind === 'receiver-silent') return say.heardAgain(box)
    // Nobody knows whether it is well again.
    if (item.cause === 'removed') return say.removed(this.subject(item, [box, device]))
    if (item.kind === 'gateway-fault') return say.faultCleared(box)
    return item.device === null ? say.backOnline(box) : say.deviceBack(device, box)
  }

  private subject(item: AnnouncedItemView, [box, device]: Names): string {
    const say = this.text.announcements
    if (item.kind === 'receiver-silent') return say.thisStation(box)
    return item.device === null ? box : say.deviceOf(device, box)
  }

  private when(at: string): string {
    return formatWhen(Date.parse(at), this.now, this.language)
  }
}

/** What a sentence calls a box and its device. */
type Names = [box: string, device: string]

const areRemoved = (items: readonly AnnouncedItemView[]): boolean => items.every(({ cause }) => cause === 'removed')
