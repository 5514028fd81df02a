/** What the isolated world of a page and the main process say to each other; `args` and `result` are encoded. */

export type FromPage =
  | { readonly type: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly type: 'input'; readonly input: InputType }
  | { readonly type: 'open'; readonly url: string }
  | { readonly type: 'preload-error'; readonly path: string; readonly message: string }

export type ToPage =
  | { readonly type: 'result'; readonly id: number; readonly result: string }
  | { readonly type: 'error'; readonly id: number; readonly error: string }
  | { readonly type: 'event'; readonly channel: string; readonly args: string }

/** DOM events that stand for Electron's input events of the same name. */
export const INPUT_TYPES = { mousedown: 'mouseDown', mouseup: 'mouseUp', keydown: 'rawKeyDown' } as const
export type InputType = (typeof INPUT_TYPES)[keyof typeof INPUT_TYPES]

/** Names of the document events over which the two worlds of one window speak; random, so that a page cannot. */
export interface WorldNames {
  readonly main: string
  readonly isolated: string
}

/** What the isolated world is told when it begins. */
export interface IsolatedConfig {
  readonly names: WorldNames
  /** The function through which the isolated world reaches the main process, and is reached by it. */
  readonly binding: string
  readonly preload: string
}
