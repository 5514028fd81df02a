import { type FormEvent, useState } from 'react'
import { isSameScope, type MuteScope } from '../../../shared/alerts/mute'
import { calls } from '../../../shared/contract/calls'
import { EVERY_DAY } from '../../../shared/time/daily-window'
import { useText } from '../../store/hooks'
import { useFleetWords } from '../../store/use-fleet'
import { Button } from '../../ui/Button'
import { ChoiceMenu } from '../../ui/ChoiceMenu'
import { Weekdays } from '../../ui/Weekdays'
import { useAlertActions } from './use-alert-actions'

interface Props {
  readonly scope: MuteScope
  readonly nameOf: (scope: MuteScope) => string
}

const FLEET: MuteScope = { kind: 'fleet' }

/** Hours that come back each week, in which a box, a group or the whole fleet is muted. */
export function MuteWindowForm({ scope, nameOf }: Props) {
  const { alerts } = useText()
  const { mutes: say, settings } = alerts
  const { mute } = useAlertActions()
  const { groups } = useFleetWords()
  const scopes: readonly MuteScope[] = [
    ...(scope.kind === 'gateway' ? [scope] : []),
    FLEET,
    ...groups.map((group): MuteScope => ({ kind: 'group', group })),
  ]
  // Not its place among them: groups come and go meanwhile.
  const [target, setTarget] = useState<MuteScope>(scopes[0] ?? FLEET)
  const [days, setDays] = useState<readonly number[]>(EVERY_DAY)
  const [times, setTimes] = useState({ from: '22:00', to: '06:00' })
  const [wrong, setWrong] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (days.length === 0) return setWrong(say.aDay)
    const input = calls.mute.parse({ scope: target, window: { days: days.toSorted(), ...times } })
    setWrong(input.ok ? await mute(target, { window: input.value.window }) : settings.notATime)
  }
  const toggle = (day: number) =>
    setDays((known) => (known.includes(day) ? known.filter((other) => other !== day) : [...known, day]))
  const time = (end: 'from' | 'to', label: string) => (
    <div className="field mute-time">
      <input
        type="text"
        inputMode="numeric"
        maxLength={5}
        aria-label={label}
        value={times[end]}
        onChange={({ target }) => setTimes((known) => ({ ...known, [end]: target.value.trim() }))}
      />
    </div>
  )
  return (
    <form className="mute-window" onSubmit={(event) => void submit(event)}>
      <h3 className="medium">{say.add}</h3>
      <div className="choice-line">
        <ChoiceMenu
          label={say.what}
          shown={nameOf(target)}
          icon="group"
          several={false}
          choices={scopes.map((one, place) => ({
            value: String(place),
            label: nameOf(one),
            chosen: isSameScope(one, target),
            begins: one.kind === 'group' && scopes[place - 1]?.kind !== 'group',
          }))}
          onChoose={(place) => setTarget(scopes[Number(place)] ?? FLEET)}
        />
      </div>
      <Weekdays label={say.days} days={days} words={settings} onToggle={toggle} />
      <div className="row">
        {time('from', say.from)}
        <span className="t3">–</span>
        {time('to', say.to)}
        <span className="grow" />
        <Button type="submit">{say.addButton}</Button>
      </div>
      {wrong !== null && (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
    </form>
  )
}
