/** What the receiver tells of itself, of who talks to it, and of the computer it runs on. */
import type { IsoTime } from '../time/iso'
import type { RejectionCode } from './rejection'

export interface ReceiverView {
  readonly listening: boolean
  /** Since when it listens on this port without a break; `null` while it does not. */
  readonly listeningSince: IsoTime | null
  readonly host: string
  readonly port: number
  /** What to enter into a box, likeliest first. */
  readonly urls: readonly ReceiverUrl[]
  readonly paths: readonly string[]
  readonly reportsPerSecond: number
  /** Reports per second over the last minutes, oldest first. */
  readonly rateTrend: readonly number[]
  readonly accepted: number
  readonly rejected: number
  readonly lastReportAt: IsoTime | null
  readonly problem: ReceiverProblem | null
}

export interface ReceiverUrl {
  readonly url: string
  /** Network adapter, e.g. `eth0`. */
  readonly adapter: string
  readonly kind: AddressKind
  /** How many addresses that reports came from lie in the network of this adapter. */
  readonly senders: number
}

/** What an address of this computer is good for, likeliest first. */
export type AddressKind = 'lan' | 'public' | 'virtual' | 'link-local' | 'loopback'

/** Why the receiver hears nothing. `message` is the English sentence; interfaces word `code` themselves. */
export interface ReceiverProblem {
  readonly code:
    | 'port-in-use'
    | 'port-forbidden'
    | 'address-unavailable'
    | 'failed'
    /** Somebody wants it so, until it is opened again. */
    | 'paused'
    /** The disk of the data folder has no room: reports are refused, what was kept stays. */
    | 'storage-full'
    | 'storage-failed'
  readonly message: string
  readonly since: IsoTime
  readonly port: number
  /** Another port that was free when we looked. */
  readonly freePort: number | null
  /** Who holds the port, as far as this system tells. */
  readonly owner: PortOwner | null
}

export interface PortOwner {
  /** `null` where only its number is known. */
  readonly program: string | null
  readonly pid: number
}

/** Who talks to the receiver's port. */
export interface SendersView {
  /** Those asked for, the one that came last first. */
  readonly senders: readonly SenderView[]
  /** How many there are of those asked for, also beyond the limit. */
  readonly total: number
  /** Whose reports never came through, or are not taken, and who is not ignored; at most 100. */
  readonly unknown: readonly SenderView[]
  /** Serials that are claimed by more than one address in turn; at most 100. */
  readonly conflicts: readonly SenderConflict[]
  /** Whether there is a list of allowed senders; without one everybody is. */
  readonly listed: boolean
}

/** One address that talked to the receiver. */
export interface SenderView {
  readonly address: string
  readonly accepted: number
  readonly refused: number
  readonly firstAt: IsoTime
  readonly lastAt: IsoTime
  /** Why it was last refused. */
  readonly lastRefusal: RejectionCode | null
  /** The gateways that report from it, at most 20; more than one stand behind a router that hides their addresses. */
  readonly gateways: readonly { readonly id: string; readonly name: string }[]
  readonly gatewayCount: number
  readonly allowed: boolean
  readonly ignored: boolean
}

export interface SenderConflict {
  readonly gateway: string
  readonly gatewayName: string
  readonly addresses: readonly string[]
}

/** What the receiver found when it looked at itself. */
export interface SelfTestView {
  readonly at: IsoTime
  readonly checks: readonly SelfTestCheck[]
}

/** One thing that was looked at. `detail` is the English sentence; interfaces word `finding` themselves. */
export interface SelfTestCheck {
  readonly code: 'port' | 'own-report' | 'reachable' | 'sleep' | 'disk' | 'clock'
  /** `unknown` where this system does not tell. */
  readonly status: 'ok' | 'warning' | 'failed' | 'unknown'
  readonly finding: SelfTestFinding
  readonly detail: string
  /** The address, program or folder it is about. */
  readonly subject: string | null
  /** A length of time in ms, a size in bytes or a count: the finding says which. */
  readonly value: number | null
}

export type SelfTestFinding =
  /** On `subject`. */
  | 'listening'
  /** By `subject`, whose process is `value`; either may be unknown. */
  | 'port-in-use'
  | 'port-forbidden'
  | 'address-unavailable'
  | 'not-listening'
  /** By ourselves at `subject` after `value` ms. */
  | 'answered'
  | 'no-answer'
  | 'answered-by-another'
  | 'no-address'
  /** `value` other computers were heard. */
  | 'others-heard'
  | 'nobody-heard'
  /** It listens on `subject`, which leads nowhere else. */
  | 'loopback-only'
  /** Nobody was heard, and the firewall of this computer is on. */
  | 'firewall-on'
  | 'never-sleeps'
  /** After `value` ms. */
  | 'sleeps'
  | 'sleep-unknown'
  /** `value` bytes are free in `subject`. */
  | 'room'
  | 'room-low'
  | 'room-full'
  | 'not-writable'
  | 'clock-plausible'
  /** Most boxes' clocks are `value` ms ahead of ours. */
  | 'clock-differs'
  | 'clock-before-release'
