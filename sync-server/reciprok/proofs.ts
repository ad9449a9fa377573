import { toBase64Url } from '../../domain/credentials/base64url.ts'
import { proofClaim, type ReciprokProof, type SignedProof } from '../../domain/hiring/reciprok-proof.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreTransaction } from '../store/store.ts'

/** Keeps from what a published score is counted again; `null`: the employer is not rated, and nothing is kept. */
export async function keepProof(
  tx: StoreTransaction,
  employerId: string,
  proof: ReciprokProof | null,
): Promise<void> {
  await tx.run(tx.tables.deleteFrom('reciprokProofs').where('employerId', '=', employerId))
  if (proof === null) return
  const row = { employerId, proof: JSON.stringify(proof) }
  await tx.run(tx.tables.insertInto('reciprokProofs').values(row))
}

/**
 * The proof of the score that an employer published last, under the key of its site; `null`: no grade of it is shown. It
 * names the number under which the grade is shown, should hosts have corrected it since.
 */
export async function signedProof(
  { store, keyring }: ServerParts,
  employerId: string,
): Promise<SignedProof | null> {
  const kept = await store.read(async (view) => {
    const employer = await view.record('employers', employerId)
    if (employer?.reciprok?.grade === undefined) return null
    const [row] = await view.all(
      view.tables.selectFrom('reciprokProofs').select('proof').where('employerId', '=', employerId),
    )
    if (!row) return null
    const published = JSON.parse(row.proof) as ReciprokProof
    const { name } = published.employer
    const { siren } = employer
    const proof = { ...published, employer: { name, ...(siren === undefined ? {} : { siren }) } }
    const site = await view.record('sites', proof.siteId, proof.siteId)
    return site ? { proof, site } : null
  })
  if (!kept) return null
  const { proof, site } = kept
  let told: Omit<SignedProof, 'signature'> | undefined
  const { signature } = await keyring.sign(proof.siteId, (keyId) => {
    const publicKey = site.passKeys.find((key) => key.keyId === keyId)?.publicKey ?? ''
    told = { ...proof, keyId, publicKey }
    return proofClaim(told)
  })
  return told ? { ...told, signature: toBase64Url(signature) } : null
}
