import * as calls from '../../domain/contract/photos.ts'
import { keepPhoto, photoFor } from '../photos/photos.ts'
import type { ServerParts } from '../server-parts.ts'
import { limitRate } from './guards.ts'
import { notPossible, refusal, route, type Route } from './route.ts'
import { keepPace } from './keep-pace.ts'
import type { Pace } from './token-bucket.ts'

/** A host chooses one after the other; to look through each takes the server some milliseconds. */
const sendingPace: Pace = { perSecond: 0.5, burst: 20 }

/**
 * Photos of cards. They travel as text inside JSON, behind the token of a device: no address of the server answers with
 * bytes that a browser would draw, run or keep.
 */
export function photoRoutes(parts: ServerParts): Route[] {
  const { store, clock } = parts
  const pace = keepPace(parts, 'photos', sendingPace)
  return [
    route(calls.sendPhoto, async ({ scope, subject, params, body }) => {
      await limitRate(pace, `${scope.deviceId}/${subject}`)
      const jpeg = new Uint8Array(Buffer.from(body.jpeg, 'base64url'))
      const sent = await store.transaction((tx) => keepPhoto(tx, scope.siteId, params.id, jpeg, clock.now()))
      return sent.ok ? sent.value : notPossible(sent.reason)
    }),
    route(calls.readPhoto, async ({ scope, params }) => {
      const jpeg = await store.read((view) => photoFor(view, scope, params.id, params.hash, clock.now()))
      return jpeg ? { jpeg: Buffer.from(jpeg).toString('base64url') } : refusal('not-found')
    }),
  ]
}
