import type { VisitorAccess } from './visitor-api.ts'
import { myProfile } from '../../domain/contract/visitors.ts'
import type { ReplyTo } from './http.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import type { Result } from '../../domain/result.ts'
import type { DeviceData } from './device-data-type.ts'

/**
 * Keeps somebody's page: sealed to the site's key, unreadable here, sent like every other write. It holds all that
 * was told in this session, so that one which still waits says nothing that the next one does not; the server joins
 * them with what it knows. What others said of the person is not theirs to tell. `not-ready`: the kiosk cannot seal yet.
 */
export function keepProfile(
  data: DeviceData,
  { evidence: _seen, recommendations: _said, certificates: _shown, ...own }: CompetenceProfile,
): Promise<Result<void, 'not-ready'>> {
  return data.saveSealed('profiles', own.id, own)
}

/** The page of whoever opened it with their pictures. Nothing of it rests here. */
export function readProfile(
  data: DeviceData,
  { session }: VisitorAccess,
): Promise<ReplyTo<typeof myProfile>> {
  return data.call(myProfile, { session })
}
