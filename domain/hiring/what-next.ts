import { answerExpectation, type AnswerExpectation } from './answer-expectation.ts'
import type { ApplicationStatus } from './application-status.ts'
import type { Employer } from './employer.ts'

/**
 * What a candidate is told under the headline of an application: when to expect an answer, that its day has passed,
 * that a silence is no judgement, that another employer might see them, or that there is more to read; `null` where nothing comes next.
 */
export type WhatNext =
  AnswerExpectation | 'late' | 'notAboutYou' | 'readWhy' | 'readNext' | 'referralAsked' | null

export function whatNext(
  { kind, overdue }: ApplicationStatus,
  { reciprok }: Pick<Employer, 'reciprok'>,
  /** They are asked about another employer. */
  isAsked: boolean,
): WhatNext {
  if (isAsked) return 'referralAsked'
  switch (kind) {
    case 'received':
    case 'viewed':
      return overdue ? 'late' : answerExpectation(reciprok)
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
