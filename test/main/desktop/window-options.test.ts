import { expect, it } from 'vitest'
import { windowOptions } from '../../../src/main/desktop/window-options'

it('gives the page the powers of a web page and no more', () => {
  expect(windowOptions('/app/preload.cjs', false).webPreferences).toEqual({
    preload: '/app/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
  })
})

it('is never smaller than the interface is drawn for, and is shown once it is drawn', () => {
  expect(windowOptions('', false)).toMatchObject({ minWidth: 960, minHeight: 600, show: false })
})

it('begins with the canvas colour of its theme', () => {
  expect(windowOptions('', false).backgroundColor).not.toBe(windowOptions('', true).backgroundColor)
})
