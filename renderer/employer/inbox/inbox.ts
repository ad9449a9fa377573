import type { Application } from '../../../domain/hiring/application.ts'
import {
  applicationStatus,
  isWaiting,
  type ApplicationStatus,
} from '../../../domain/hiring/application-status.ts'
import { awaitsConclusion } from '../../../domain/hiring/awaits-conclusion.ts'
import type { JobOffer } from '../../../domain/hiring/job-offer.ts'
import type { Instant } from '../../../domain/time.ts'
import { deadlineOf, type Deadline } from '../../desk/hiring/application/deadline.ts'

/** `to-answer` somebody waits for a decision; `in-progress` a favourable answer to conclude; `done` over. */
export const inboxGroups = ['to-answer', 'in-progress', 'done'] as const
export type InboxGroup = (typeof inboxGroups)[number]

export interface InboxEntry {
  application: Application
  /** Absent when the offer has not reached this desk. */
  offer: JobOffer | undefined
  status: ApplicationStatus
  group: InboxGroup
  deadline: Deadline | null
}

export interface InboxFilter {
  group: InboxGroup | 'all'
  jobOfferId: string | 'all'
}

/**
 * Every application in the order to handle it: those waiting for an answer first, the oldest on top; then
 * the favourable ones to conclude, the oldest on top; then what is over, the latest on top.
 */
export function orderInbox(
  applications: readonly Application[],
  offers: readonly JobOffer[],
  now: Instant,
): InboxEntry[] {
  const offerById = new Map(offers.map((offer) => [offer.id, offer]))
  return applications
    .map((application) => {
      const offer = offerById.get(application.jobOfferId)
      const status = applicationStatus(application, now, offer)
      return {
        ...{ application, offer, status, group: groupOf(application, status) },
        deadline: deadlineOf(application, status, now),
      }
    })
    .sort(
      (a, b) =>
        inboxGroups.indexOf(a.group) - inboxGroups.indexOf(b.group) ||
        (a.group === 'done' ? b.status.at - a.status.at : a.status.receivedAt - b.status.receivedAt) ||
        (a.application.id < b.application.id ? -1 : 1),
    )
}

function groupOf(application: Application, status: ApplicationStatus): InboxGroup {
  if (isWaiting(status)) return 'to-answer'
  return awaitsConclusion(application) ? 'in-progress' : 'done'
}

export function filterInbox(entries: readonly InboxEntry[], filter: InboxFilter): InboxEntry[] {
  return entries.filter(
    ({ group, application }) =>
      (filter.group === 'all' || group === filter.group) &&
      (filter.jobOfferId === 'all' || application.jobOfferId === filter.jobOfferId),
  )
}

/** How many applications each state holds, for one offer or for all. */
export function countInbox(
  entries: readonly InboxEntry[],
  jobOfferId: string | 'all',
): Record<InboxGroup, number> {
  const counts = { 'to-answer': 0, 'in-progress': 0, done: 0 }
  for (const entry of filterInbox(entries, { group: 'all', jobOfferId })) counts[entry.group]++
  return counts
}

/** The one to answer next: the oldest that waits and is not among those just answered. */
export function nextToAnswer(entries: readonly InboxEntry[], except: readonly string[] = []) {
  return entries.find(({ group, application }) => group === 'to-answer' && !except.includes(application.id))
}
