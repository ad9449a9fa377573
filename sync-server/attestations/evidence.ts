import type { Attestation } from '../../domain/attestations/attestation.ts'
import type { CompetenceProfile, Evidence } from '../../domain/competences/profile.ts'
import { byServer, newRecord, revised } from '../../domain/record/write.ts'
import type { Instant } from '../../domain/time.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import type { KnownFacts } from './attestation-facts.ts'

/** As many as the record holds: the oldest give way. */
const MOST_EVIDENCE = 200

/** What was attested becomes evidence in the person's competence account; nobody else may read it for that. */
export async function addEvidence(
  tx: StoreTransaction,
  { booking, challenges, session }: KnownFacts,
  { serial, abilities, observedOn }: Attestation,
  now: Instant,
): Promise<void> {
  if (abilities.length === 0) return
  const author = { ...byServer(now), siteId: booking.siteId }
  const { visitorId } = booking
  const profile: CompetenceProfile =
    (await profileOf(tx, booking.siteId, visitorId)) ??
    newRecord(author, { id: visitorId, visitorId, competences: [] })
  const fresh = abilities.map(({ code, level }): Evidence => {
    const shownIn = challenges.find(({ card }) => card.abilities.some((ability) => ability.code === code))
    const challengeId = shownIn?.id ?? session.challengeIds[0]!
    return {
      id: `${serial}.${code}`,
      proof: 'observed',
      ability: code,
      level,
      serial,
      challengeId,
      observedOn,
    }
  })
  const evidence = [...(profile.evidence ?? []), ...fresh].slice(-MOST_EVIDENCE)
  await keep(tx, { ...profile, evidence }, now)
}

/** The evidence of an attestation that was taken back no longer counts. */
export async function removeEvidence(
  tx: StoreTransaction,
  siteId: string,
  visitorId: string,
  serial: string,
  now: Instant,
): Promise<void> {
  const profile = await profileOf(tx, siteId, visitorId)
  if (!profile?.evidence?.some((item) => item.serial === serial && item.removedAt === undefined)) return
  const evidence = profile.evidence.map((item) =>
    item.serial === serial && item.removedAt === undefined ? { ...item, removedAt: now } : item,
  )
  await keep(tx, { ...profile, evidence }, now)
}

/** Of an attestation that was erased nothing stays in the account either, not even that it was taken back. */
export async function eraseEvidence(
  tx: StoreTransaction,
  siteId: string,
  visitorId: string,
  serial: string,
  now: Instant,
): Promise<void> {
  const profile = await profileOf(tx, siteId, visitorId)
  if (!profile?.evidence?.some((item) => item.serial === serial)) return
  await keep(tx, { ...profile, evidence: profile.evidence.filter((item) => item.serial !== serial) }, now)
}

async function profileOf(
  view: StoreReader,
  siteId: string,
  visitorId: string,
): Promise<CompetenceProfile | undefined> {
  const [profile] = await view.records('profiles', { siteId, visitorId })
  return profile
}

async function keep(tx: StoreTransaction, profile: CompetenceProfile, now: Instant): Promise<void> {
  await keepRecord(tx, 'profiles', revised(profile, byServer(now)))
}
