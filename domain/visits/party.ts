import { MOST_PEOPLE, type Visit } from './visit.ts'

/** Several people who came in together stand in one visit: a group without names, or somebody and who is with them. */
export type PartyFields = Pick<Visit, 'people' | 'leavings' | 'closing'>

/** As few make a group. */
export const FEWEST_IN_GROUP = 2

export function peopleOf({ people = 1 }: Pick<Visit, 'people'>): number {
  return people
}

/** How many of them told that they left before the others. */
export function leftBefore({ leavings = [], ...visit }: PartyFields): number {
  const gone = leavings.reduce((sum, { people }) => sum + people, 0)
  return Math.min(peopleOf(visit), gone)
}

/** How many of them are perhaps still here. */
export function stillOf(visit: PartyFields): number {
  return visit.closing ? 0 : peopleOf(visit) - leftBefore(visit)
}

/** They came in as several, and nobody of them gave a card. */
export function isGroup(visit: Pick<Visit, 'kind' | 'visitorId' | 'people'>): boolean {
  return visit.kind === 'stay' && visit.visitorId === undefined && peopleOf(visit) >= FEWEST_IN_GROUP
}

/** What a typed or tapped number of people becomes: whole, of one at least. `null`: none that a visit may have. */
export function readPeople(typed: string): number | null {
  if (!/^\d{1,3}$/u.test(typed.trim())) return null
  const people = Number(typed)
  return people >= 1 && people <= MOST_PEOPLE ? people : null
}
