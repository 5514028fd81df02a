import { mkdir, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { type ExportInput, exportCalls } from '../shared/contract/export-calls'
import type { AvailabilitySummary, ExportPreview, ExportView } from '../shared/contract/export-views'
import { exportFileName } from '../shared/export/file-name'
import { methodOf } from '../shared/export/row-words'
import type { Period } from '../shared/export/schedule'
import { siteOfGateway } from '../shared/hq/qualified'
import type { ExportRequest } from '../shared/model/export'
import type { ExportSchedule } from '../shared/model/export-schedule'
import type { Gateway } from '../shared/model/gateway'
import type { Language } from '../shared/model/settings'
import { type Outcome, ok, problem } from '../shared/outcome'
import { iso } from '../shared/time/iso'
import { days, type Millis } from '../shared/time/millis'
import { Exports } from './export/exports'
import { KnownSurveys } from './export/known-surveys'
import { unknownBox } from './export/unknown-box'
import { viewBox, viewFigures, viewPreview } from './export/view-preview'
import type { Download, ExportAsk, Log, Storage } from './ports'

/** What is exported if no beginning is said. */
const USUAL_RANGE: Millis = days(30)

const USUAL_TARGET = 99.5

/** How long a preview waits for its key figures. */
const AT_HAND: Millis = 120

export interface ExportingParts {
  readonly dataDir: string
  readonly simulated: boolean
  readonly now: () => Millis
  readonly storage: Pick<Storage, 'glimpse' | 'survey' | 'sheet' | 'transitions'>
  readonly gateways: () => Iterable<Gateway>
  readonly defaultPeriod: () => Millis
  readonly alerts: () => Pick<ExportAsk, 'mutes' | 'incidents' | 'accountsSince'>
  readonly language: () => Language
  /** At headquarters what each site is called, by its id. */
  readonly sites?: () => Readonly<Record<string, string>>
  /** At headquarters: of these boxes, `null` for all, the names of sites that cannot be asked now. */
  readonly away?: (gateways: readonly string[] | null) => readonly string[]
  readonly tell: (view: ExportView) => void
  readonly log: Log
}

/** What the calls about exports are answered with. */
export class Exporting {
  readonly exports: Exports
  private readonly surveys: KnownSurveys

  constructor(private readonly parts: ExportingParts) {
    const { dataDir, now, storage, tell, log } = parts
    this.surveys = new KnownSurveys((ask, givenUp) => storage.survey(ask, givenUp))
    this.exports = new Exports(dataDir, { now, sheet: (ask) => storage.sheet(ask), tell, log })
  }

  /** Where exports go if nothing else is said: Downloads, or where there is none the data folder. */
  async folder(): Promise<string> {
    const downloads = join(homedir(), 'Downloads')
    const isThere = await stat(downloads).then(
      (found) => found.isDirectory(),
      () => false,
    )
    if (isThere) return downloads
    const own = join(this.parts.dataDir, 'exports')
    await mkdir(own, { recursive: true })
    return own
  }

  /**
   * At once what is seen in a moment, with key figures if they are at hand.
   * @param whole waits for them
   * @throws StorageFailure
   */
  async preview({
    whole,
    ...input
  }: ExportInput & { readonly whole?: boolean | undefined }): Promise<Outcome<ExportPreview>> {
    const asked = await this.askFor(input)
    if (!asked.ok) return asked
    const { request } = asked.value
    const [glimpse, survey] = await Promise.all([
      this.parts.storage.glimpse(asked.value),
      this.surveys.of(asked.value, whole === true ? null : AT_HAND),
    ])
    const away = request.kind === 'reports' ? this.parts.away?.(request.gateways) : undefined
    const preview = viewPreview(request, glimpse, survey, this.fileName(request))
    return ok(away === undefined ? preview : { ...preview, away })
  }

  /** The availability of all boxes that are meant. @throws StorageFailure */
  async summary(input: ExportInput): Promise<Outcome<AvailabilitySummary>> {
    const asked = await this.askFor({ ...input, kind: 'availability' })
    if (!asked.ok) return asked
    const { request, accountsSince } = asked.value
    const survey = await this.parts.storage.survey({ ...asked.value, most: Number.MAX_SAFE_INTEGER })
    if (survey === null) return problem('storage-failed', 'the range could not be gone through')
    return ok({
      from: iso(request.from),
      to: iso(request.to),
      figures: viewFigures(survey, request.form.target),
      boxes: survey.worst.map(viewBox),
      method: methodOf(request.form, accountsSince > request.from ? accountsSince : null),
    })
  }

  /** @throws StorageFailure */
  async start(
    input: ExportInput,
    how: { folder?: string | undefined; download?: boolean | undefined },
  ): Promise<Outcome<ExportView>> {
    const asked = await this.askFor(input)
    if (!asked.ok) return asked
    const folder = how.download === true ? null : (how.folder ?? (await this.folder()))
    if (folder !== null && !isAbsolute(folder)) {
      return problem('invalid-input', `folder: "${folder}" is not a whole path; begin it at the root`, 'folder')
    }
    const { rows } = await this.parts.storage.glimpse(asked.value)
    const job = {
      ask: asked.value,
      fileName: this.fileName(asked.value.request),
      boxes: asked.value.request.gateways?.length ?? null,
      group: input.group ?? null,
      estimatedRows: rows[asked.value.request.kind],
      scheduled: false,
    }
    return ok(folder === null ? this.exports.prepare({ ...job, folder }) : this.exports.start({ ...job, folder }))
  }

  /** Writes what is due of a schedule. @returns whether its file lies there, from now on or since before */
  async runScheduled({ kind, folder }: ExportSchedule, { from, to }: Period): Promise<boolean> {
    const asked = await this.askFor({ kind, from, to })
    if (!asked.ok) return false
    const fileName = this.fileName(asked.value.request)
    // It was written, and the station ended before it was noted.
    if (await stat(join(folder, fileName)).catch(() => null)) return true
    const { rows } = await this.parts.storage.glimpse(asked.value)
    const about = { boxes: null, group: null, estimatedRows: rows[kind], scheduled: true }
    const view = await this.exports.run({ ask: asked.value, fileName, folder, ...about })
    return view.state === 'done'
  }

  /** An export to be fetched: by the id of one that waits, or asked for from nothing. @throws StorageFailure */
  async download(raw: unknown): Promise<Outcome<Download>> {
    const { id } = (raw ?? {}) as { readonly id?: unknown }
    const begun = typeof id === 'string' ? this.known(id) : await this.begin(raw)
    if (!begun.ok) return begun
    const parts = this.exports.fetch(begun.value.id)
    if (parts === null) return problem('not-found', 'this export was fetched or given up already', 'id')
    return ok({ fileName: begun.value.fileName, parts })
  }

  /** The same; whatever fails is an answer too. */
  answerDownload(raw: unknown): Promise<Outcome<Download>> {
    return this.download(raw).catch((error: unknown) => {
      this.parts.log(`a download failed: ${String(error)}`)
      return problem('storage-failed', 'what is kept could not be read; the log says why')
    })
  }

  private known(id: string): Outcome<ExportView> {
    const view = this.exports.find(id)
    return view === null ? problem('not-found', 'there is no export with this id', 'id') : ok(view)
  }

  private async begin(raw: unknown): Promise<Outcome<ExportView>> {
    const input = exportCalls.previewExport.parse(raw)
    return input.ok ? this.start(input.value, { download: true }) : input
  }

  private async askFor(input: ExportInput): Promise<Outcome<ExportAsk>> {
    const now = this.parts.now()
    const to = Math.min(input.to ?? now, now)
    const from = input.from ?? to - USUAL_RANGE
    if (from >= to)
      return problem(
        'invalid-input',
        `from: ${iso(from)} is not before ${iso(to)}, the end (now at the latest)`,
        'from',
      )
    const meant = await this.wanted(input)
    if (!meant.ok) return meant
    const wanted = meant.value
    const { mutes, incidents, accountsSince } = this.parts.alerts()
    const request: ExportRequest = {
      kind: input.kind,
      from,
      to,
      gateways: wanted,
      form: {
        language: input.language ?? this.parts.language(),
        names: input.names ?? 'titles',
        bom: input.bom ?? true,
        zone: input.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
        leaveOutMuted: input.leaveOutMuted ?? false,
        target: input.target ?? USUAL_TARGET,
        ...(this.parts.sites === undefined ? {} : { sites: this.parts.sites() }),
      },
    }
    return ok({ request, now, defaultPeriod: this.parts.defaultPeriod(), mutes, incidents, accountsSince })
  }

  /** Ids of the boxes that are meant; `null` for all. Nobody is meant by mistake: an empty file would say that all is well. */
  private async wanted({ gateways, gateway, group, site }: ExportInput): Promise<Outcome<readonly string[] | null>> {
    if (gateways === undefined && gateway === undefined && group === undefined && site === undefined) return ok(null)
    const named = [...new Set([...(gateways ?? []), ...(gateway ?? [])])]
    const unknown = await unknownBox(named, this.parts.gateways(), this.parts.storage)
    if (unknown !== null) return problem('not-found', `there is no box with the id "${unknown}"`, 'gateway')
    const all = group === undefined && site === undefined ? [] : [...this.parts.gateways()]
    const inGroup = group === undefined ? [] : all.filter(({ edits }) => edits.group === group)
    if (group !== undefined && inGroup.length === 0)
      return problem('not-found', `there is no box in the group "${group}"`, 'group')
    const atSite = site === undefined ? [] : all.filter(({ id }) => siteOfGateway(id) === site)
    if (site !== undefined && atSite.length === 0)
      return problem('not-found', `there is no box at the site "${site}"`, 'site')
    const ids = new Set([...named, ...[...inGroup, ...atSite].map(({ id }) => id)])
    return ids.size > 0
      ? ok([...ids])
      : problem('invalid-input', 'gateways: names no box; leave it out to mean all of them', 'gateways')
  }

  private fileName(request: ExportRequest): string {
    return exportFileName(request, this.parts.simulated)
  }
}
