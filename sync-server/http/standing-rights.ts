import { AsyncLocalStorage } from 'node:async_hooks'
import type { Response } from 'express'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import { withTransaction } from '../store/with-transaction.ts'

/** Throws the refusal when whoever asks may not, or may no longer, as this view knows it. */
export type RightsCheck = (view: StoreReader) => Promise<void>

/** What the guards of the request that is being answered found true. */
const asking = new AsyncLocalStorage<readonly RightsCheck[]>()

/** A guard found this true just now: whatever the request writes asks it again. */
export function keepAsking(response: Response, check: RightsCheck): void {
  response.locals['rights'] = [...rightsIn(response), check]
}

/** A guard lets a request through as long as this holds: asked now, and again by whatever it writes. */
export async function permit(
  { store }: Pick<ServerParts, 'store'>,
  response: Response,
  check: RightsCheck,
): Promise<void> {
  await store.read(check)
  keepAsking(response, check)
}

/** Answers a request: what it writes through `askingAgain` is kept only while its guards would let it through. */
export function whileItMay<T>(response: Response, answer: () => T): T {
  return asking.run(rightsIn(response), answer)
}

/**
 * What routes work with. Between a guard and the transaction that writes, a device may be revoked, a session end, a
 * role be taken away: each transaction of a request asks first, and writes nothing otherwise.
 */
export function askingAgain(parts: ServerParts): ServerParts {
  const { store } = parts
  const checked = withTransaction(store, (work) => {
    const rights = asking.getStore() ?? []
    return store.transaction(async (tx) => {
      for (const check of rights) await check(tx)
      return work(tx)
    })
  })
  // All else is the server's own, as it stands at any moment.
  return Object.create(parts, { store: { value: checked, enumerable: true } }) as ServerParts
}

function rightsIn(response: Response): readonly RightsCheck[] {
  return (response.locals['rights'] as readonly RightsCheck[] | undefined) ?? []
}
