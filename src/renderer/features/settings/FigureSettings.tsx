import { useState } from 'react'
import { calls } from '../../../shared/contract/calls'
import { DEFAULT_SETTINGS, type Threshold, type Thresholds } from '../../../shared/model/settings'
import { useText } from '../../store/hooks'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import { METRICS } from '../gateway/metric-limits'
import { Section, Setting } from './Setting'
import type { SettingsPart } from './use-save-settings'

/** Every chip is off long before; the contract has the same limits. */
const MOST = { cpu: 100, memory: 100, disk: 100, temperature: 150 } as const

/** From where on the figures of a box are drawn as high and as critical. */
export function FigureSettings({ settings, save }: SettingsPart) {
  const text = useText()
  const { settings: say } = text
  const { thresholds } = settings
  const [wrong, setWrong] = useState<string | null>(null)
  const isDefault = JSON.stringify(thresholds) === JSON.stringify(DEFAULT_SETTINGS.thresholds)
  const saveEnd = async (figure: keyof Thresholds, end: keyof Threshold, draft: string) => {
    const value = draft.trim() === '' ? Number.NaN : Number(draft)
    const next = { ...thresholds, [figure]: { ...thresholds[figure], [end]: value } }
    const part = calls.changeSettings.parse({ thresholds: next })
    return part.ok ? save(part.value) : say.thresholdRange(MOST[figure])
  }
  const restore = async () => setWrong(await save({ thresholds: DEFAULT_SETTINGS.thresholds }))
  return (
    <Section id="figures" title={say.figures}>
      {METRICS.map((figure) => (
        <Setting key={figure} name={text.metric[figure]} effect={say.figuresEffect[figure]}>
          {(['high', 'critical'] as const).map((end) => (
            <span className="figure-end" key={end}>
              <span className="sm t2" aria-hidden="true">
                {say[end]}
              </span>
              <TextField
                label={text.events.chosen(text.metric[figure], say[end])}
                labelShown={false}
                value={String(thresholds[figure][end])}
                unit={figure === 'temperature' ? '°C' : '%'}
                onSave={(draft) => saveEnd(figure, end, draft)}
                numeric
              />
            </span>
          ))}
        </Setting>
      ))}
      {!isDefault && (
        <div className="setting">
          <span className="grow" />
          {wrong !== null && (
            <span className="field-error" role="alert">
              {wrong}
            </span>
          )}
          <Button size="small" onClick={restore}>
            {say.defaults}
          </Button>
        </div>
      )}
    </Section>
  )
}
