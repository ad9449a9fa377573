import type { CodeReader, SigningSite } from '../../domain/credentials/printed-code.ts'
import type { VerifierKnowledge } from '../../domain/credentials/verification.ts'
import type { Site } from '../../domain/sites/site.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import { allIssuers, shownKey, signedStatusList } from './site-issuer.ts'

/** What somebody saves to verify what the sites of this server signed, as it is now. */
export async function verifierKnowledge(parts: ServerParts) {
  const issuers = await Promise.all(
    (await allIssuers(parts)).map(async ({ siteId, issuer }) => {
      const { id, key, list } = issuer
      return { id, keys: [shownKey(key)], list, signedList: await signedStatusList(parts, siteId, issuer) }
    }),
  )
  return parts.store.read(async (view) => ({
    toldAt: parts.clock.now(),
    issuers,
    sites: await Promise.all(
      (await view.records('sites')).map(async (site) => ({
        id: site.id,
        ...(await signingSite(view, site)),
      })),
    ),
    cards: (await view.records('challenges')).map(({ id, card }) => ({ id, title: card.title.fr })),
  })) satisfies Promise<VerifierKnowledge>
}

/** Reads codes of printed pages with what this server holds. */
export function codeReader({ store }: ServerParts): CodeReader {
  return {
    siteOf: ({ siteId }) =>
      store.read(async (view) => {
        const site = await view.record('sites', siteId, siteId)
        return site && signingSite(view, site)
      }),
    titleOf: (id) => store.read(async (view) => (await view.record('challenges', id))?.card.title.fr),
  }
}

/** The record of a site holds the latest that was taken back; the attestations themselves tell all. */
async function signingSite(view: StoreReader, site: Site): Promise<SigningSite> {
  const { id, name, passKeys, revokedAttestations = [] } = site
  const rows = await view.all(
    view.tables
      .selectFrom('attestations')
      .select('serial')
      .where('siteId', '=', id)
      .where('revokedAt', 'is not', null),
  )
  return {
    name,
    passKeys,
    revoked: [...new Set([...revokedAttestations, ...rows].map(({ serial }) => serial))],
  }
}
