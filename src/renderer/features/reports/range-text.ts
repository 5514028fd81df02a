import type { ExportView } from '../../../shared/contract/export-views'
import type { Language } from '../../../shared/model/settings'

/** `16 – 22 Nov`, in the local time zone. */
export function rangeText({ from, to }: Pick<ExportView, 'from' | 'to'>, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { day: 'numeric', month: 'short' })
  // A range that ends at midnight has nothing of the day that begins there.
  return format.formatRange(Date.parse(from), Date.parse(to) - 1)
}
