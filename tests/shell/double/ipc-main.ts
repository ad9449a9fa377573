import { EventEmitter } from 'node:events'

type Handler = (event: unknown, ...args: unknown[]) => unknown

export const invokable = new Map<string, Handler>()

class IpcMain extends EventEmitter {
  handle(channel: string, handler: Handler) {
    if (invokable.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    }
    invokable.set(channel, handler)
  }
}

export const ipcMain = new IpcMain()
