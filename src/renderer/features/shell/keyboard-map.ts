import type { Text } from '../../../shared/text/text'

type Help = Text['help']
export type Command = keyof Help['keys']

export interface KeyLine {
  readonly command: Command
  /** Each a key or several at once, as they are written on the keys; any of them does it. */
  readonly keys: readonly string[]
  /** How the keys are written in the help where they are many. */
  readonly shown?: readonly string[]
  /** Whether it is meant while somebody types too, because nothing is typed with it. */
  readonly inFields?: true
  /** Changes what only a station changes: at headquarters it says so, and the help is silent of it. */
  readonly atStation?: true
}

export interface KeyGroup {
  readonly group: keyof Help['groups']
  readonly lines: readonly KeyLine[]
}

/** All keys, in one place: what listens asks `commandOf`, and the help is drawn from it. */
export const KEYBOARD: readonly KeyGroup[] = [
  {
    group: 'go',
    lines: [
      { command: 'palette', keys: ['Ctrl K'], inFields: true },
      { command: 'filter', keys: ['/'] },
      { command: 'screens', keys: ['1', '2', '3', '4', '5'], shown: ['1 – 5'] },
      { command: 'settings', keys: ['Ctrl ,'], inFields: true },
      { command: 'back', keys: ['Esc'] },
      { command: 'neighbours', keys: ['J', 'K'] },
    ],
  },
  {
    group: 'fleet',
    lines: [
      { command: 'move', keys: ['↑', '↓', '←', '→', 'Home', 'End'], shown: ['↑ ↓ ← →', 'Home', 'End'] },
      { command: 'open', keys: ['Enter'] },
      { command: 'select', keys: ['Space'], shown: ['Space', 'Ctrl click'] },
      {
        command: 'extend',
        keys: ['Shift ↑', 'Shift ↓', 'Shift ←', 'Shift →', 'Shift Home', 'Shift End'],
        shown: ['Shift ↑ ↓ ← →', 'Shift click'],
      },
      { command: 'all', keys: ['Ctrl A'] },
      { command: 'group', keys: ['G'] },
      { command: 'export', keys: ['Ctrl E'], inFields: true },
    ],
  },
  {
    group: 'box',
    lines: [
      { command: 'acknowledge', keys: ['A'] },
      { command: 'mute', keys: ['M'], shown: ['M', '1', '8'], atStation: true },
      { command: 'tag', keys: ['T'], atStation: true },
      { command: 'rename', keys: ['F2'], atStation: true },
      { command: 'note', keys: ['N'], atStation: true },
      { command: 'copyIp', keys: ['C'] },
      { command: 'copyRow', keys: ['Ctrl Shift C'] },
      { command: 'undo', keys: ['Ctrl Z'], atStation: true },
    ],
  },
  {
    group: 'view',
    lines: [
      { command: 'densities', keys: ['Alt 1', 'Alt 2', 'Alt 3', 'Alt 4'], shown: ['Alt 1 – 4'], inFields: true },
      { command: 'wall', keys: ['F11'], inFields: true },
      { command: 'help', keys: ['?'] },
    ],
  },
]

const ARROWS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
}

/** What the same key types while Chinese is written. */
const FULL_WIDTH: Readonly<Record<string, string>> = { '／': '/', '、': '/', '？': '?', '，': ',' }

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** How what was pressed is written on the keys, e.g. `Ctrl Shift C`. */
export function keysOf({ key, code, ctrlKey, metaKey, shiftKey, altKey }: Pressed): string {
  // With Alt some keyboards type another character; the digit keys are meant.
  const digit = altKey ? /^Digit(\d)$/.exec(code)?.[1] : undefined
  const name = digit ?? ARROWS[key] ?? FULL_WIDTH[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  // A sign that is typed with Shift is a key of its own.
  const withShift = shiftKey && (key.length > 1 || key === ' ' || /[a-z]/i.test(key))
  return [ctrlKey || metaKey ? 'Ctrl' : '', altKey ? 'Alt' : '', withShift ? 'Shift' : '', name]
    .filter(Boolean)
    .join(' ')
}

const COMMANDS = new Map(
  KEYBOARD.flatMap(({ lines }) => lines.flatMap(({ command, keys }) => keys.map((key) => [key, command]))) as [
    string,
    Command,
  ][],
)

/** What was pressed means, wherever it may be pressed; `null` for nothing. */
export const commandOf = (event: Pressed): Command | null => COMMANDS.get(keysOf(event)) ?? null

/** Where a key is pressed: in a field, over a dialog, or anywhere else. */
export type KeyPlace = 'page' | 'field' | 'dialog'

const IN_FIELDS = new Set(
  KEYBOARD.flatMap(({ lines }) => lines.flatMap(({ command, inFields }) => (inFields ? [command] : []))),
)

/** Whether a command is meant where its key was pressed: over a dialog none is, in a field only what types nothing. */
export const isMeant = (command: Command, place: KeyPlace): boolean =>
  place === 'page' || (place === 'field' && IN_FIELDS.has(command))

/** What was pressed means where it was pressed; `null` for nothing, and while a word is being composed. */
export function commandHere(event: KeyboardEvent): Command | null {
  const command = event.isComposing ? null : commandOf(event)
  return command !== null && isMeant(command, placeOf(event)) ? command : null
}

function placeOf({ target }: KeyboardEvent): KeyPlace {
  if (document.querySelector('dialog[open]')) return 'dialog'
  return isField(target) ? 'field' : 'page'
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]')
