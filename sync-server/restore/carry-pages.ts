import { joinPages } from '../../domain/competences/profile.ts'
import { sameContent } from '../../domain/record/content.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import type { Instant } from '../../domain/time.ts'
import { takeBack } from '../attestations/revoke-attestation.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { misshapenField } from '../store/validate-record.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { insertMissing, type Carried } from './carrier.ts'

// What is said and proven of people, and who looked.

export async function carryAttestations(
  from: StoreReader,
  tx: StoreTransaction,
  now: Instant,
): Promise<Carried> {
  const known = new Map(
    (await tx.all(tx.tables.selectFrom('attestations').selectAll())).map((row) => [row.serial, row]),
  )
  let count = 0
  for (const row of await from.all(from.tables.selectFrom('attestations').selectAll())) {
    const { serial, revokedAt, revokedBecause, body } = row
    if (revokedAt === null) continue
    const here = known.get(serial)
    if (!here) await tx.run(tx.tables.insertInto('attestations').values(row))
    else if (here.revokedAt === null || (here.body !== null && body === null)) {
      await takeBack(tx, here, revokedBecause ?? 'error', now)
      count += 1
    }
  }
  return { attestations: count }
}

/**
 * Credentials that left since keep their place in the list, for they are in somebody's hands. What they say is only kept beside their attestation.
 */
export async function carryCredentials(from: StoreReader, tx: StoreTransaction): Promise<void> {
  const attested = new Map(
    (await tx.all(tx.tables.selectFrom('attestations').selectAll())).map((row) => [
      `${row.siteId} ${row.serial}`,
      row,
    ]),
  )
  for (const row of await from.all(from.tables.selectFrom('credentials').selectAll())) {
    const isErased = (attested.get(`${row.siteId} ${row.serial}`)?.body ?? null) === null
    await tx.run(
      tx.tables
        .insertInto('credentials')
        .values(isErased ? { ...row, jwt: null } : row)
        .onConflict((conflict) => conflict.doNothing()),
    )
  }
}

/** The key that signed them signs on. */
export async function carryKeys(from: StoreReader, tx: StoreTransaction): Promise<void> {
  for (const key of await from.all(from.tables.selectFrom('siteKeys').selectAll())) {
    if (key.kind !== 'credential') continue
    await tx.run(
      tx.tables
        .insertInto('siteKeys')
        .values(key)
        .onConflict((conflict) => conflict.doNothing()),
    )
  }
}

/**
 * Of each page that the restored database holds, what was said and taken back since: by its person, by who recommended
 * them, by hosts who saw a document. What was observed goes with its attestation.
 */
export async function carryProfiles(from: StoreReader, tx: StoreTransaction, now: Instant): Promise<void> {
  for (const there of await from.records('profiles')) {
    const here = await tx.record('profiles', there.id, there.siteId)
    if (!here) continue
    const { evidence: _none, ...joined } = joinPages(here, there)
    const next = { ...joined, ...(here.evidence ? { evidence: here.evidence } : {}) }
    if (sameContent(next, here) || misshapenField('profiles', next) !== null) continue
    await keepRecord(tx, 'profiles', revised(next, byServer(now)))
  }
}

/** When hosts read a page, each once: two of one moment are told as one. */
export async function carryPageReads(from: StoreReader, tx: StoreTransaction): Promise<void> {
  const known = new Set((await tx.all(tx.tables.selectFrom('pageReads').selectAll())).map(textOfRead))
  for (const row of await from.all(from.tables.selectFrom('pageReads').selectAll())) {
    if (!known.has(textOfRead(row))) await tx.run(tx.tables.insertInto('pageReads').values(row))
  }
}

function textOfRead({ siteId, visitorId, accountId, at }: Tables['pageReads']): string {
  return `${siteId} ${visitorId} ${accountId} ${at}`
}

/** A link that gave its file gives it once, and who it is about reads that it did. */
export async function carryDataLinks(from: StoreReader, tx: StoreTransaction): Promise<void> {
  await insertMissing(from, tx, 'dataLinks')
  for (const { linkHash, takenAt } of await from.all(from.tables.selectFrom('dataLinks').selectAll())) {
    if (takenAt === null) continue
    await tx.run(tx.tables.updateTable('dataLinks').set({ takenAt }).where('linkHash', '=', linkHash))
  }
}

/** What was said, and how it stands there: the restored database knows an earlier word at most. */
export async function carryThanks(from: StoreReader, tx: StoreTransaction): Promise<void> {
  for (const row of await from.all(from.tables.selectFrom('thanks').selectAll())) {
    await tx.run(tx.tables.deleteFrom('thanks').where('thanksId', '=', row.thanksId))
    await tx.run(tx.tables.insertInto('thanks').values(row))
  }
}

/** What ended since is over, and is read as it was. */
export async function carryAssistances(from: StoreReader, tx: StoreTransaction): Promise<void> {
  await insertMissing(from, tx, 'assistances')
  for (const { assistanceId, endedAt } of await from.all(from.tables.selectFrom('assistances').selectAll())) {
    if (endedAt === null) continue
    await tx.run(
      tx.tables.updateTable('assistances').set({ endedAt }).where('assistanceId', '=', assistanceId),
    )
  }
}
