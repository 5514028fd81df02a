/** A count's own form of a phrase: `one` where English says one, `other` everywhere else. */
export interface Forms {
  readonly one: string
  readonly other: string
}

const rules = new Intl.PluralRules('en')

/** English needs two forms; Chinese has one and does without this. */
export const plural = (count: number, forms: Forms): string =>
  rules.select(count) === 'one' ? forms.one : `${formatCount(count)} ${forms.other}`

const counts = new Intl.NumberFormat('en-US')

/** `1,204`: the same in both languages. */
export const formatCount = (count: number): string => counts.format(count)
