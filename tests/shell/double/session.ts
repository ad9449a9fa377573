import { EventEmitter } from 'node:events'
import { modelled } from './modelled.ts'
import { protocol } from './protocol.ts'

type PermissionHandler = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void
type RequestListener = (
  details: { url: string; method: string; resourceType: string },
  answer: (verdict: { cancel?: boolean }) => void,
) => void

/** The rules that the application has set; `chromium.ts` applies them to the pages. */
export const rules: { permission: PermissionHandler | null; beforeRequest: RequestListener | null } = {
  permission: null,
  beforeRequest: null,
}

class Session extends EventEmitter {
  webRequest = modelled('session.webRequest', {
    onBeforeRequest(listener: RequestListener) {
      rules.beforeRequest = listener
    },
  })
  setPermissionRequestHandler(handler: PermissionHandler) {
    rules.permission = handler
  }
  // Chromium asks these inside itself, where no page script can stand in for it.
  setPermissionCheckHandler() {}
  setDevicePermissionHandler() {}
  setDisplayMediaRequestHandler() {}
  get protocol() {
    return protocol
  }
}

export const defaultSession = new Session()
export const session = { defaultSession: modelled('session', defaultSession) }
