// Loaded with `-r` into the main process of Electron and of the stand-in alike: nothing leaves the app while it is tested.
const { app, BrowserWindow, dialog, Notification, shell } = require('electron')

globalThis.probe = { opened: [], notifications: [], badges: [], flashes: [] }

shell.openExternal = async (url) => {
  globalThis.probe.opened.push(url)
}

shell.openPath = async (path) => {
  globalThis.probe.opened.push(path)
  return ''
}

shell.showItemInFolder = (path) => {
  globalThis.probe.opened.push(`folder of ${path}`)
}

// A dialog would wait for somebody to close it.
dialog.showErrorBox = (title, content) => {
  process.stderr.write(`[dialog] ${title}: ${content}\n`)
}

Notification.isSupported = () => true
Notification.prototype.show = function () {
  globalThis.probe.notifications.push(this)
}

app.setBadgeCount = (count) => {
  globalThis.probe.badges.push(count)
  return true
}

BrowserWindow.prototype.flashFrame = (flag) => {
  globalThis.probe.flashes.push(flag)
}
