import { attestationLink, type PageCode } from '../../domain/attestations/attestation-link.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import { standing } from '../../domain/competences/proofs.ts'
import type { SiteId } from '../../domain/ids.ts'
import { tokenOfSerial } from '../attestations/attestations.ts'
import type { ServerParts } from '../server-parts.ts'

/**
 * What the QR codes of a page hold, one for each attestation on which it stands: a link where telephones reach this
 * server, else the signed code, which any kiosk of the site verifies.
 */
export function codesOfPage(
  { store, publicUrl }: ServerParts,
  siteId: SiteId,
  { evidence }: CompetenceProfile,
): Promise<PageCode[]> {
  const serials = new Set(standing(evidence).map(({ serial }) => serial))
  return store.read(async (view) => {
    const codes: PageCode[] = []
    for (const serial of serials) {
      const token = await tokenOfSerial(view, siteId, serial)
      if (token === null) continue
      codes.push({ serial, code: publicUrl === undefined ? token : attestationLink(publicUrl, token) })
    }
    return codes
  })
}
