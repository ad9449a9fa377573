import { answerExpectation, type AnswerExpectation } from './answer-expectation.ts'
import type { ApplicationStatus, ExpectedAnswer } from './application-status.ts'
import type { Day } from '../time.ts'
import { isAway } from './absence.ts'
import type { Employer } from './employer.ts'

/**
 * What a candidate is told under the headline of an application: when to expect an answer, that the employer is away, that its day has passed,
 * that a silence is no judgement, that they are asked something, or that there is more to read; `null` where nothing comes next.
 */
export type WhatNext =
  | AnswerExpectation
  | 'away'
  | 'lateAway'
  | 'late'
  | 'notAboutYou'
  | 'readWhy'
  | 'readNext'
  | Asked
  | null

/** Whether they were told an answer elsewhere, or whether another employer may see them. */
export type Asked = 'tellingAsked' | 'referralAsked'

export function whatNext(
  { kind, overdue }: Pick<ApplicationStatus, 'kind'> & Pick<ExpectedAnswer, 'overdue'>,
  employer: Pick<Employer, 'reciprok' | 'absence'>,
  /** What they are asked, if anything. */
  asked: Asked | null,
  /** At the site. */
  today: Day,
): WhatNext {
  if (asked) return asked
  switch (kind) {
    case 'received':
    case 'viewed':
      // Nobody is there who could answer today: a day that was promised would be a wrong one. Hosts know who stands in.
      if (isAway(employer, today)) return overdue ? 'lateAway' : 'away'
      return overdue ? 'late' : answerExpectation(employer.reciprok)
    case 'silent':
      return 'notAboutYou'
    case 'refused':
      return 'readWhy'
    case 'pursued':
    case 'info-requested':
    case 'hired':
      return 'readNext'
    case 'declined':
    case 'withdrawn':
      return null
  }
}
