import { passIdFrom } from '../../domain/visits/pass-code.ts'
import type { DemoData } from './demo-data.ts'
import type { Random } from './random.ts'

/** A person of the demo: invented, of many origins, some known by one name only. */
export interface Person {
  passId: string
  visitorId: string
  /** What they are called at the site. */
  name: string
  phone: string
  email: string
}

/** `count` people with passes, each with a name of their own. */
export function makePeople(
  random: Random,
  { firstNames, lastNames, nicknames }: DemoData['people'],
  count: number,
): Person[] {
  const names = random
    .shuffled(firstNames.flatMap((first) => lastNames.map((last) => ({ first, last }))))
    .slice(0, count)
  return names.map(({ first, last }, index) => {
    const bytes = Uint8Array.from({ length: 8 }, () => random.between(0, 255))
    return {
      passId: passIdFrom(bytes),
      visitorId: `DEM${String(index + 1).padStart(4, '0')}`,
      name: nicknames[index] ?? `${first} ${last}`,
      // Numbers and addresses that nobody has: kept for fiction, and a domain of examples.
      phone: `06 39 98 ${twoDigits(random)} ${twoDigits(random)}`,
      email: `${plain(first)}.${plain(last)}@exemple.fr`,
    }
  })
}

function twoDigits(random: Random): string {
  return String(random.between(0, 99)).padStart(2, '0')
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase()
}
