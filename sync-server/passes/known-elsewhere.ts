import { allows } from '../../domain/competences/consents.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import type { KioskLanguage } from '../../domain/language.ts'
import { byServer } from '../../domain/record/write.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import { broughtAlong, KNOWN_HERE_TEXT, type LinkProof } from '../../domain/visits/known-elsewhere.ts'
import { visitorIdFrom } from '../../domain/visits/visitor-id.ts'
import { randomUUID } from 'node:crypto'
import { pageOfPerson } from '../competences/page-of-person.ts'
import { freshId, hashToken, readable } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { dayOfSite } from '../sites/site-day.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { givenElsewhere, type CardElsewhere } from './card-elsewhere.ts'
import { keepPicturesAt, pictureHashOf, provenPictures, type PictureSecret } from './pass-secrets.ts'
import { issuePass } from './passes.ts'
import { nameOfPerson, personOf } from './person.ts'
import { RECOVERY_VALID_FOR } from './recoveries.ts'
import { endLink, knownAs, linksOf, type SiteLink } from './site-links.ts'

/** A link as it is told to the person, and to hosts of either site: never the id at the other. */
export interface LinkTold {
  linkId: string
  /** What the other site is called. */
  site: string
  since: Instant
  proof: LinkProof
}

/** At which other sites a person is known too. */
export async function linksTold(
  view: StoreReader,
  siteId: SiteId,
  ids: readonly VisitorId[],
): Promise<LinkTold[]> {
  return Promise.all(
    (await linksOf(view, siteId, ids)).map(async ({ linkId, siteId: there, madeAt, proof }) => ({
      linkId,
      site: await siteName(view, there),
      since: madeAt,
      proof,
    })),
  )
}

/** What a kiosk is told of a card that another site gave. */
export async function aboutCard(
  { store }: ServerParts,
  here: SiteId,
  card: CardElsewhere,
): Promise<{ visitorId?: VisitorId; site: string; hasPictures: boolean }> {
  return store.read(async (view) => {
    const visitorId = await knownAs(view, card, here)
    const person = await personOf(view, card.siteId, card.visitorId)
    return {
      site: await siteName(view, card.siteId),
      hasPictures: (await pictureHashOf(view, card.siteId, person)) !== undefined,
      ...(visitorId === undefined ? {} : { visitorId }),
    }
  })
}

async function siteName(view: StoreReader, siteId: SiteId): Promise<string> {
  return (await view.record('sites', siteId, siteId))?.name ?? ''
}

const CODE_LENGTH = 8
const FOR_A_CARD = 'known-here'
/** Such a code is of nobody until it is used: whose card it is, the host beside them knows. */
const NOBODY = ''

/** A code with which a host says that they stand beside somebody who shows a card of another site, once. */
export async function openLinkCode(
  { store, clock }: ServerParts,
  siteId: SiteId,
  issuedBy: string,
): Promise<{ code: string; expiresAt: Instant }> {
  const code = readable(CODE_LENGTH)
  const expiresAt = clock.now() + RECOVERY_VALID_FOR
  const row = { codeHash: hashToken(code), siteId, visitorId: NOBODY, kind: FOR_A_CARD, issuedBy, expiresAt }
  await store.transaction((tx) =>
    tx.run(tx.tables.insertInto('recoveries').values({ ...row, usedAt: null, usedBy: null, passId: null })),
  )
  return { code, expiresAt }
}

/** Whether the code was good, which it is no more. */
async function useLinkCode(
  tx: StoreTransaction,
  siteId: SiteId,
  typed: string,
  now: Instant,
): Promise<boolean> {
  const code = typed.toUpperCase().replace(/[^0-9A-Z]/gu, '')
  const used = await tx.run(
    tx.tables
      .updateTable('recoveries')
      .set({ usedAt: now })
      .where('codeHash', '=', hashToken(code))
      .where('siteId', '=', siteId)
      .where('kind', '=', FOR_A_CARD)
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', now)
      .where('expiresAt', '<=', now + RECOVERY_VALID_FOR),
  )
  return used > 0
}

/** How somebody shows that the card is theirs, and in which language they said yes. */
export interface Yes {
  secret?: PictureSecret
  /** Of a host who stands beside them. */
  code?: string
  language: KioskLanguage
}

/**
 * The site may know the holder of a card that another site gave: they get an id here, and what `broughtAlong` says of
 * them. Known already, they are who they were. `null`: wrong pictures, a wrong code, or a card that died meanwhile.
 */
