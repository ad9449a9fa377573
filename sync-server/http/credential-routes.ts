import * as calls from '../../domain/contract/credentials.ts'
import { issueCredential } from '../credentials/issue-credential.ts'
import { shownKey, signedStatusList, siteIssuer } from '../credentials/site-issuer.ts'
import { verifierKnowledge } from '../credentials/verifier-knowledge.ts'
import type { ServerParts } from '../server-parts.ts'
import { notPossible, refusal, route, type Route } from './route.ts'

/** What a host hands out. */
export function credentialRoutes(parts: ServerParts): Route[] {
  return [
    route(calls.issueCredential, async ({ params: { serial }, scope: { siteId } }) => {
      const issued = await issueCredential(parts, siteId, serial)
      if (issued.ok) return { credential: issued.value }
      return issued.reason === 'not-found' ? refusal('not-found') : notPossible('taken-back')
    }),
  ]
}

/** What whoever reads a credential may ask: nothing of it is about a person. */
export function publicCredentialRoutes(parts: ServerParts): Route[] {
  return [
    route(calls.readIssuer, async ({ params: { siteId } }) => {
      const issuer = await siteIssuer(parts, siteId)
      return issuer ? { id: issuer.id, type: ['Profile'], name: issuer.name } : refusal('not-found')
    }),
    route(calls.readKeys, async ({ params: { siteId } }) => {
      const issuer = await siteIssuer(parts, siteId)
      return issuer ? { issuer: issuer.id, keys: [shownKey(issuer.key)] } : refusal('not-found')
    }),
    route(calls.readKey, async ({ params: { siteId, keyId } }) => {
      const issuer = keyId === '0' ? await siteIssuer(parts, siteId) : null
      return issuer ? shownKey(issuer.key) : refusal('not-found')
    }),
    route(calls.readStatusList, async ({ params: { siteId } }) => {
      const issuer = await siteIssuer(parts, siteId)
      return issuer ? signedStatusList(parts, siteId, issuer) : refusal('not-found')
    }),
    route(calls.readVerifierKnowledge, () => verifierKnowledge(parts)),
  ]
}
