import { type Account, Accounts } from '../availability/accounts'
import { availabilityOf, type Figures, sumFigures } from '../availability/figures'
import type { RangeBar } from '../availability/range-bar'
import type { Present } from '../availability/timeline'
import type { ExportRequest } from '../model/export'
import type { ExportKind } from '../model/export-schedule'
import type { Gateway, GatewayId } from '../model/gateway'
import type { Transition } from '../model/transition'
import { periodOf } from '../presence/period'
import type { Millis } from '../time/millis'
import { isEvent } from './event-rows'

/** What an export would be, as far as that is seen in a moment. */
export interface Glimpse {
  /** About how many rows each kind has. */
  readonly rows: Readonly<Record<ExportKind, number>>
  /** The first rows of the kind that was asked for, as texts; `…` where only a survey knows. */
  readonly first: readonly (readonly string[])[]
}

/** The first rows, as texts, of the kinds of which a glimpse does not know all. */
export type FirstRows = Readonly<Record<'devices' | 'events', readonly (readonly string[])[]>>

/** What the exports of a range would hold, and what availability comes to in it. */
export interface Survey {
  /**
   * Rows of each kind: of reports estimated from how long the boxes were heard, and within few incidents that went on
   * beyond the range otherwise exact.
   */
  readonly rows: Readonly<Record<ExportKind, number>>
  readonly boxes: Figures
  readonly devices: Figures
  /** How many boxes there are, how many were observed at all, and how many of these are below the target. */
  readonly boxCount: number
  readonly observedCount: number
  readonly belowTarget: number
  readonly longest: { readonly gateway: string; readonly name: string; readonly seconds: number } | null
  /** The least available boxes, the worst first. */
  readonly worst: readonly BoxAccount[]
  readonly first: FirstRows
}

/** What a look over the transitions finds; what is in the fleet now it does not see. */
export interface SurveyOfTime extends Omit<Survey, 'first' | 'rows'> {
  readonly rows: Omit<Survey['rows'], 'inventory'>
}

export interface BoxAccount {
  readonly gateway: string
  readonly name: string
  readonly group: string | null
  readonly address: string | null
  readonly figures: Figures
  readonly bar: RangeBar
  /** Percent, of all its devices together; `null` where nobody could say. */
  readonly devicesAvailability: number | null
}

/** As much of a transition as a survey needs. */
type Fact = Omit<Transition, 'id' | 'detail'>

/** What one look over the transitions of a range gathers. */
export class Surveyor {
  readonly accounts: Accounts
  private deviceFacts = 0
  private events = 0

  constructor(
    presents: readonly Present[],
    private readonly request: ExportRequest,
    knownFrom: Millis | ((gateway: GatewayId) => Millis),
  ) {
    this.accounts = new Accounts(presents, request.from, request.to, knownFrom)
  }

  /** Oldest first, from the beginning of the range until now. */
  note(fact: Fact): void {
    this.accounts.note(fact)
    if (!beginsBefore(fact, this.request.to)) return
    if (fact.kind.startsWith('device-')) this.deviceFacts++
    if (isEvent(fact)) this.events++
  }

  /**
   * @param openIncidents how many incidents of the range are not over
   * @param most at most so many of the worst boxes
   */
  survey(defaultPeriod: Millis, openIncidents: number, most: number): SurveyOfTime {
    const accounts = this.accounts.settle(this.request.form.leaveOutMuted)
    const boxes = accounts.filter(({ device }) => device === null)
    const devices = accounts.filter(({ device }) => device !== null)
    const longest = boxes.toSorted((a, b) => b.figures.longestOutage - a.figures.longestOutage)[0]
    const percents = boxes.flatMap(({ figures }) => availabilityOf(figures) ?? [])
    return {
      rows: {
        reports: boxes.reduce((sum, account) => sum + reportsIn(account, defaultPeriod), 0),
        devices: this.deviceFacts + this.atStart(),
        events: this.events + openIncidents,
        availability: accounts.length + 2,
      },
      boxes: sumFigures(boxes.map(({ figures }) => figures)),
      devices: sumFigures(devices.map(({ figures }) => figures)),
      boxCount: boxes.length,
      observedCount: percents.length,
      belowTarget: percents.filter((percent) => percent < this.request.form.target).length,
      longest:
        longest === undefined || longest.figures.longestOutage === 0
          ? null
          : {
              gateway: longest.gateway.id,
              name: nameOf(longest.gateway),
              seconds: longest.figures.longestOutage,
            },
      worst: worstOf(boxes.slice(0, most), devices),
    }
  }

  private atStart(): number {
    let count = 0
    for (const devices of this.accounts.devices()) {
      for (const { turns } of devices.values()) {
        if (turns[0] !== undefined && turns[0].at <= this.request.from && turns[0].state !== null) count++
      }
    }
    return count
  }
}

/** Whether what a transition tells of belongs to a range that ends at `to`; an incident does that began in it. */
export const beginsBefore = ({ at, incident }: Pick<Transition, 'at' | 'incident'>, to: Millis): boolean =>
  (incident?.openedAt ?? at) < to

function worstOf(boxes: readonly Account[], devices: readonly Account[]): BoxAccount[] {
  const wanted = new Set(boxes.map(({ gateway }) => gateway.id))
  const byBox = new Map<string, Figures[]>()
  for (const { gateway, figures } of devices) {
    if (wanted.has(gateway.id)) byBox.set(gateway.id, [...(byBox.get(gateway.id) ?? []), figures])
  }
  return boxes.map(({ gateway, figures, bar }) => ({
    gateway: gateway.id,
    name: nameOf(gateway),
    group: gateway.edits.group,
    address: gateway.addresses[0] ?? gateway.lastReportFrom,
    figures,
    bar,
    devicesAvailability: availabilityOf(sumFigures(byBox.get(gateway.id) ?? [])),
  }))
}

/** A box reports each of its formats in its period while it is up. */
const reportsIn = ({ gateway, figures }: Account, defaultPeriod: Millis): number =>
  Math.round((figures.up * 1000 * Math.max(1, gateway.rhythms.length)) / periodOf(gateway, defaultPeriod))

const nameOf = ({ edits, name, id }: Gateway): string => edits.alias ?? name ?? id
