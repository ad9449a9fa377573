import type { CollectionName } from '../../domain/sync/collections.ts'
import type { Instant } from '../../domain/time.ts'
import { joinErasures, replayErasures } from '../erasure/replay-erasures.ts'
import { choosePlace, placeOf } from '../france-travail/listing-area.ts'
import { readSetting, SENT_UNKNOWN_BEFORE, writeSetting } from '../settings.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { withRevocations } from '../sync/intakes/sites.ts'
import { keepRecord } from '../sync/keep-record.ts'
import {
  carryAccounts,
  carryRoles,
  carryDevices,
  carryLinks,
  carryPasses,
  carryPictures,
  carrySecrets,
  carrySessions,
  carryTries,
} from './carry-access.ts'
import { carryAdvice, carryEmployers, carryMessages } from './carry-employers.ts'
import {
  carryAlertDecisions,
  carryContests,
  carryEndedReferrals,
  carryFollowLinks,
  carryInvitations,
  carryUnproven,
} from './carry-hiring.ts'
import { carryWordsOnPostings } from './carry-board.ts'
import {
  carryAssistances,
  carryAttestations,
  carryCredentials,
  carryDataLinks,
  carryKeys,
  carryPageReads,
  carryProfiles,
  carryThanks,
} from './carry-pages.ts'
import { carryHooks, carryTools } from './carry-tools.ts'
import { missingOf, type CarriedOver, type Carrier } from './carrier.ts'

/**
 * Every table, and what of it is carried over, in this order: a new one says so here. `null`: nothing. Then it is as it
 * was at the hour of the backup, or the restore empties it.
 */
const tables: { readonly [T in keyof Tables]: Carrier | null } = {
  devices: carryDevices,
  accounts: async (from, tx) => {
    await carryRoles(from, tx)
    return { ...(await carryAccounts(from, tx)), ...(await carrySecrets(from, tx)) }
  },
  passes: carryPasses,
  passSecrets: carryPictures,
  siteLinks: carryLinks,
  attestations: carryAttestations,
  // Beside what they say.
  credentials: carryCredentials,
  siteKeys: carryKeys,
  reminders: carryMessages,
  // An address that wants or takes none gets none. A stop that hosts lifted since the backup stands again: that is the
  // safe side, and they lift it once more.
  mailStops: missingOf('mailStops'),
  mailStopLifts: missingOf('mailStopLifts'),
  // What was published since tells when a label was lost.
  publications: missingOf('publications'),
  // What employers said of their silence is not asked again.
  adviceFacts: missingOf('adviceFacts'),
  adviceSlots: null, // With their bookings.
  adviceBookings: carryAdvice,
  settings: carrySettings,
  sessions: carrySessions,
  followLinks: carryFollowLinks,
  attempts: carryTries,
  // Whoever rated an answer may not be able to once more: their sixty days are over.
  answerRatings: missingOf('answerRatings'),
  referrals: carryEndedReferrals,
  contests: carryContests,
  alertDecisions: carryAlertDecisions,
  invitations: carryInvitations,
  unprovenDecisions: carryUnproven,
  // Whoever came meanwhile is forgotten by hand, or in two days.
  expectedVisitors: missingOf('expectedVisitors'),
  // What was counted on since, its kiosk tells again.
  practiceCounts: missingOf('practiceCounts'),
  // Devices hold names of photos, and kiosks give none back.
  photos: carryPhotos,
  // Who said it may take it back where it stands.
  recommendations: missingOf('recommendations'),
  // What was read, kept or taken back since stays so.
  thanks: carryThanks,
  // Who looked, and whom was shown to whom: people read it among what is kept of them.
  searches: missingOf('searches'),
  searchMeetings: missingOf('searchMeetings'),
  pageReads: carryPageReads,
  assistances: carryAssistances,
  assistedActs: missingOf('assistedActs'),
  dataLinks: carryDataLinks,
  passAlerts: missingOf('passAlerts'),
  listingAreas: carryAreas,
  tools: carryTools,
  hooks: carryHooks,
  // Codes that nobody used yet: the restore takes them all away.
  enrolmentCodes: null,
  recoveries: null,
  // Counted, told or looked for anew.
  sharedProjects: null,
  followUps: null,
  reciprokProofs: null,
  scoreAlerts: null,
  visitorReads: null,
  savedSearches: null,
  // Of what is not here any more: nothing was made by those, and nothing counted by these.
  requests: null,
  visitDays: null,
  visitCounts: null,
  // What everybody may read is told once more, and what waited is sent under the id that its reader knows.
  hookTold: null,
  hookMessages: null,
  // What hosts may still put back.
  fieldConflicts: missingOf('fieldConflicts'),
  // Of states that the restored one never had.
  recordStamps: null,
  // They come back with what devices hold.
  dossierHolders: null,
  refusedRows: null,
  // Last of all, see below.
  erasedIds: null,
}

/** Of records, what devices cannot bring back: the others come from whoever holds them. */
const records: Partial<Record<CollectionName, Carrier>> = {
  sites: carrySites,
  // No device holds one.
  profiles: carryProfiles,
  employers: carryEmployers,
  contactRequests: carryWordsOnPostings,
}

/**
 * Brings into a restored database what the one that gives way knew to be worth nothing any more. What is gone stays
 * gone, also of what the backup never heard of: another backup may be put in place next, which did.
 */
export async function carryOver(from: StoreReader, tx: StoreTransaction, now: Instant): Promise<CarriedOver> {
  const carried: CarriedOver = {
    ...{ devices: 0, accounts: 0, secrets: 0, passes: 0, pictures: 0 },
    ...{ attestations: 0, mandates: 0, erasures: 0 },
  }
  // What was said of people before their attestations, which take back what was observed.
  for (const carry of [...Object.values(records), ...Object.values(tables)]) {
    Object.assign(carried, await carry?.(from, tx, now))
  }
  // Last of all: what was carried over is looked through as well.
  await joinErasures(from, tx)
  return { ...carried, erasures: await replayErasures(tx, now) }
}

/** What kiosks know to be taken back. */
async function carrySites(from: StoreReader, tx: StoreTransaction, now: Instant): Promise<void> {
  for (const there of await from.records('sites')) {
    const here = await tx.record('sites', there.id, there.id)
    const united = here && withRevocations(here, there, now)
    if (united) await keepRecord(tx, 'sites', united)
  }
}

async function carrySettings(from: StoreReader, tx: StoreTransaction): Promise<void> {
  const unknownBefore = await readSetting(from, SENT_UNKNOWN_BEFORE)
  if (unknownBefore !== undefined) await writeSetting(tx, SENT_UNKNOWN_BEFORE, unknownBefore)
}

/** They wait for the cards that name them, as if they had just been sent: desks bring those back within days. */
async function carryPhotos(from: StoreReader, tx: StoreTransaction, now: Instant): Promise<void> {
  for (const row of await from.all(from.tables.selectFrom('photos').selectAll())) {
    await tx.run(
      tx.tables
        .insertInto('photos')
        .values({ ...row, at: now, wasNamed: 0 })
        .onConflict((conflict) => conflict.doNothing()),
    )
  }
}

/** Of where a site shows offers, or nowhere any more: as it was chosen last. */
async function carryAreas(from: StoreReader, tx: StoreTransaction, now: Instant): Promise<void> {
  for (const area of await from.all(from.tables.selectFrom('listingAreas').selectAll())) {
    await choosePlace(tx, area.siteId, placeOf(area), now)
  }
}
