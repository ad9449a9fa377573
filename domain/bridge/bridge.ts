/**
 * What the desktop shell offers to its window, as `window.shell`.
 *
 * The same screens also run as a plain page, where there is no shell: every use is optional
 * (`window.shell?.print() ?? window.print()`). The shell adds only what a page cannot do.
 */
import type { DeviceRole } from '../sync/scope.ts'

/** What the shell knows about the device when it opens its window. */
export interface ShellFacts {
  readonly deviceRole: DeviceRole
  /** Origin of the sync server, without a final slash: `http://127.0.0.1:4173`. */
  readonly serverUrl: string
  readonly version: string
  /** This start named the role: the next may name another, and this machine is then one device for each. */
  readonly isRoleNamed: boolean
}

/** `failed` covers a missing printer, no paper, and a refusal of the system. */
export type PrintOutcome = 'printed' | 'failed'

/** What a window may ask of the shell. Nothing about visitors ever crosses this bridge. */
export interface ShellCommands {
  /** Prints the page as it stands, without a dialog, on the default printer. */
  print(): Promise<PrintOutcome>
}

export type Shell = ShellFacts & ShellCommands

/** The channel of each command; both ends of the bridge read this table. */
export const bridgeChannels = {
  print: 'shell:print',
} as const satisfies Record<keyof ShellCommands, string>

/** The start argument by which the shell hands its facts to the preload script, as JSON. */
export const FACTS_ARGUMENT = '--shell-facts='

declare global {
  interface Window {
    readonly shell?: Shell
  }
}
