import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import type { PrintOutcome, ShellCommands } from '../domain/bridge/bridge.ts'
import { bridgeChannels } from '../domain/bridge/bridge.ts'
import { isOwnPage } from './pages.ts'

type Handlers = {
  [Command in keyof ShellCommands]: (sender: WebContents) => ReturnType<ShellCommands[Command]>
}

/** Answers each command of the bridge, to our own screens only. No command takes an argument. */
export function answerBridge(ipc: Pick<IpcMain, 'handle'>, handlers: Handlers): void {
  for (const command of Object.keys(bridgeChannels) as (keyof ShellCommands)[]) {
    ipc.handle(bridgeChannels[command], (event: IpcMainInvokeEvent) => {
      if (!isOwnPage(event.senderFrame?.url ?? '')) throw new Error('Refused: not one of our screens.')
      return handlers[command](event.sender)
    })
  }
}

export function printSilently(contents: WebContents): Promise<PrintOutcome> {
  return new Promise((done) =>
    contents.print({ silent: true, printBackground: true }, (printed) =>
      done(printed ? 'printed' : 'failed'),
    ),
  )
}
