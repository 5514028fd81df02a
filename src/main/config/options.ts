/** What was asked for on the command line or in the environment; `null` where the setting or the default decides. */
export interface Options {
  /** Receiver. */
  readonly host: string | null
  readonly port: number | null
  /** Folder that holds everything the station keeps. */
  readonly dataDir: string
  readonly viewerHost: string
  readonly viewerPort: number
  /** Names by which browsers open it, besides the machine's own and those of the certificate. */
  readonly viewerNames?: readonly string[]
  /** Where the certificate of the interface lies and its key, as PEM files; it is not encrypted if not said. */
  readonly viewerCertificate?: { readonly cert: string; readonly key: string }
  /** The access file of headquarters: then it shows the sites, and no boxes report to it. */
  readonly headquarters?: string
  /** Where its log is written; in the data folder if not said. */
  readonly logFile?: string
  /** Whether the app starts without its window. */
  readonly hidden?: boolean
  /** Whether its boxes do not exist, which the names of its exports say. */
  readonly simulated?: boolean
  /** Whether the folder holds what a backup was, not what it was left as. */
  readonly restored?: boolean
}
