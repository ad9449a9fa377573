import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { readPassCode } from '../../domain/visits/pass-code.ts'
import { readPassToken, type Pass } from '../../domain/visits/pass-token.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import { knownAs } from './site-links.ts'

/** A card of another site of this server, in force there. */
export interface CardElsewhere extends Pass {
  /** The site that gave it; `visitorId` is the holder's id there. */
  siteId: SiteId
}

/** Whose card this is, scanned or by its typed number, where another site gave it; `null`: none of any other, or dead. */
export async function cardElsewhere(
  { store, keyring }: ServerParts,
  here: SiteId,
  card: string,
): Promise<CardElsewhere | null> {
  const token = readPassToken(card)
  const passId = token?.passId ?? readPassCode(card)
  const given = passId === null ? null : await store.read((view) => givenElsewhere(view, here, passId))
  if (!given || !token) return given
  const signed = await keyring.verifyPass(given.siteId, card)
  return signed && { ...given, visitorId: signed.visitorId }
}

/** The pass with this number, as another site than this one gave it; `null` once it is revoked. */
export async function givenElsewhere(
  view: StoreReader,
  here: SiteId,
  passId: string,
): Promise<CardElsewhere | null> {
  const [pass] = await view.all(
    view.tables
      .selectFrom('passes')
      .select(['passId', 'siteId', 'visitorId', 'revokedAt'])
      .where('passId', '=', passId)
      .where('siteId', '!=', here),
  )
  if (!pass || pass.revokedAt !== null) return null
  const { siteId, visitorId } = pass
  return { passId, siteId, visitorId }
}

/** Who holds this number here, though another site gave it: somebody who let this one know them too. */
export async function holderByLink(
  view: StoreReader,
  here: SiteId,
  passId: string,
): Promise<VisitorId | null> {
  const given = await givenElsewhere(view, here, passId)
  return given && ((await knownAs(view, given, here)) ?? null)
}

/** A card of another site whose holder is known here too, as a pass of theirs here; `null`: it opens nothing here. */
export async function passByLink(parts: ServerParts, here: SiteId, card: string): Promise<Pass | null> {
  const shown = await cardElsewhere(parts, here, card)
  const visitorId = shown && (await parts.store.read((view) => knownAs(view, shown, here)))
  return shown && visitorId ? { passId: shown.passId, visitorId } : null
}
