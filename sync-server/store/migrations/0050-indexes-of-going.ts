import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What goes by itself is found by an index, however much there is. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema.createIndex('searchMeetingsOfSearch').on('searchMeetings').columns(['searchId']).execute()
  await schema.createIndex('adviceBookingsBySlot').on('adviceBookings').columns(['slotId']).execute()
  await schema.createIndex('mailStopsByAge').on('mailStops').columns(['because', 'at']).execute()
  await schema.createIndex('publicationsByAge').on('publications').columns(['monday']).execute()
}

export const indexesOfGoing: Migration = { up }
