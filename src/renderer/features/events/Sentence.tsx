import type { SentencePart } from '../../../shared/text/event-sentence'

/** A sentence with whom it is about set off; what boxes wrote keeps its direction to itself. */
export const Sentence = ({ parts }: { readonly parts: readonly SentencePart[] }) =>
  parts.map(
    ({ kind, words }, place) =>
      // biome-ignore-start lint/suspicious/noArrayIndexKey: the parts of a sentence never change places
      kind === 'text' ? (
        <span key={place}>{words}</span>
      ) : (
        <bdi key={place} className={kind === 'name' ? 'medium' : undefined}>
          {words}
        </bdi>
      ),
    // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
  )
