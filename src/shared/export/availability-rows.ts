import type { Account } from '../availability/accounts'
import { availabilityOf, type Figures, meanRecovery, sumFigures } from '../availability/figures'
import type { ExportRequest } from '../model/export'
import type { Millis } from '../time/millis'
import type { Cell } from './csv'
import { listed, type RowWords } from './row-words'

/**
 * The rows of all accounts and what they come to, in the order of `COLUMNS.availability`; the last ones say the method.
 * @param accountsSince from when on mutes are known: in a range before it there is no figure of them
 */
export function* availabilityRows(
  accounts: readonly Account[],
  { from, to }: Pick<ExportRequest, 'from' | 'to'>,
  words: RowWords,
  accountsSince: Millis,
): Generator<Cell[]> {
  const knowsMutes = accountsSince < to
  const method = words.method(accountsSince > from ? accountsSince : null)
  const range = [words.clock.local(from), words.clock.local(to)]
  const row = (record: string, who: readonly Cell[], figures: Figures, how: Cell): Cell[] => [
    words.word('record', record),
    ...who,
    ...range,
    ...figureCells(figures, words, knowsMutes),
    how,
  ]
  for (const { gateway, device, figures } of accounts) {
    const box = [...words.box(gateway.id, gateway.name), listed(gateway.addresses)]
    yield row(device === null ? 'box' : 'device', [...box, device?.name ?? null, device?.id ?? null], figures, null)
  }
  const nobody = new Array<Cell>(6).fill(null)
  const boxes = accounts.filter(({ device }) => device === null)
  const devices = accounts.filter(({ device }) => device !== null)
  yield row('all-boxes', nobody, sumOf(boxes), method)
  yield row('all-devices', nobody, sumOf(devices), method)
}

function figureCells(figures: Figures, words: RowWords, knowsMutes: boolean): Cell[] {
  const { target } = words.form
  const availability = availabilityOf(figures)
  const mean = meanRecovery(figures)
  return [
    figures.observed,
    figures.up,
    figures.down,
    figures.unknown,
    figures.unobserved,
    knowsMutes ? figures.muted : null,
    availability === null ? null : floored(availability),
    figures.incidents,
    figures.longestOutage,
    mean === null ? null : Math.round(mean),
    target,
    words.truth(availability === null ? null : availability >= target),
  ]
}

const sumOf = (accounts: readonly Account[]): Figures => sumFigures(accounts.map(({ figures }) => figures))

/** Four decimals, never rounded up: what is 100 was never down. */
const floored = (percent: number): number => Math.floor(percent * 1e4 + 1e-6) / 1e4
