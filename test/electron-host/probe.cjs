// Loaded with `-r` into the main process of Electron and of the stand-in alike: nothing leaves the app while it is tested.
const { app, BrowserWindow, dialog, Notification, shell, Tray } = require('electron')

globalThis.probe = {
  opened: [],
  notifications: [],
  badges: [],
  flashes: [],
  progress: [],
  questions: [],
  answer: 0,
  tray: { icon: null, pictures: 0, tooltip: '', items: [] },
}

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

BrowserWindow.prototype.setProgressBar = (progress) => {
  globalThis.probe.progress.push(progress)
}

// Answered at once, with the button that a test has chosen.
dialog.showMessageBox = async (options) => {
  globalThis.probe.questions.push(options.message)
  return { response: globalThis.probe.answer, checkboxChecked: false }
}

const { tray } = globalThis.probe
const { setImage, setToolTip, setContextMenu } = Tray.prototype

Tray.prototype.setImage = function (image) {
  tray.pictures++
  return setImage.call(this, image)
}

Tray.prototype.setToolTip = function (text) {
  Object.assign(tray, { icon: this, tooltip: text })
  return setToolTip.call(this, text)
}

// What Electron makes of a template is `items`; the stand-in keeps the template.
Tray.prototype.setContextMenu = function (menu) {
  Object.assign(tray, { icon: this, items: menu.items ?? menu.template })
  return setContextMenu.call(this, menu)
}
