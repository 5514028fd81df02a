import type { CallName } from '../shared/contract/calls'
import { mapTexts, type TextChange } from '../shared/contract/map-texts'
import { MASK, maskPasswordsInText } from '../shared/contract/mask-password'
import type { PushEvent } from '../shared/contract/push'
import type { Outcome } from '../shared/outcome'

/** More texts with passwords in them than any fleet sends; the oldest is forgotten first. */
const MOST_KNOWN = 10_000

/** Nothing of what these tell was sent by a box, or it is asked for as it was sent; what is masked in settings is masked already. */
const TOLD_WHOLE: ReadonlySet<string> = new Set<CallName>([
  'getRawReport',
  'getSettings',
  'changeSettings',
  'exportSettings',
])

/**
 * What the user wrote beside a box is the user's, and may be written back as it was told. Bodies are masked by `maskBody`,
 * which knows where a value ends in them.
 */
const SPARED: ReadonlySet<string> = new Set(['alias', 'note', 'tags', 'body'])

/** What nearly all reports leave as it was is the same list in each answer and push (`viewGateway`). */
const SAME_AGAIN: ReadonlySet<string> = new Set(['devices'])

/**
 * Hides passwords that boxes sent in all that is told, and knows again what is meant where somebody says it back: an id
 * of a camera or of an event may have its password in it.
 */
export class HiddenPasswords {
  private readonly meantBy = new Map<string, string>()
  /** What need not be looked through again as a part of something larger. */
  private readonly hidden = new WeakSet<object>()
  private readonly hiding: TextChange = {
    change: (text) => this.hideIn(text),
    spared: SPARED,
    unchanged: { fields: SAME_AGAIN, known: new WeakSet() },
    done: this.hidden,
  }

  /** Has a call answered by `ask`, which knows and tells everything as it is. */
  async answered(
    name: string,
    said: unknown,
    ask: (meant: unknown) => Promise<Outcome<unknown>>,
  ): Promise<Outcome<unknown>> {
    return TOLD_WHOLE.has(name) ? ask(said) : this.hide(await ask(this.meant(said)))
  }

  /** A push as it may be told. */
  pushed(event: PushEvent): PushEvent {
    return event.type === 'settings' ? event : this.hide(event)
  }

  /** Plain JSON without passwords. */
  hide<T>(told: T): T {
    return mapTexts(told, this.hiding)
  }

  /** The same, of something that is told as a part of something larger later. */
  hideForGood<T extends object>(told: T): T {
    const hidden = this.hide(told)
    this.hidden.add(hidden)
    return hidden
  }

  /** What somebody means who says what was told to him. */
  meant<T>(said: T): T {
    return mapTexts(said, { change: (text) => (text.includes(MASK) ? (this.meantBy.get(text) ?? text) : text) })
  }

  private hideIn(text: string): string {
    const hidden = maskPasswordsInText(text)
    if (hidden !== text) this.note(hidden, text)
    return hidden
  }

  private note(hidden: string, text: string): void {
    if (this.meantBy.get(hidden) === text) return
    this.meantBy.delete(hidden)
    this.meantBy.set(hidden, text)
    const [oldest] = this.meantBy.keys()
    if (this.meantBy.size > MOST_KNOWN && oldest !== undefined) this.meantBy.delete(oldest)
  }
}
