import { allows, consentPurposes, type ConsentPurpose } from '../../domain/competences/consents.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import { LIFE_WORDS, type AccountPeople, type ConsentAct } from './account-people.ts'
import type { ServerRecords } from './server-records.ts'
import type { Device } from './device.ts'
import type { Violation } from './violation.ts'

/**
 * What counts as allowed was given by somebody who knew of every withdrawal that arrived; and what people tell of
 * themselves rests on no device in a form that could be read.
 */
export function checkAccounts(
  { acts }: AccountPeople,
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

/**
 * Of who had everything erased, the server and the screens have nothing left, and no disk their name. What a kiosk had
 * sealed stays there for a while, under an id that says nothing any more.
 */
export function checkErased(
  erased: ReadonlyMap<string, string>,
  records: ServerRecords,
  devices: readonly Device[],
): Violation[] {
  const held = [...records.values()].map((all) => [...all.values()])
  const marks = [...erased].flat()
  const places: [string, string, readonly string[]][] = [
    ['the server', JSON.stringify(held), marks],
    ...devices.flatMap((device): [string, string, readonly string[]][] => [
      [`the screens of ${device.id}`, JSON.stringify(device.everything()), marks],
      [`the disk of ${device.id}`, device.rests, [...erased.values()]],
    ]),
  ]
  return places.flatMap(([where, text, searched]) =>
    searched
      .filter((mark) => text.includes(`"${mark}"`))
      .map((mark): Violation => ({ property: 'S19', detail: `${mark} is still at ${where}` })),
  )
}
