import { isSignedWith, readAttestationToken } from '../../domain/attestations/attestation-token.ts'
import type { Verdict } from '../../domain/credentials/verdict.ts'
import type { ServerParts } from '../server-parts.ts'

/** The same verdict on the code of a printed page, of any site of this server. */
export async function verifyPrintedCode({ store }: ServerParts, text: string): Promise<Verdict> {
  const token = readAttestationToken(text)
  if (token === null) return { valid: false, reason: 'not-a-credential' }
  const { siteId, serial, observedOn, challengeIds } = token
  const known = await store.read(async (view) => {
    const [row] = await view.all(
      view.tables
        .selectFrom('attestations')
        .select('revokedAt')
        .where('siteId', '=', siteId)
        .where('serial', '=', serial),
    )
    const cards: string[] = []
    for (const id of challengeIds) cards.push((await view.record('challenges', id))?.card.title.fr ?? id)
    return { row, cards, site: await view.record('sites', siteId, siteId) }
  })
  if (!known.site) return { valid: false, reason: 'unknown-issuer' }
  const { name, passKeys, revokedAttestations = [] } = known.site
  const key = passKeys.find(({ keyId }) => keyId === token.keyId)
  if (!key || !(await isSignedWith(token, key.publicKey))) return { valid: false, reason: 'altered' }
  const summary = {
    issuer: { id: siteId, name },
    achievement: `${serial}\u202f: ${known.cards.join(', ')}`,
    ...(token.name === '' ? {} : { person: token.name }),
    validFrom: Date.parse(observedOn),
  }
  const isRevoked =
    (known.row?.revokedAt ?? null) !== null || revokedAttestations.some((one) => one.serial === serial)
  return isRevoked
    ? { valid: false, reason: 'revoked', summary }
    : { valid: true, issuerKnown: true, summary }
}
