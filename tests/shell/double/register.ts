/**
 * `node --import ./register.ts out/main/main.js`: from here on, `electron` is the double. It also answers the
 * test that started this process: a function sent by `evaluate` runs here, in the application's process.
 */
import { registerHooks } from 'node:module'
import { runInThisContext } from 'node:vm'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { electron } from './electron.ts'
import { journal } from './journal.ts'
import { preventable } from './modelled.ts'

const ADDRESS = 'shell-double:electron'
const names = Object.keys(electron)
const source = `const double = globalThis.__shellDouble
${names.map((name) => `export const ${name} = double.${name}`).join('\n')}`

Object.assign(globalThis, { __shellDouble: electron })
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: ADDRESS, format: 'module', shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) =>
    url === ADDRESS ? { format: 'module', source, shortCircuit: true } : next(url, context),
})

/** What a test may do to the double that it could not do to Electron by a call. */
const control = {
  journal,
  crash: () => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  /** Whether the application forbids a key before the page sees it. */
  forbidsKey(key: string, held: string[] = []) {
    const event = preventable({})
    const input = {
      type: 'keyDown',
      key,
      control: held.includes('Control'),
      alt: held.includes('Alt'),
      meta: held.includes('Meta'),
      shift: held.includes('Shift'),
    }
    BrowserWindow.getAllWindows()[0]?.webContents.emit('before-input-event', event, input)
    return event.defaultPrevented
  },
}
export type Control = typeof control

interface Order {
  id: number
  source: string
  argument: unknown
}

process.on('message', (order: Order) => {
  void run(order).then((answer) => process.send?.({ op: 'result', id: order.id, ...answer }))
})
process.on('disconnect', () => app.exit(1))

async function run({ source, argument }: Order): Promise<{ ok: boolean; value: unknown }> {
  try {
    const sent: unknown = runInThisContext(`(${source})`)
    if (typeof sent !== 'function') throw new Error('Only a function can be sent.')
    return { ok: true, value: await sent(electron, argument, control) }
  } catch (error) {
    return { ok: false, value: String(error) }
  }
}
