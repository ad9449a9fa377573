import { contextBridge, ipcRenderer } from 'electron'
import type { Shell, ShellFacts } from '../domain/bridge/bridge.ts'
import { FACTS_ARGUMENT, bridgeChannels } from '../domain/bridge/bridge.ts'

const argument = process.argv.find((value) => value.startsWith(FACTS_ARGUMENT))
const facts = JSON.parse(argument?.slice(FACTS_ARGUMENT.length) ?? '{}') as ShellFacts

const shell: Shell = {
  ...facts,
  print: () => ipcRenderer.invoke(bridgeChannels.print),
}

contextBridge.exposeInMainWorld('shell', shell)
