import type { Answer } from '../../domain/hiring/answer-application.ts'
import { receivedAt, type Application } from '../../domain/hiring/application.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { DAY, parisDay, type Instant } from '../../domain/time.ts'
import type { Teller } from './teller.ts'

/** How old they are, in whole days: late enough to ask again, and still to be answered. */
const [LEAST, MOST] = [18, 27] as const

/** An application to which something was said, and when it was said last. */
interface SaidLately {
  application: Application
  at: Instant
}

/**
 * Of those who wait: one was told by telephone and says so, one says that nobody told them, one asked again by
 * themselves.
 */
export function saidElsewhere(
  teller: Teller,
  applications: readonly Application[],
  offers: ReadonlyMap<string, JobOffer>,
  today: Instant,
): SaidLately[] {
  const waiting = applications.filter(({ events, ...application }) => {
    const age = Math.floor((today - receivedAt({ ...application, events })) / DAY)
    return (
      age >= LEAST && age <= MOST && events.every(({ type }) => type === 'submitted' || type === 'viewed')
    )
  })
  const [told, untold, asking] = waiting
  if (!told || !untold || !asking) throw new Error('The demo has too few who wait')
  return [
    declared(teller, told, offers, { at: today - 6 * DAY, isTrue: true }),
    declared(teller, untold, offers, { at: today - 2 * DAY, isTrue: false }),
    { application: teller.said(asking, { kind: 'follow-up' }, today - DAY), at: today - DAY },
  ]
}

function declared(
  teller: Teller,
  application: Application,
  offers: ReadonlyMap<string, JobOffer>,
  { at, isTrue }: { at: Instant; isTrue: boolean },
): SaidLately {
  const offer = offers.get(application.jobOfferId)!
  const answer: Answer = {
    kind: 'refuse',
    reasons: [{ code: 'position_filled' }],
    told: { channel: 'telephone', on: parisDay(at) },
  }
  const answered = teller.answered(application, offer, answer, at)
  const kind = isTrue ? 'confirm-telling' : 'deny-telling'
  const word = { kind, answer: answered.events.at(-1)!.id } as const
  return { application: teller.said(answered, word, at + DAY), at: at + DAY }
}
