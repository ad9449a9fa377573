import type { VisitorSession } from '../../stores/visitor-session.ts'

/**
 * The application that the person made to an offer, as far as this session knows: made here, or read with the
 * four pictures. One that was withdrawn leaves the way free.
 */
export function appliedTo(
  session: Pick<VisitorSession, 'sentHere' | 'myApplications'>,
  offerId: string,
): string | null {
  const read = session.myApplications.filter(({ application }) => application.jobOfferId === offerId)
  const standing = read.find(
    ({ application }) => !application.events.some(({ type }) => type === 'withdrawn'),
  )
  if (standing) return standing.application.id
  const made = session.sentHere.find(({ jobOfferId }) => jobOfferId === offerId)
  // Read since, and withdrawn.
  const isGone = read.some(({ application }) => application.id === made?.applicationId)
  return made && !isGone ? made.applicationId : null
}
