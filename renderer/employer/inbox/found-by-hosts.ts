import type { Application, ApplicationEvent } from '../../../domain/hiring/application.ts'
import { contestFactAbout, type ContestFact } from '../../../domain/hiring/contest-facts.ts'
import { mayAppealAt } from '../../../domain/hiring/contest.ts'
import type { Instant } from '../../../domain/time.ts'

/** What hosts found about an answer or a withdrawal, and where it stands. */
export interface FoundByHosts {
  about: ApplicationEvent
  fact: ContestFact
  mayAppeal: boolean
}

/** What hosts found last: of an answer that was given anew, only this is still to be talked about. */
export function foundByHosts({ events }: Application, now: Instant): FoundByHosts | null {
  const heardAt = ({ receivedAt, at }: ApplicationEvent) => receivedAt ?? at
  const upheld = events.filter(({ type }) => type === 'contest-upheld')
  const last = upheld.sort((a, b) => heardAt(b) - heardAt(a))[0]
  const about = events.find(({ id }) => id === last?.about)
  const fact = about && contestFactAbout(events, about.id)
  if (!last || !about || !fact) return null
  return { about, fact, mayAppeal: fact === 'contest-upheld' && mayAppealAt(heardAt(last), now) }
}
