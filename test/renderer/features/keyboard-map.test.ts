import { describe, expect, it } from 'vitest'
import { commandOf, isMeant, KEYBOARD, keysOf } from '../../../src/renderer/features/shell/keyboard-map'
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
    [pressed('、'), '/', 'filter'],
    [pressed('？', { shiftKey: true }), '?', 'help'],
    [pressed('，', { ctrlKey: true }), 'Ctrl ,', 'settings'],
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

  it('is nothing over a dialog, and in a field only what types nothing there', () => {
    const lines = KEYBOARD.flatMap((group) => group.lines)
    for (const { command, keys } of lines) {
      expect(isMeant(command, 'page')).toBe(true)
      expect(isMeant(command, 'dialog')).toBe(false)
      // Whatever types a sign, moves in the text or edits it is the field's own.
      const isFields = keys.some((key) => !/^(Ctrl [K,E]|Alt \d|F11)$/.test(key))
      expect([command, isMeant(command, 'field')]).toEqual([command, !isFields])
    }
  })
})