export async function becomeKnown(
  { store, clock }: ServerParts,
  { siteId }: Pick<Scope, 'siteId'>,
  card: CardElsewhere,
  { secret, code, language }: Yes,
): Promise<VisitorId | null> {
  const there = await store.read((view) => personOf(view, card.siteId, card.visitorId))
  const shown = secret ? await provenPictures(store, card.siteId, there, secret) : null
  if (secret && shown === null) return null
  return store.transaction(async (tx) => {
    const now = clock.now()
    const known = await knownAs(tx, card, siteId)
    if (known !== undefined) return known
    // Looking at pictures takes long: the card may have been reported lost, or all of its holder erased.
    if (!(await givenElsewhere(tx, siteId, card.passId))) return null
    const person = await personOf(tx, card.siteId, card.visitorId)
    const secretHash = await pictureHashOf(tx, card.siteId, person)
    if (secret ? secretHash !== shown : !(await useLinkCode(tx, siteId, code ?? '', now))) return null
    const id = visitorIdFrom(randomUUID())
    const day = await dayOfSite(tx, siteId, now)
    const name = await nameOfPerson(tx, card.siteId, card.visitorId)
    await keepRecord(tx, 'visitors', broughtAlong({ name }, { id, siteId, day, author: byServer(now) }))
    if (secretHash !== undefined) await keepPicturesAt(tx, siteId, id, { secretHash, secretAt: now })
    await tx.run(
      tx.tables.insertInto('siteLinks').values({
        ...{ linkId: freshId('l'), siteId: card.siteId, visitorId: person.mainId },
        ...{ otherSiteId: siteId, otherVisitorId: id, madeAt: now, endedAt: null },
        ...{ proof: secret ? 'pictures' : 'host', textId: KNOWN_HERE_TEXT, language },
      }),
    )
    return id
  })
}

/**
 * The person takes it back, at either site. Whoever held no card of this site is given one: what happened here stays
 * theirs, and the other site's card opens nothing here any more. `null`: it is no link of theirs.
 */
export async function endOwnLink(
  parts: ServerParts,
  scope: Pick<Scope, 'siteId' | 'deviceId'>,
  visitorId: VisitorId,
  linkId: string,
): Promise<{ token?: string } | null> {
  const { siteId } = scope
  const now = parts.clock.now()
  const given = await parts.store.transaction(async (tx) => {
    const { mainId, ids } = await personOf(tx, siteId, visitorId)
    if (!(await endLink(tx, siteId, ids, linkId, now))) return null
    const [held] = await tx.all(
      tx.tables
        .selectFrom('passes')
        .select('passId')
        .where('siteId', '=', siteId)
        .where('visitorId', 'in', ids)
        .where('revokedAt', 'is', null)
        .limit(1),
    )
    return { pass: held ? null : await issuePass(tx, scope, mainId, now) }
  })
  if (!given?.pass) return given && {}
  return { token: await parts.keyring.signPass(siteId, given.pass) }
}

/** A host takes it back for the person. */
export async function endLinkAsHost(
  { store, clock }: ServerParts,
  siteId: SiteId,
  visitorId: VisitorId,
  linkId: string,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const { ids } = await personOf(tx, siteId, visitorId)
    return (await endLink(tx, siteId, ids, linkId, clock.now())) !== null
  })
}

/**
 * The page that a person has at another site, as that site's hosts may read it, which is noted there. `null`: no such
 * link, no page, or hosts may not read it.
 */
export async function readPageElsewhere(
  { store, clock }: ServerParts,
  siteId: SiteId,
  accountId: string,
  { visitorId, linkId }: { visitorId: VisitorId; linkId: string },
): Promise<CompetenceProfile | null> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    const { ids } = await personOf(tx, siteId, visitorId)
    const link = (await linksOf(tx, siteId, ids)).find((one) => one.linkId === linkId)
    const found = link && (await pageOfPerson(tx, link.siteId, link.visitorId))
    if (!found || !allows(found.page, 'hosts')) return null
    const read = { siteId: link.siteId, visitorId: found.person.mainId, accountId, at }
    await tx.run(tx.tables.insertInto('pageReads').values(read))
    // By the id that this site knows them by: the other one is none of its business.
    return { ...found.page, id: visitorId, visitorId, siteId }
  })
}

/** The links of a person that these ids name. */
export async function namedLinks(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId,
  linkIds: readonly string[],
): Promise<SiteLink[]> {
  const { ids } = await personOf(view, siteId, visitorId)
  return (await linksOf(view, siteId, ids)).filter(({ linkId }) => linkIds.includes(linkId))
}
