import { expect, it } from 'vitest'
import { windowOptions } from '../../../src/main/desktop/window-options'

const bounds = { x: 10, y: 20, width: 1280, height: 800 }

it('gives the page the powers of a web page and no more', () => {
  expect(windowOptions('/app/preload.cjs', false, bounds).webPreferences).toEqual({
    preload: '/app/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  })
})

it('is where it is told, never smaller than the interface is drawn for, and is shown once it is drawn', () => {
  expect(windowOptions('', false, bounds)).toMatchObject({ ...bounds, minWidth: 960, minHeight: 600, show: false })
})

it('begins with the canvas colour of its theme', () => {
  expect(windowOptions('', false, bounds).backgroundColor).not.toBe(windowOptions('', true, bounds).backgroundColor)
})
