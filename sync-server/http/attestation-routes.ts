import * as calls from '../../domain/contract/attestations.ts'
import { tryLimits } from '../accounts/attempts.ts'
import {
  attestationsOf,
  draftAttestations,
  issueAttestations,
  tokenOfSerial,
} from '../attestations/attestations.ts'
import { attestationsOfVisitor } from '../attestations/my-attestations.ts'
import { revokeAttestation } from '../attestations/revoke-attestation.ts'
import type { ServerParts } from '../server-parts.ts'
import { atTheRisk } from './at-the-risk.ts'
import { refusal, Refusal, route, type Route } from './route.ts'

/** What is signed and taken back by a host, and what a participant reads of it at a kiosk. */
export function attestationRoutes(parts: ServerParts): Route[] {
  const { store, clock } = parts
  return [
    route(calls.listAttestations, async ({ query: { sessionId }, scope: { siteId } }) => ({
      attestations: await store.read((view) => attestationsOf(view, siteId, { sessionId })),
    })),
    route(calls.readDrafts, async ({ query: { sessionId }, scope: { siteId } }) => ({
      drafts: await store.read((view) => draftAttestations(view, siteId, sessionId, clock.now())),
    })),
    route(calls.signAttestations, ({ body, scope, subject }) =>
      issueAttestations(parts, scope, subject, body),
    ),
    route(calls.revokeAttestation, async ({ body: { reason }, params: { serial }, scope: { siteId } }) => {
      if (!(await revokeAttestation(parts, siteId, serial, reason))) return refusal('not-found')
    }),

    route(calls.resolveSerial, async ({ body: { serial }, scope: { siteId, deviceId } }) => {
      const token = await atTheRisk(parts, [tryLimits.typedSerial(deviceId)], () =>
        store.read((view) => tokenOfSerial(view, siteId, serial)),
      )
      return token instanceof Refusal ? token : { token }
    }),
    route(calls.myAttestations, ({ scope, subject }) => attestationsOfVisitor(parts, scope, subject)),
  ]
}
