import type { Router } from 'express'
import { expect, it } from 'vitest'
import { contract } from '../../domain/contract/contract.ts'
import { createApp } from '../app.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'

/** What Express keeps of a router. */
interface Layer {
  route?: { path: string; stack: { method?: string }[] }
  handle?: { stack?: Layer[] }
}

function placesIn(stack: readonly Layer[]): string[] {
  return stack.flatMap(({ route, handle }) => {
    const inside = handle?.stack ? placesIn(handle.stack) : []
    const methods = new Set(route?.stack.flatMap(({ method }) => method?.toUpperCase() ?? []))
    return [...inside, ...[...methods].map((method) => `${method} ${route!.path}`)]
  })
}

it('every address of the server beside the exchange of records is in the contract, and every call has one', async () => {
  const store = await openSqliteStore(':memory:')
  const { app, close } = await createApp({ store, clock: { now: () => 0 } })
  const registered = placesIn((app.router as Router & { stack: Layer[] }).stack)
  await close()
  await store.close()
  const promised = Object.values(contract).flatMap((calls) =>
    Object.values(calls).map(({ method, path }) => `${method} /${path}`),
  )
  // The exchange of records has its own protocol; the page of a link, or of a first installation, is read by a person.
  const calls = registered.filter(
    (place) => !/ \/(sync|mes-donnees|suivi|reciprok|courrier|installation)(\/|$)/.test(place),
  )
  expect(calls.sort()).toEqual(promised.sort())
})
