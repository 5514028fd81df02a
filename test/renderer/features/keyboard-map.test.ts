import { describe, expect, it } from 'vitest'
import { commandOf, KEYBOARD, keysOf } from '../../../src/renderer/features/shell/keyboard-map'
import { en } from '../../../src/shared/text/en'

const pressed = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
})

describe('what a key means', () => {
  it.each([
    [pressed('k', { ctrlKey: true }), 'Ctrl K', 'palette'],
    [pressed('k', { metaKey: true }), 'Ctrl K', 'palette'],
    [pressed('k'), 'K', 'neighbours'],
    [pressed('C', { ctrlKey: true, shiftKey: true }), 'Ctrl Shift C', 'copyRow'],
    [pressed('c'), 'C', 'copyIp'],
    [pressed('c', { ctrlKey: true }), 'Ctrl C', null],
    [pressed('?', { shiftKey: true }), '?', 'help'],
    [pressed('¡', { altKey: true, code: 'Digit1' }), 'Alt 1', 'densities'],
    [pressed('1'), '1', 'screens'],
    [pressed('ArrowDown', { shiftKey: true }), 'Shift ↓', 'extend'],
    [pressed('ArrowDown'), '↓', 'move'],
    [pressed(' '), 'Space', 'select'],
    [pressed('Escape'), 'Esc', 'back'],
    [pressed('F2'), 'F2', 'rename'],
    [pressed('z', { ctrlKey: true }), 'Ctrl Z', 'undo'],
    [pressed('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl Shift Z', null],
    [pressed('M', { shiftKey: true }), 'Shift M', null],
  ] as const)('%#: %o', (event, keys, command) => {
    expect(keysOf(event)).toBe(keys)
    expect(commandOf(event)).toBe(command)
  })

  it('is one thing only, and is told in the help', () => {
    const lines = KEYBOARD.flatMap((group) => group.lines)
    const keys = lines.flatMap((line) => line.keys)
    expect(new Set(keys).size).toBe(keys.length)
    expect(lines.map(({ command }) => command).sort()).toEqual(Object.keys(en.help.keys).sort())
  })
})
