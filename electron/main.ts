/**
 * The desktop shell: one window on our own screens, locked at a kiosk. It knows nothing of visitors or
 * employment; it adds what a page cannot do. Each rule of safety is a file of `security/`.
 */
import { join } from 'node:path'
import { BrowserWindow, Menu, app, dialog, ipcMain, powerSaveBlocker, protocol, session } from 'electron'
import { serveScreens } from './app-protocol.ts'
import { answerBridge, printSilently } from './bridge-handlers.ts'
import { decideSettings, readArguments, readSettings, writeSettings } from './device-settings.ts'
import type { DeviceSettings, SettingsRefusal } from './device-settings.ts'
import { PAGE_SCHEME, pageOf } from './pages.ts'
import { denyDownloads } from './security/downloads.ts'
import { guardKeys } from './security/keys.ts'
import { guardNavigation } from './security/navigation.ts'
import { guardPermissions } from './security/permissions.ts'
import { guardRequests } from './security/requests.ts'
import { denyNewWindows } from './security/window-open.ts'
import { keepAlive } from './windows/keep-alive.ts'
import { askBeforeClosing } from './windows/unsaved-words.ts'
import { deskWindow, kioskWindow } from './windows/window-options.ts'

const refusals: Record<SettingsRefusal, string> = {
  'server-unknown':
    'Cette application ne connaît pas encore son serveur. Démarrez-la une fois avec --server=https://adresse-du-serveur.',
  'wrong-server': 'L’adresse donnée après --server= doit commencer par http:// ou https://.',
  'wrong-role': 'Après --role=, il faut kiosk, host ou employer.',
}

const start = readArguments(process.argv)
if (start.profile !== undefined) app.setPath('userData', start.profile)
const settingsFile = join(app.getPath('userData'), 'device.json')
const settings = decideSettings(start, readSettings(settingsFile))

app.enableSandbox()
// Standard and secure give the screens an origin of their own, and with it IndexedDB.
protocol.registerSchemesAsPrivileged([
  {
    scheme: PAGE_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
])
for (const [name, value] of [['disable-pinch'], ['overscroll-history-navigation', '0']] as const) {
  app.commandLine.appendSwitch(name, value)
}

let window: BrowserWindow | null = null
let leaving = false

if (!app.requestSingleInstanceLock()) {
  app.quit()
} else if (!settings.ok) {
  dialog.showErrorBox('Pépinière', refusals[settings.reason])
  app.exit(1)
} else {
  writeSettings(settingsFile, settings.value)
  app.on('before-quit', () => (leaving = true))
  app.on('second-instance', () => {
    window?.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
  await app.whenReady()
  await open(settings.value)
}

async function open({ role, serverUrl }: DeviceSettings): Promise<void> {
  const screens = join(import.meta.dirname, '../renderer')
  Menu.setApplicationMenu(null)
  protocol.handle(PAGE_SCHEME, serveScreens(screens, serverUrl))
  guardPermissions(session.defaultSession)
  guardRequests(session.defaultSession, serverUrl, !app.isPackaged)
  denyDownloads(session.defaultSession)
  // On every window there will ever be, not only on the one below.
  app.on('web-contents-created', (_event, contents) => {
    guardNavigation(contents)
    denyNewWindows(contents)
    guardKeys(contents, role)
  })
  answerBridge(ipcMain, { print: printSilently })

  const locked = role === 'kiosk' && !start.windowed
  const needs = {
    facts: { deviceRole: role, serverUrl, version: app.getVersion(), isRoleNamed: start.role !== undefined },
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    packaged: app.isPackaged,
  }
  const opened = new BrowserWindow(locked ? kioskWindow(needs) : deskWindow(needs))
  window = opened
  opened.once('ready-to-show', () => opened.show())
  opened.on('close', (event) => {
    if (locked && !leaving) event.preventDefault()
  })
  askBeforeClosing(opened.webContents, role, (question) => dialog.showMessageBoxSync(opened, question))
  keepAlive(opened, relaunch, () => Date.now())
  if (locked) powerSaveBlocker.start('prevent-display-sleep')
  // Rejects when the window is closed, or its page left, before the page is whole: no fault of the shell.
  await opened.loadURL(pageOf(role, start.route)).catch(() => undefined)
}

function relaunch(): void {
  leaving = true
  app.relaunch()
  app.exit(1)
}
