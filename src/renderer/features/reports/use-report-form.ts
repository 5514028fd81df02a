import { useMemo } from 'react'
import type { Input } from '../../../shared/contract/calls'
import type { Language } from '../../../shared/model/settings'
import { minutes } from '../../../shared/time/millis'
import { useStores } from '../../store/context'
import { useLanguage, useStepOfTime, useView } from '../../store/hooks'
import { type Range, type ReportForm, rangeOf } from '../../store/report-form'

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone

/** What is chosen, what it means now, and the way to choose otherwise. */
export function useReportForm() {
  const { view } = useStores()
  const language = useLanguage()
  const form = useView(({ report }) => report)
  // A range that ends now goes on, but nobody waits for its last seconds.
  const now = useStepOfTime(minutes(1)) + minutes(1)
  const range = useMemo(() => rangeOf(form, now), [form, now])
  return {
    form,
    range,
    change: view.changeReport,
    input: range === null ? null : inputOf(form, range, language),
  }
}

function inputOf(form: ReportForm, range: Range, language: Language): Input<'previewExport'> {
  const { boxes } = form
  return {
    kind: form.kind,
    from: range.from,
    to: range.to,
    ...(boxes.kind === 'group' ? { group: boxes.group } : {}),
    ...(boxes.kind === 'site' ? { site: boxes.site } : {}),
    ...(boxes.kind === 'boxes' ? { gateways: [...boxes.ids] } : {}),
    language: form.names === 'english' ? 'en' : language,
    names: form.names === 'keys' ? 'keys' : 'titles',
    bom: form.bom,
    zone: ZONE,
    leaveOutMuted: form.leaveOutMuted,
    target: form.target,
  }
}
