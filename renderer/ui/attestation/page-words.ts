import type { Attestation } from '../../../domain/attestations/attestation.ts'
import { fill } from '../../../domain/text/fill.ts'
import type { Day } from '../../../domain/time.ts'
import { attestationTexts as words } from './attestation.texts.ts'
import { firstOfMonth } from '../../../domain/text/first-of-month.ts'

/** "14 avril 2026". */
export function longDay(day: Day): string {
  const format = new Intl.DateTimeFormat('fr', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return firstOfMonth(format.format(new Date(`${day}T12:00:00Z`)))
}

/** Who observed, by role and organisation, each said once. */
export function observersIn({ observers, siteName }: Attestation): string {
  const said = observers.map(({ side, organisation }) => {
    if (side === 'host') return fill(words.host, { site: siteName })
    return organisation ? fill(words.employerSide, { organisation }) : words.anEmployer
  })
  return `${[...new Set(said)].join(' et ')}.`
}
