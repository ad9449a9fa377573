import { allows, consentPurposes, type ConsentPurpose } from '../../domain/competences/consents.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import { LIFE_WORDS, type ConsentAct } from './account-people.ts'
import type { ServerRecords } from './check-properties.ts'
import type { Device } from './device.ts'
import type { Violation } from './violation.ts'

/**
 * What counts as allowed was given by somebody who knew of every withdrawal that arrived; and what people tell of
 * themselves rests on no device in a form that could be read.
 */
export function checkAccounts(
  acts: readonly ConsentAct[],
  records: ServerRecords,
  devices: readonly Device[],
): Violation[] {
  const violations: Violation[] = []
  for (const record of records.get('profiles')?.values() ?? []) {
    const profile = record as unknown as CompetenceProfile
    for (const purpose of consentPurposes)
      if (allows(profile, purpose) && !mayBeAllowed(profile, purpose, acts))
        violations.push({ property: 'S17', detail: `${purpose} of ${profile.id} is allowed` })
  }
  for (const device of devices)
    if (device.rests.includes(LIFE_WORDS))
      violations.push({ property: 'S18', detail: `words of somebody’s page rest on ${device.id}` })
  return violations
}

function mayBeAllowed(
  profile: CompetenceProfile,
  purpose: ConsentPurpose,
  acts: readonly ConsentAct[],
): boolean {
  const said = acts.filter(
    ({ visitorId, consent }) => visitorId === profile.id && consent.purpose === purpose,
  )
  const arrived = new Set(profile.consents?.map(({ id }) => id))
  const withdrawals = said.filter(({ consent }) => consent.type === 'withdrawn' && arrived.has(consent.id))
  const gifts = said.filter(({ consent }) => consent.type === 'given')
  return gifts.some(({ known }) => withdrawals.every(({ consent }) => known.has(consent.id)))
}
