import { directoryOf } from '../../domain/visits/directory.ts'
import type { MyData } from '../../domain/contract/my-data.ts'
import { receivedAt, type Application } from '../../domain/hiring/application.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import type { Instant } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import type { Person } from '../../sync-server/passes/person.ts'
import type { AccountPeople } from './account-people.ts'
import type { ServerRecords } from './server-records.ts'
import type { Device } from './device.ts'
import type { Ledger } from './ledger.ts'
import type { TypedNumbers } from './typed-numbers.ts'
import type { Violation } from './violation.ts'

/** What the checks know of the people of a site beside its records. */
export interface PersonWorld {
  records: ServerRecords
  numbers: TypedNumbers
  ledger: Ledger
  accounts: AccountPeople
  devices: readonly Device[]
  /** Whom the server takes a visitor for. */
  person: (visitorId: string) => Promise<Person>
  /** All that they may read of what is kept of them. */
  dataOf: (visitorId: string) => Promise<MyData>
  /** What a backup had forgotten of numbers nobody may know any more. */
  wasRestored: boolean
}

/** A number leads to its holder and to nobody else, once it was heard of; it can be read nowhere. */
export async function checkNumbers(world: PersonWorld): Promise<Violation[]> {
  const { records, numbers, devices, person, wasRestored } = world
  const found: string[] = []
  for (const { visitId, visitorId, holderId, isSealed } of wasRestored ? [] : numbers.arrivals) {
    const visit = records.get('visits')?.get(visitId) as Visit | undefined
    if (!visit || numbers.saidByHosts.has(visitorId)) continue
    const { ids } = await person(visitorId)
    if (holderId === null) {
      if (isSealed && visit.unverified !== true)
        found.push(`${visitId}: a number of no card is taken for one`)
      if (ids.length > 1) found.push(`${visitId}: a number of no card is ${ids.join(' and ')}'s`)
    } else if (isSealed && !ids.includes(holderId)) {
      found.push(`${visitId}: the number is ${holderId}'s, and is taken for ${ids.join(' and ')}'s`)
    }
  }
  const places: [string, string][] = [
    ['the server', JSON.stringify([...records.values()].map((all) => [...all.values()]))],
    ...devices.map((device): [string, string] => [device.id, device.rests]),
  ]
  for (const [where, text] of places)
    for (const number of numbers.typed) if (text.includes(number)) found.push(`${number} rests at ${where}`)
  return found.map((detail) => ({ property: 'S14', detail }))
}

/** The server and the host desk take each entry for the same person, and what somebody sent stays theirs. */
export async function checkPersons(world: PersonWorld): Promise<Violation[]> {
  const { records, ledger, accounts, devices, person } = world
  const found: string[] = []
  const entries = [...(records.get('visitors')?.values() ?? [])] as unknown as Visitor[]
  const desk = devices.find(({ scope }) => scope.role === 'host')!
  const directory = directoryOf(desk.records('visitors') as unknown as Visitor[])
  for (const { id } of entries) {
    const { mainId } = await person(id)
    if (mainId !== directory.whoIs(id))
      found.push(`${id} is ${mainId} to the server, ${directory.whoIs(id)} at the desk`)
  }
  for (const record of records.get('applications')?.values() ?? []) {
    const { id, visitorId } = record as unknown as Application
    if (visitorId !== ledger.applicantOf(id) && !accounts.isErased('applications', id))
      found.push(`${id} became ${visitorId}'s`)
  }
  for (const { id } of entries) found.push(...(await notReadOnce(world, id)))
  return found.map((detail) => ({ property: 'S16', detail }))
}

/** Whoever is one person under several entries reads all that was sent and booked under any of them, each once. */
async function notReadOnce(
  { records, accounts, person, dataOf }: PersonWorld,
  visitorId: string,
): Promise<string[]> {
  const { ids } = await person(visitorId)
  if (ids.length === 1 || ids.some((id) => accounts.erased.has(id))) return []
  const own = <T extends { visitorId?: string }>(name: 'applications' | 'bookings') =>
    ([...(records.get(name)?.values() ?? [])] as unknown as T[]).filter((one) => ids.includes(one.visitorId!))
  const { applications, bookings } = await dataOf(visitorId)
  const sent = own<Application>('applications').filter(({ unverified }) => !unverified)
  const booked = own<Booking>('bookings')
  return [
    ...difference(
      'applications',
      applications.map(({ at }) => at),
      sent.map(receivedAt),
    ),
    ...difference(
      'bookings',
      bookings.map(({ askedAt }) => askedAt),
      booked.map(({ askedAt }) => askedAt),
    ),
  ].map((told) => `${ids.join(' and ')}: ${told}`)
}

function difference(what: string, read: readonly Instant[], kept: readonly Instant[]): string[] {
  const [told, owed] = [read, kept].map((moments) => moments.toSorted((a, b) => a - b).join())
  return told === owed ? [] : [`reads ${what} of ${told || 'never'}, not of ${owed || 'never'}`]
}
