import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron'
import type { ShellFacts } from '../../domain/bridge/bridge.ts'
import { FACTS_ARGUMENT } from '../../domain/bridge/bridge.ts'

/** The colour of the first frame, before the screen has painted: no white flash at the kiosk. */
const FIRST_FRAME = '#fbf8f1'

export interface WindowNeeds {
  facts: ShellFacts
  /** The bundled preload script. */
  preload: string
  /** An installed application, not one that is being worked on. */
  packaged: boolean
}

/** https://www.electronjs.org/docs/latest/tutorial/security, checklist 2, 3, 4, 6 and 17. */
function webPreferences({ facts, preload, packaged }: WindowNeeds): WebPreferences {
  return {
    preload,
    additionalArguments: [FACTS_ARGUMENT + JSON.stringify(facts)],
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    devTools: !packaged,
    spellcheck: false,
    disableDialogs: true,
    navigateOnDragDrop: false,
    // A kiosk in the background of a system dialog still syncs and still counts down to its wipe.
    backgroundThrottling: false,
  }
}

/**
 * The visitors' window: the whole screen, without a frame or a way out. Leaving the session to reach the
 * system (Alt+Tab, gestures) is for the system's own kiosk mode to forbid.
 */
export function kioskWindow(needs: WindowNeeds): BrowserWindowConstructorOptions {
  return {
    kiosk: true,
    show: false,
    backgroundColor: FIRST_FRAME,
    autoHideMenuBar: true,
    webPreferences: webPreferences(needs),
  }
}

/** An ordinary window: a desk, or a kiosk one is working on. */
export function deskWindow(needs: WindowNeeds): BrowserWindowConstructorOptions {
  return {
    width: 1280,
    height: 860,
    minWidth: 960,
    minHeight: 640,
    show: false,
    backgroundColor: FIRST_FRAME,
    autoHideMenuBar: true,
    webPreferences: webPreferences(needs),
  }
}
