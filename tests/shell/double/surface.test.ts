/** The double may offer less than Electron, never something else. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { electron } from './electron.ts'
import { WebContents } from './web-contents.ts'

const types = ts.createSourceFile(
  'electron.d.ts',
  readFileSync(resolve('node_modules/electron/electron.d.ts'), 'utf8'),
  ts.ScriptTarget.Latest,
)

/** Every member that Electron's types give to a class or an interface, by its name. */
const declared = new Map<string, Set<string>>()
function collect(node: ts.Node): void {
  if ((ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) && node.name) {
    const members = declared.get(node.name.text) ?? new Set()
    for (const member of node.members) {
      if (member.name && ts.isIdentifier(member.name)) members.add(member.name.text)
    }
    declared.set(node.name.text, members)
  }
  ts.forEachChild(node, collect)
}
collect(types)

/** What the double keeps for itself: the page behind a window, and what its browser asks of it. */
const ownAffairs = new Set(['constructor', 'page', 'loading', 'mainFrame', 'mayNavigate', 'mayOpen'])

function membersOf(object: object): string[] {
  const names = new Set(Object.getOwnPropertyNames(object))
  for (let level: object = Object.getPrototypeOf(object) as object; level;) {
    if (level === Object.prototype || level.constructor.name === 'EventEmitter') break
    for (const name of Object.getOwnPropertyNames(level)) names.add(name)
    level = Object.getPrototypeOf(level) as object
  }
  return [...names].filter((name) => !name.startsWith('_') && !ownAffairs.has(name))
}

test.each([
  ['App', electron.app],
  ['CommandLine', electron.app.commandLine],
  ['BrowserWindow', electron.BrowserWindow.prototype],
  ['WebContents', WebContents.prototype],
  ['Dialog', electron.dialog],
  ['IpcMain', electron.ipcMain],
  ['PowerSaveBlocker', electron.powerSaveBlocker],
  ['Protocol', electron.protocol],
  ['Session', electron.session.defaultSession],
  ['WebRequest', electron.session.defaultSession.webRequest],
])('%s: every member of the double is one of Electron', (name, double) => {
  const known = declared.get(name)
  const offered = membersOf(double)
  expect(known?.size).toBeGreaterThan(0)
  expect(offered.length).toBeGreaterThan(0)
  expect(offered.filter((member) => !known?.has(member))).toEqual([])
})
