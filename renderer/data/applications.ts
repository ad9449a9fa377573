import type { Ref } from 'vue'
import type { Application, SentToEmployer } from '../../domain/hiring/application.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { ok, type Result } from '../../domain/result.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain, useLiveRecords } from './live.ts'
import type { PictureSecret } from './visitor-api.ts'

export interface ApplicationForm {
  offer: JobOffer
  visitorId: string
  /** Exactly what the candidate chose to send. */
  sent: SentToEmployer
  /** The four pictures, when the candidate chose them now; the server keeps the first ones a pass gets. */
  secret?: PictureSecret
}

/**
 * Applies from a kiosk: the application is sealed to the site's key and kept for sending, unreadable here.
 * Its way is told by `documentState(data, 'applications', applicationId)`. `not-ready`: the kiosk never
 * heard of its site and cannot seal.
 */
export async function apply(
  data: DeviceData,
  { offer, visitorId, sent, secret }: ApplicationForm,
): Promise<Result<{ applicationId: string }, 'not-ready'>> {
  const { siteId, deviceId, now } = data.writer()
  const application: Application = {
    id: data.freshId(),
    siteId,
    rev: nextRevision(undefined, now, deviceId),
    at: now,
    by: deviceId,
    employerId: offer.employerId,
    jobOfferId: offer.id,
    visitorId,
    sent,
    events: [{ id: data.freshId(), type: 'submitted', at: now, by: deviceId }],
  }
  const body = { application, ...(secret ? { secret } : {}) }
  const kept = await data.saveSealed('applications', application.id, body)
  return kept.ok ? ok({ applicationId: application.id }) : kept
}

/** The applications that this desk follows, live. */
export function watchApplications(data: DeviceData): Ref<Application[]> {
  return useLiveRecords(data.records('applications').find().$)
}

/** Somebody opened the application: the candidate will see that it was seen. Told once. */
export async function markViewed(data: DeviceData, applicationId: string): Promise<void> {
  const application = plain(await data.records('applications').findOne(applicationId).exec(true))
  if (application.events.some((event) => event.type === 'viewed')) return
  const { deviceId, now } = data.writer()
  const byHost = data.identity.role === 'host' ? { byHost: true } : {}
  await data.save('applications', {
    ...application,
    rev: nextRevision(application.rev, now, deviceId),
    at: now,
    by: deviceId,
    events: [...application.events, { id: data.freshId(), type: 'viewed', at: now, by: deviceId, ...byHost }],
  })
}
