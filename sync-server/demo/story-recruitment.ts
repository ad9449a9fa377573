import type { Application } from '../../domain/hiring/application.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { abilityCode } from '../../domain/hiring/sent-abilities.ts'
import { DAY, HOUR } from '../../domain/time.ts'
import { Answers } from './answers.ts'
import type { DemoData, Manners } from './demo-data.ts'
import type { Person } from './people.ts'
import type { YearTold } from './year-of-employer.ts'

/** Days ago. */
export const RECRUITMENT_OPENED = 95
export const RECRUITMENT_CLOSED = 38

/** A recruitment that was closed while most of its people waited: nobody answered them since. */
export function storyOfRecruitment(
  told: YearTold,
  { received, answered }: DemoData['story']['recruitment'],
  offer: JobOffer,
  manners: Manners,
  people: readonly Person[],
): Application[] {
  const { random, words, teller, today } = told
  const answers = new Answers(told)
  return random
    .shuffled(people)
    .slice(0, received)
    .map(({ visitorId, name, phone }, index) => {
      const at = today - (RECRUITMENT_CLOSED + 3 + 3 * index) * DAY + 10 * HOUR
      const sent = { name, phone, message: random.pick(words.applicantMessages), ...ticked(offer, index) }
      const application = teller.submitted({ id: random.id('demo'), offer, visitorId, sent, at })
      const isAnswered = index >= received - answered
      if (!isAnswered) return index % 2 === 0 ? teller.seen(application, at + 9 * HOUR) : application
      return teller.answered(
        application,
        offer,
        answers.refusal(offer, manners),
        at + (9 + (index % answered)) * DAY,
      )
    })
}

/** Some tick what the offer asks for, some other things, and some nothing. */
function ticked({ criteria }: JobOffer, index: number): { abilities?: string[] } {
  if (index % 4 === 3) return {}
  const asked = criteria.filter(({ kind }) => kind === 'competence').map(({ label }) => label)
  return { abilities: [...(index % 4 === 0 ? asked : []), abilityCode('carry')] }
}
