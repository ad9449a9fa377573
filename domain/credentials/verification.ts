import { looksLikeAttestation } from '../attestations/attestation-token.ts'
import { withoutLink } from '../attestations/attestation-link.ts'
import type { Instant } from '../time.ts'
import { LARGEST_CREDENTIAL } from './credential-text.ts'
import type { PublicJwk } from './did.ts'
import { verifyPrintedCode, type SigningSite } from './printed-code.ts'
import type { Verdict } from './verdict.ts'
import { verifyCredential } from './verify-credential.ts'

/** All that a server tells of its sites to whoever verifies without asking it again. Nothing of it is about a person. */
export interface VerifierKnowledge {
  /** Until when it knows what was taken back. */
  toldAt: Instant
  /** Of digital credentials, with the signed lists of what they took back. */
  issuers: readonly { id: string; keys: readonly PublicJwk[]; list: string; signedList: string }[]
  /** Of printed pages. */
  sites: readonly (SigningSite & { id: string })[]
  cards: readonly { id: string; title: string }[]
}

/**
 * Whether a text stands, by what is known and without asking anybody: a credential, or the code of a printed page, also
 * at the end of its link. `knowledge`: `null` while nothing was ever told.
 */
export async function verifyWith(
  knowledge: VerifierKnowledge | null,
  text: string,
  now: Instant,
): Promise<Verdict> {
  if (text.length > LARGEST_CREDENTIAL) return { valid: false, reason: 'too-large' }
  const { issuers, sites, cards } = knowledge ?? { issuers: [], sites: [], cards: [] }
  const code = withoutLink(text)
  if (looksLikeAttestation(code)) {
    return verifyPrintedCode(code, {
      siteOf: async ({ siteId }) => sites.find(({ id }) => id === siteId),
      titleOf: async (challengeId) => cards.find(({ id }) => id === challengeId)?.title,
    })
  }
  return verifyCredential(code, {
    now,
    known: issuers,
    statusList: async (address) => issuers.find(({ list }) => list === address)?.signedList ?? null,
  })
}
