// Loaded with `-r` into the main process of Electron and of the stand-in alike: nothing leaves the app while it is tested.
const { dialog, shell } = require('electron')

globalThis.probe = { opened: [] }

shell.openExternal = async (url) => {
  globalThis.probe.opened.push(url)
}

// A dialog would wait for somebody to close it.
dialog.showErrorBox = (title, content) => {
  process.stderr.write(`[dialog] ${title}: ${content}\n`)
}
