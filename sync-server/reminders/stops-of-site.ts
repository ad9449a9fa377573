import { sql, type RawBuilder } from 'kysely'
import type { MailStopLift, MailStopLine } from '../../domain/contract/messages.ts'
import { SHARED_PARTITION, type SiteId } from '../../domain/ids.ts'
import type { StoreReader } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { isTheirs } from './mail-stops.ts'

/** The addresses of today to which nothing goes, of employers whose hosts are those of this site, the latest first. */
export async function stopsOfSite(view: StoreReader, siteId: SiteId): Promise<MailStopLine[]> {
  const rows = await rowsOf<Tables['mailStops']>(
    view,
    // All that there are, by the index of their reasons.
    sql`SELECT mailStops.*, ${ofEmployer} FROM mailStops ${withEmployerOf('mailStops', siteId)}
      AND because IN ('bounced', 'unsubscribed') ORDER BY at DESC`,
  )
  return rows
    .filter((row) => isTheirs(row, row.address))
    .map(({ employerId, address, because, at, name }) => ({ employerId, address, because, at, name }))
}

/** As many as somebody would read. */
const LIFTS_SHOWN = 50

/** Who let messages go again to which of the addresses of today, of the same employers, the latest first. */
export async function liftsOfSite(view: StoreReader, siteId: SiteId): Promise<MailStopLift[]> {
  const rows = await rowsOf<Tables['mailStopLifts'] & { by: string | null }>(
    view,
    // Back from the latest, until there are enough.
    sql`SELECT mailStopLifts.*, ${ofEmployer}, (
        SELECT coalesce(nullif(accounts.name, ''), accounts.login) FROM accounts WHERE accountId = liftedBy
      ) AS "by" FROM mailStopLifts ${withEmployerOf('mailStopLifts', siteId)}
      AND liftedAt > 0 ORDER BY liftedAt DESC LIMIT ${LIFTS_SHOWN}`,
  )
  return rows
    .filter((row) => isTheirs(row, row.address))
    .map(({ employerId, address, because, liftedAt: at, name, by }) => ({
      ...{ employerId, address, because, at, name },
      ...(by === null ? {} : { by }),
    }))
}

/** What is read of an employer beside one of its rows; empty where it has none. */
interface OfEmployer {
  name: string
  contactEmail: string
  contactPhone: string
  standInEmail: string
}
const ofEmployer = sql`coalesce(body ->> '$.name', '') AS name,
  coalesce(body ->> '$.contactEmail', '') AS contactEmail, coalesce(body ->> '$.contactPhone', '') AS contactPhone,
  coalesce(body ->> '$.standIn.email', '') AS standInEmail`

/** Its employer beside each row of the table, where that one is at home at this site. */
function withEmployerOf(table: 'mailStops' | 'mailStopLifts', siteId: SiteId): RawBuilder<unknown> {
  return sql`CROSS JOIN documents WHERE documents.partition = ${SHARED_PARTITION}
    AND documents.collection = 'employers' AND documents.id = ${sql.ref(`${table}.employerId`)}
    AND documents.deleted = 0 AND body ->> '$.siteIds[0]' = ${siteId}`
}

function rowsOf<Row>(view: StoreReader, query: RawBuilder<unknown>): Promise<(Row & OfEmployer)[]> {
  return view.all<Row & OfEmployer>({
    compile: () => query.$castTo<Row & OfEmployer>().compile(view.tables),
  })
}
