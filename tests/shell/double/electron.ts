/** The double as one module, with the names that the application imports from `electron`. */
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { ipcMain } from './ipc-main.ts'
import { note } from './journal.ts'
import { modelled } from './modelled.ts'
import { protocol } from './protocol.ts'
import { session } from './session.ts'

const Menu = modelled('Menu', {
  setApplicationMenu(menu: unknown) {
    note('menu', menu)
  },
})

const powerSaveBlocker = modelled('powerSaveBlocker', {
  start(kind: string) {
    note('power-save', kind)
    return 1
  },
})

const dialog = modelled('dialog', {
  showErrorBox(title: string, content: string) {
    note('error-box', { title, content })
  },
})

export const electron = {
  app: modelled('app', app),
  BrowserWindow,
  dialog,
  ipcMain: modelled('ipcMain', ipcMain),
  Menu,
  powerSaveBlocker,
  protocol: modelled('protocol', protocol),
  session,
}
