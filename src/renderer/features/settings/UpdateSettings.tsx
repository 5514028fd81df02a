import { useState } from 'react'
import type { UpdatesView } from '../../../shared/contract/updates-views'
import { formatAgo } from '../../../shared/text/duration'
import type { Text } from '../../../shared/text/text'
import { useMinute, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { Switch } from '../../ui/Switch'
import { TextField } from '../../ui/TextField'
import { Section, Setting } from './Setting'
import type { UpdateChoices } from './use-updates'

interface Props extends UpdateChoices {
  readonly onSaved: (well: boolean) => void
}

/** Newer versions of the app; nothing where the station is shown in a browser. */
export function UpdateSettings({ updates, change, act, onSaved }: Props) {
  const text = useText()
  const say = text.updates
  const now = useMinute()
  const [failed, setFailed] = useState(false)
  const [unchanged, setUnchanged] = useState(false)
  if (updates === null) return null
  const { version, feed, automatic, canInstall, runsFiles } = updates
  const run = async (what: Parameters<typeof act>[0]) => setFailed(!(await act(what)))
  const saveFeed = async (typed: string) => {
    const well = await change({ feed: typed.trim() === '' ? null : typed })
    onSaved(well)
    return well ? null : say.feedWrong
  }
  const switchAutomatic = async (on: boolean) => {
    const well = await change({ automatic: on })
    onSaved(well)
    setUnchanged(!well)
  }
  return (
    <Section id="updates" title={text.settings.sections.updates}>
      <Setting name={say.version(version)} effect={standing(updates, now, text)} wrong={faultOf(updates, failed, text)}>
        <NextStep updates={updates} onAct={run} />
      </Setting>
      <Setting name={say.feed} effect={say.feedEffect} wide>
        <TextField
          label={say.feed}
          labelShown={false}
          value={feed ?? ''}
          placeholder="https://updates.example/fogwatch/"
          code
          onSave={saveFeed}
        />
      </Setting>
      <Setting
        name={say.automatic}
        effect={canInstall ? say.automaticEffect : say.automaticShows}
        wrong={unchanged ? say.failed : null}
      >
        <Switch label={say.automatic} on={automatic} onChange={switchAutomatic} />
      </Setting>
      <Setting name={say.file} effect={runsFiles ? say.fileRuns : say.fileShows}>
        <Button size="small" onClick={() => run('choose-file')}>
          {say.choose}
        </Button>
      </Setting>
    </Section>
  )
}

interface StepProps {
  readonly updates: UpdatesView
  readonly onAct: (act: 'check' | 'download' | 'install') => void
}

/** The one thing that can be done next. */
function NextStep({ updates, onAct }: StepProps) {
  const { updates: say } = useText()
  const { state, offered, canInstall, feed, progress } = updates
  if (state === 'ready') return <Button onClick={() => onAct('install')}>{say.install}</Button>
  if (state === 'downloading') return <span className="sm t2">{say.downloading(progress ?? 0)}</span>
  if (offered !== null && canInstall) return <Button onClick={() => onAct('download')}>{say.download}</Button>
  return (
    <Button size="small" disabled={feed === null || state === 'checking'} onClick={() => onAct('check')}>
      {state === 'checking' ? say.checking : say.check}
    </Button>
  )
}

function standing({ state, offered, canInstall, checkedAt }: UpdatesView, now: number, text: Text): string {
  const say = text.updates
  if (offered !== null && state === 'ready') return say.ready(offered)
  if (offered !== null) return canInstall ? say.offered(offered) : say.byHand(offered)
  return checkedAt === null ? say.notLooked : say.newest(formatAgo(Math.max(0, now - checkedAt), text))
}

const faultOf = ({ fault }: UpdatesView, failed: boolean, { updates: say }: Text): string | null =>
  failed ? say.failed : fault === null ? null : say.fault[fault]
