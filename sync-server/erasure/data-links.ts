import { europassOfPage } from '../../domain/credentials/europass-of-page.ts'
import { resumeOfPage } from '../../domain/credentials/resume-of-page.ts'
import type { MyData } from '../../domain/contract/my-data.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { MINUTE, type Instant } from '../../domain/time.ts'
import { takeTry, tryLimits } from '../accounts/attempts.ts'
import { issueCredential } from '../credentials/issue-credential.ts'
import { personOf } from '../passes/person.ts'
import { freshToken, hashToken } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { dataOfVisitor } from './my-data.ts'

/** How long a link waits for a telephone. */
const LASTS = 15 * MINUTE

/**
 * What somebody takes along: all that they are shown at the kiosk, their page as other programs open it, and what hosts
 * signed of them as others can verify it. It is theirs, whatever they allow anybody to see.
 */
export interface TakenAlong {
  data: MyData
  takenAt: Instant
  /** Absent where they have no page. */
  page?: {
    /** JSON Resume 1.0. */
    resume: ReturnType<typeof resumeOfPage>
    /** A Europass CV, XML. */
    europass: string
  }
  /** Open Badges 3.0 of the attestations that stand, as they are signed. */
  badges: { serial: string; jwt: string }[]
}

/**
 * A link to all that is kept of a person, of which the server keeps a hash. It gives its file once, and the one before it
 * ends. `retryAfter`: they made as many today as anybody may, seconds until the next.
 */
export async function makeDataLink(
  parts: ServerParts,
  siteId: SiteId,
  visitorId: VisitorId,
): Promise<{ code: string; expiresAt: Instant } | { retryAfter: number }> {
  const { store, clock } = parts
  const { ids, mainId } = await store.read((view) => personOf(view, siteId, visitorId))
  const attempt = await takeTry(parts, [tryLimits.dataLinks(siteId, mainId)])
  if (!attempt.allowed) return attempt
  const code = freshToken()
  const now = clock.now()
  const expiresAt = now + LASTS
  await store.transaction(async (tx) => {
    await tx.run(
      tx.tables
        .updateTable('dataLinks')
        .set({ expiresAt: now })
        .where('siteId', '=', siteId)
        .where('visitorId', 'in', ids)
        .where('expiresAt', '>', now),
    )
    const made = {
      linkHash: hashToken(code),
      siteId,
      visitorId: mainId,
      madeAt: now,
      expiresAt,
      takenAt: null,
    }
    await tx.run(tx.tables.insertInto('dataLinks').values(made))
  })
  return { code, expiresAt }
}

/** What a link gives, once; `null` when it gives nothing (any more). */
export async function takeAlong(parts: ServerParts, code: string): Promise<TakenAlong | null> {
  const { store, clock } = parts
  const linkHash = hashToken(code)
  const now = clock.now()
  const link = await store.transaction(async (tx) => {
    const taken = await tx.run(
      tx.tables
        .updateTable('dataLinks')
        .set({ takenAt: now })
        .where('linkHash', '=', linkHash)
        .where('takenAt', 'is', null)
        // A clock that was set back gives no link a longer life.
        .where('madeAt', '<=', now)
        .where('expiresAt', '>', now),
    )
    if (taken === 0) return undefined
    const [row] = await tx.all(tx.tables.selectFrom('dataLinks').selectAll().where('linkHash', '=', linkHash))
    return row && { ...row, zone: (await tx.record('sites', row.siteId, row.siteId))?.timeZone }
  })
  if (!link) return null
  const data = await dataOfVisitor(parts, link, link.visitorId)
  const badges = await badgesOf(parts, link.siteId, data)
  if (!data.profile) return { data, takenAt: now, badges }
  const name = data.directory.find((entry) => entry.name !== undefined)?.name
  const told = {
    now,
    ...(name === undefined ? {} : { name }),
    ...(link.zone === undefined ? {} : { zone: link.zone }),
  }
  const page = { resume: resumeOfPage(data.profile, told), europass: europassOfPage(data.profile, told) }
  return { data, takenAt: now, page, badges }
}

/** What was taken back meanwhile is no badge. */
async function badgesOf(
  parts: ServerParts,
  siteId: SiteId,
  { attestations }: MyData,
): Promise<TakenAlong['badges']> {
  const badges: TakenAlong['badges'] = []
  for (const { serial } of attestations) {
    const issued = await issueCredential(parts, siteId, serial)
    if (issued.ok) badges.push({ serial, jwt: issued.value })
  }
  return badges
}
