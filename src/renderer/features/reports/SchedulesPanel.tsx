import { useState } from 'react'
import { calls } from '../../../shared/contract/calls'
import { EXPORT_KINDS, type ExportKind, type ExportSchedule, RHYTHMS } from '../../../shared/model/export-schedule'
import { useStores } from '../../store/context'
import { useStation, useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { ChoiceMenu } from '../../ui/ChoiceMenu'
import { Icon } from '../../ui/Icon'
import { useSaveSettings } from '../settings/use-save-settings'
import { newScheduleId } from './schedule-id'

const NONE: readonly ExportSchedule[] = []

/** The exports that are made by themselves, and the way to one more. */
export function SchedulesPanel({ folder: usual }: { readonly folder: string }) {
  const { reports: say } = useText()
  const { station } = useStores()
  const schedules = useStation(({ settings }) => settings?.exportSchedules ?? NONE)
  const save = useSaveSettings()
  const [wrong, setWrong] = useState<string | null>(null)
  const [kind, setKind] = useState<ExportKind>('availability')
  const [every, setEvery] = useState<ExportSchedule['every']>('month')
  const [folder, setFolder] = useState(usual)
  const keep = async (next: readonly ExportSchedule[]) => {
    const part = calls.changeSettings.parse({ exportSchedules: next })
    // Of all that is chosen here only the folder can be one that no station takes.
    setWrong(part.ok ? await save(part.value) : say.wrongFolder)
  }
  const add = () =>
    keep([...schedules, { id: newScheduleId(), kind, every, folder: folder.trim(), since: station.clock.now() }])
  return (
    <section className="panel report-past" aria-label={say.scheduled}>
      <header>
        <h2 className="panel-title">{say.scheduled}</h2>
        <span className="sm t3 ell">{say.scheduledHow}</span>
      </header>
      <ol>
        {schedules.map((one) => (
          <li key={one.id} className="row">
            <Icon name="clock" small />
            <span className="medium nowrap">{say.whatOf(say.kind[one.kind], say.every[one.every])}</span>
            <span className="sm t2 mono grow ell">
              <bdi>{one.folder}</bdi>
            </span>
            <Button size="small" kind="quiet" onClick={() => void keep(schedules.filter(({ id }) => id !== one.id))}>
              {say.remove}
            </Button>
          </li>
        ))}
      </ol>
      <form
        className="row report-schedule"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <ChoiceMenu
          label={say.what}
          shown={say.kind[kind]}
          icon="reports"
          several={false}
          choices={EXPORT_KINDS.map((value) => ({ value, label: say.kind[value], chosen: value === kind }))}
          onChoose={(value) => setKind(value as ExportKind)}
        />
        <ChoiceMenu
          label={say.scheduled}
          shown={say.every[every]}
          icon="clock"
          several={false}
          choices={RHYTHMS.map((value) => ({ value, label: say.every[value], chosen: value === every }))}
          onChoose={(value) => setEvery(value as ExportSchedule['every'])}
        />
        <span className="field grow">
          <input
            className="mono"
            aria-label={say.folder}
            placeholder={say.folder}
            spellCheck={false}
            value={folder}
            onChange={(event) => setFolder(event.target.value)}
          />
        </span>
        <Button type="submit" icon="plus" disabled={folder.trim() === '' || schedules.length >= 20}>
          {say.add}
        </Button>
      </form>
      {wrong !== null && (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
    </section>
  )
}
