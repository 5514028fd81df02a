import { useState } from 'react'
import type { ForwardingView } from '../../../shared/contract/forwarding-views'
import { forwardingLine } from '../../../shared/text/forwarding-line'
import { useLanguage, useMinute, useStation, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Glyph, type GlyphShape } from '../../ui/Glyph'
import { LoadPairing } from './LoadPairing'
import { RemovePairing } from './RemovePairing'
import { Section, Setting } from './Setting'
import type { SettingsPart } from './use-save-settings'

/** Whether what is kept here is sent to headquarters, and how that goes. */
export function HeadquartersSettings({ settings, save }: SettingsPart) {
  const { settings: text, forwarding: say } = useText()
  const [removing, setRemoving] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const { headquarters } = settings
  return (
    <Section id="headquarters" title={text.sections.headquarters}>
      <Setting
        name={headquarters?.name ?? say.pairing}
        effect={
          headquarters === null ? say.pairingEffect : say.paired(headquarters.site, headquarters.servers.join(', '))
        }
        wrong={wrong}
      >
        <LoadPairing label={headquarters === null ? say.choose : say.another} save={save} onWrong={setWrong} />
        {headquarters !== null && (
          <Button size="small" onClick={() => setRemoving(true)}>
            {say.remove}
          </Button>
        )}
      </Setting>
      {headquarters !== null && <ForwardingState />}
      {removing && <RemovePairing save={save} onClose={() => setRemoving(false)} />}
    </Section>
  )
}

function ForwardingState() {
  const text = useText()
  const language = useLanguage()
  const now = useMinute()
  const forwarding = useStation((state) => state.forwarding)
  if (forwarding === null || forwarding.state === 'off') return null
  const say = text.forwarding
  const { problem, state, atRisk } = forwarding
  const sentences = [
    problem === null ? '' : say.problems[problem],
    state === 'disconnected' ? say.nothingLost : '',
    atRisk ? say.atRisk : '',
  ]
  const effect = sentences.filter(Boolean).join(say.gap)
  // Beside what there is to say of trouble the line of the state would leave it a narrow column.
  return (
    <Setting name={say.state} effect={effect} wide={effect !== ''}>
      <span className="row medium" role="status">
        <Glyph shape={SHAPES[state]} size="s" />
        {forwardingLine(forwarding, now, language, text)}
      </span>
    </Setting>
  )
}

const SHAPES: Readonly<Record<ForwardingView['state'], GlyphShape>> = {
  off: 'ring',
  connecting: 'dashes',
  connected: 'disc',
  disconnected: 'clock',
  refused: 'cross',
  conflict: 'cross',
}
