import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { newestFirst } from '../record/newest-first.ts'
import { recordFields, recordRequired } from '../record/record.ts'

/**
 * Somebody's page as the kiosks of a site keep it (dossier scellé): sealed with what only their card holds and with
 * their four pictures, so that nobody reads it without both, its kiosk and the server included. Its id comes from
 * the card as well, and names nobody (decision 0048).
 */
export const dossierSchema = {
  title: 'sealed dossier',
  version: 0,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    /** Counts each sealing and each putting away: an older one never takes the place of a newer one. */
    edition: { type: 'integer', minimum: 1, maximum: 2_147_483_647, dataClass: 'site' },
    /** What is sealed, in base64url; absent once it was put away, because the person took back that it is kept. */
    sealed: { type: 'string', pattern: '^[A-Za-z0-9_-]+$', maxLength: 48_000, dataClass: 'site' },
    /**
     * The number of the pass, encrypted to the site's key (compact JWE): by it the server knows whose it is, to put
     * it away when they say so and when the card is replaced. No kiosk can open it.
     */
    sealedPass: { type: 'string', pattern: '^[A-Za-z0-9_.-]+$', maxLength: 2000, dataClass: 'site' },
  },
  required: [...recordRequired, 'edition'],
} as const

export type Dossier = ExtractDocumentTypeFromTypedRxJsonSchema<typeof dossierSchema>

/** The later edition; of two that were made apart from each other, one that was put away stays so. */
export function mergeDossiers(a: Dossier, b: Dossier): Dossier {
  if (a.edition !== b.edition) return a.edition > b.edition ? a : b
  if ((a.sealed === undefined) !== (b.sealed === undefined)) return a.sealed === undefined ? a : b
  return newestFirst(a, b)[0]
}

/** The next edition of a dossier, which holds nothing any more. */
export function emptied<T extends Pick<Dossier, 'edition' | 'sealed'>>({ sealed: _gone, ...dossier }: T) {
  return { ...dossier, edition: dossier.edition + 1 }
}
