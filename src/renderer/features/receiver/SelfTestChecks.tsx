import type { SelfTestCheck } from '../../../shared/contract/receiver-views'
import { findingWords } from '../../../shared/text/self-test-text'
import { useText } from '../../store/hooks'
import { Glyph, type GlyphShape } from '../../ui/Glyph'
import './self-test.css'

const SHAPES: Readonly<Record<SelfTestCheck['status'], GlyphShape>> = {
  ok: 'disc',
  warning: 'clock',
  failed: 'cross',
  unknown: 'ring',
}

/** Each thing that was looked at, with its figure; beneath, what to do about those that are not as they should be. */
export function SelfTestChecks({ checks }: { readonly checks: readonly SelfTestCheck[] }) {
  const text = useText()
  const found = checks.map((check) => ({ check, words: findingWords(check, text) }))
  const remedies = found.filter(({ check, words }) => check.status !== 'ok' && words.remedy !== null)
  return (
    <>
      <ul className="checks">
        {found.map(({ check, words }) => (
          <li key={`${check.code} ${check.subject}`} className="check">
            <Glyph shape={SHAPES[check.status]} />
            <span className="grow">
              <span className="unseen">{text.events.chosen(text.receiver.selfTest.status[check.status], '')}</span>
              {words.what}
            </span>
            <span className="sm t3 check-aside">{words.aside}</span>
          </li>
        ))}
      </ul>
      {remedies.map(({ check, words }) => (
        <p
          key={`${check.code} ${check.subject}`}
          className={`note check-remedy tone-${check.status === 'failed' ? 'off' : check.status === 'warning' ? 'late' : 'unk'}`}
        >
          {words.remedy}
        </p>
      ))}
    </>
  )
}
