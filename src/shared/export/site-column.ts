import type { ExportForm } from '../model/export'
import type { ExportKind } from '../model/export-schedule'
import { COLUMNS, type ColumnKey } from './columns'
import type { Cell } from './csv'

type Sited = Pick<ExportForm, 'sites'>

/** What the site of a box is called; `null` for what is of no box, and for a site that is not known any more. */
export function siteCell({ sites = {} }: Sited, boxId: Cell): Cell {
  if (typeof boxId !== 'string') return null
  const end = boxId.indexOf('/')
  return end < 1 ? null : (sites[boxId.slice(0, end)] ?? boxId.slice(0, end))
}

/** Rows as they are, or at headquarters with the site behind them. */
export function withSite(kind: ExportKind, form: Sited): (cells: readonly Cell[]) => readonly Cell[] {
  if (form.sites === undefined) return (cells) => cells
  const place = (COLUMNS[kind] as readonly ColumnKey[]).indexOf('box_id')
  return (cells) => [...cells, siteCell(form, cells[place] ?? null)]
}
