import type { Booking } from '../../domain/seats/booking.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { evaluationId, type Evaluation } from '../../domain/observation/evaluation.ts'
import type { IssuedAttestation } from '../../domain/attestations/attestation.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { HOUR } from '../../domain/time.ts'
import { issueAttestations, type Issued } from '../../sync-server/attestations/attestations.ts'
import { issueCredential } from '../../sync-server/credentials/issue-credential.ts'
import { keepAny } from '../../sync-server/sync/keep-record.ts'
import { employerId, type SiteFolder } from './site-folder.ts'

const siteId = 'mende'
const sessionId = 'sessionone'
export const sessionTitle = 'Vingt clients, un comptoir'

async function keep(folder: SiteFolder, collection: CollectionName, record: object): Promise<void> {
  await folder.open(async ({ store, clock }) => {
    const now = clock.now()
    const head = { siteId, rev: nextRevision(undefined, now, 'server'), at: now, by: 'server' }
    await store.transaction((tx) => keepAny(tx, collection, { ...head, ...record } as AnyRecord))
  })
}

/** An adventurer session that ended a moment ago, at which the bakery presented its post. */
export async function sessionToday(folder: SiteFolder): Promise<void> {
  const now = Date.now()
  const session: Partial<ChallengeSession> = {
    id: sessionId,
    planRev: 1,
    track: 'adventurer',
    challengeIds: ['A01.1'],
    title: sessionTitle,
    employerId,
    offersPresented: ['offer-vendeuse'],
    place: 'site',
    startsAt: now - 3 * HOUR,
    endsAt: now - HOUR,
    capacity: 8,
    deskReserve: 0,
    overcommits: [],
    minimumAge: 16,
    access: [],
    observers: [
      { id: 'o1', name: 'Léa', side: 'host' },
      { id: 'o2', name: 'Anne', organisation: 'Boulangerie du Pont', side: 'employer' },
    ],
    moments: [],
    publishedAt: now - 72 * HOUR,
  }
  await keep(folder, 'challengeSessions', session)
}

/** The host ticked that the holder of this pass was there. */
export async function tookPart(folder: SiteFolder, bookingId: string, pass: string, name: string) {
  const visitorId = await visitorWith(folder, pass)
  const at = Date.now()
  const events: Booking['events'] = [{ id: `${bookingId}.a`, type: 'attended', at, by: 'host' }]
  await keep(folder, 'bookings', {
    id: bookingId,
    sessionId,
    visitorId,
    employerId,
    name,
    askedAt: at,
    events,
  })
}

async function visitorWith(folder: SiteFolder, pass: string): Promise<string> {
  return (await folder.idsOf(pass))[0]!
}

/** What the observers agreed, said to the person. */
export async function sayDebrief(folder: SiteFolder, bookingId: string, pass: string): Promise<void> {
  const visitorId = await visitorWith(folder, pass)
  const debrief: Partial<Evaluation> = {
    id: evaluationId(bookingId, 'debrief', 'host'),
    kind: 'debrief',
    employerId,
    sessionId,
    bookingId,
    visitorId,
    authorId: 'host',
    observations: [
      { ability: 'act-in-service', level: 3, fact: 'A salué chacun des vingt clients.', notedAt: '1' },
      { ability: 'work-under-pressure', level: 2, fact: 'A repris après la réclamation.', notedAt: '1' },
      { ability: 'follow-instructions', level: 1, fact: 'A rangé le billet avant de rendre.', notedAt: '1' },
    ],
    criteria: [],
    says: [],
    strength: 'Vous regardez les gens, et ils se sentent attendus.',
    fact: 'Quand la file s’est allongée, vous avez prévenu la cliente suivante.',
    nextStep: 'Garder le billet en vue jusqu’à la fin du rendu.',
    sharedAt: Date.now(),
  }
  await keep(folder, 'evaluations', debrief)
}

export function voicesOf(folder: SiteFolder, bookingId: string): Promise<Evaluation[]> {
  return folder
    .records<Evaluation>('evaluations')
    .then((all) => all.filter((evaluation) => evaluation.bookingId === bookingId))
}

/** A host signs, as from its desk. */
export function sign(folder: SiteFolder, bookingId: string): Promise<Issued> {
  return folder.open((parts) => issueAttestations(parts, { siteId }, 'lea', { bookingIds: [bookingId] }))
}

export function signedAttestation({ issued }: Issued): NonNullable<IssuedAttestation['page']> {
  return issued[0]!.page!
}

/** The same as a host hands it out: a file for programs of others. */
export async function credentialOf(folder: SiteFolder, serial: string): Promise<string> {
  const issued = await folder.open((parts) => issueCredential(parts, siteId, serial))
  if (!issued.ok) throw new Error(`No credential: ${issued.reason}`)
  return issued.value
}
