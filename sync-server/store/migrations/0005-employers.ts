import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { nextRevision } from '../../../domain/sync/revision.ts'

interface Row {
  id: string
  body: string
}

/**
 * Employers get the sites they belong to: where they have offers or accounts, or every site when that says
 * nothing. A mandate that a host had ticked was nobody's act but the host's: it ends, and the applications
 * leave the hosts until the employer gives one itself.
 */
async function up(db: Kysely<never>): Promise<void> {
  const { rows } = await sql<Row>`SELECT id, body FROM documents WHERE collection = 'employers'`.execute(db)
  for (const { id, body } of rows) await giveHome(db, id, JSON.parse(body) as Record<string, unknown>)
  const mandated = await sql<{ partition: string; id: string }>`
    SELECT partition, id FROM documents WHERE collection = 'applications' AND audHost IS NOT NULL`.execute(db)
  for (const { partition, id } of mandated.rows) {
    const seq = await nextNumber(db, partition)
    await sql`UPDATE documents SET audHost = NULL, seq = ${seq}
      WHERE partition = ${partition} AND collection = 'applications' AND id = ${id}`.execute(db)
    await sql`INSERT INTO departures (partition, collection, id, role, audience, seq)
      VALUES (${partition}, 'applications', ${id}, 'host', 'all', ${seq})
      ON CONFLICT DO UPDATE SET seq = excluded.seq`.execute(db)
  }
}

async function giveHome(db: Kysely<never>, id: string, employer: Record<string, unknown>): Promise<void> {
  const found = await sql<{ siteId: string }>`
    SELECT DISTINCT partition AS siteId FROM documents
      WHERE collection = 'jobOffers' AND json_extract(body, '$.employerId') = ${id}
    UNION SELECT siteId FROM accounts WHERE employerId = ${id}`.execute(db)
  const all = await sql<{ siteId: string }>`
    SELECT DISTINCT partition AS siteId FROM documents WHERE collection = 'sites'`.execute(db)
  const siteIds = (found.rows.length > 0 ? found.rows : all.rows).map(({ siteId }) => siteId)
  const { hostMandate: _ticked, ...kept } = employer
  const rev = nextRevision(String(employer['rev']), 0, 'server')
  const body = JSON.stringify({ ...kept, rev, by: 'server', siteIds })
  const seq = await nextNumber(db, '*')
  await sql`UPDATE documents SET body = ${body}, rev = ${rev}, seq = ${seq}
    WHERE collection = 'employers' AND id = ${id}`.execute(db)
}

/** Devices look for what has a higher number than they know. */
async function nextNumber(db: Kysely<never>, partition: string): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    UPDATE heads SET seq = seq + 1 WHERE partition = ${partition} RETURNING seq`.execute(db)
  return rows[0]?.seq ?? 0
}

export const employers: Migration = { up }
