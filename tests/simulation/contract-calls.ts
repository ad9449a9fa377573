import { paramNames } from '../../domain/contract/endpoint.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { RequestError } from '../../sync-server/http/request-error.ts'
import { Refusal, type Route } from '../../sync-server/http/route.ts'
import { refusedAnswer, type ServerAnswer } from './wire.ts'

/** Where a device tells whose session it is. */
export const SESSION = 'x-pepiniere-session'

/** Who is signed in at the desks of a simulated site. */
const ACCOUNT = 'a-host'

export interface Call {
  method: string
  path: string
  body: string | undefined
  /** Of the holder of a card who chose their pictures: in a story it is their id. */
  session?: string | undefined
}

/**
 * What the server's own routes answer to a call of the contract. Rights and forms are what HTTP adds, and are tested
 * there. `not-found` for an address that no story needs.
 */
export async function answerCall(
  routes: readonly Route[],
  scope: Scope,
  { method, path, body, session }: Call,
): Promise<ServerAnswer> {
  const [address = '', search] = path.split('?')
  const query = Object.fromEntries(new URLSearchParams(search))
  for (const { endpoint, answer } of routes) {
    const params = endpoint.method === method ? paramsIn(endpoint.path, address) : null
    if (params === null) continue
    const subject = endpoint.caller === 'visitor' ? session : ACCOUNT
    const asked = { params, query, scope, subject, body: body && (JSON.parse(body) as unknown) }
    try {
      const reply = await answer(asked as never)
      if (reply instanceof Refusal) return refusedAnswer(reply.name)
      return { status: 200, text: endpoint.reply ? JSON.stringify(reply) : '' }
    } catch (error) {
      if (error instanceof RequestError) return refusedAnswer(error.refusal)
      throw error
    }
  }
  return refusedAnswer('not-found')
}

/** What stands in a path for the names in its pattern; `null`: it is the path of another call. */
function paramsIn(pattern: string, path: string): Record<string, string> | null {
  const found = new RegExp(`^${pattern.replace(/:\w+/g, '([^/]+)')}$`).exec(path)
  if (!found) return null
  const values = found.slice(1).map(decodeURIComponent)
  return Object.fromEntries(paramNames(pattern).map((name, index) => [name, values[index]!]))
}
