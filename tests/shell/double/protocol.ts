import { addScheme } from './addresses.ts'

type Handler = (request: Request) => Response | Promise<Response>

export const handlers = new Map<string, Handler>()
let ready = false

/** From now on it is too late to declare a scheme. */
export function closeSchemes(): void {
  ready = true
}

export const protocol = {
  registerSchemesAsPrivileged(schemes: { scheme: string }[]) {
    if (ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme } of schemes) addScheme(scheme)
  },
  handle(scheme: string, handler: Handler) {
    handlers.set(scheme, handler)
  },
}
