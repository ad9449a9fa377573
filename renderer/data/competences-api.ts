import type { WitnessWords } from '../../domain/competences/recommend.ts'
import * as calls from '../../domain/contract/competences.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import type { VisitorAccess } from './visitor-api.ts'

/** One person says what they saw another do, whose page is open at this kiosk. */
export function recommend(
  data: DeviceData,
  { author, of }: { author: VisitorAccess; of: VisitorAccess },
  { competenceIds, ...told }: WitnessWords & { competenceIds: readonly string[] },
): Promise<ReplyTo<typeof calls.recommend>> {
  const body = { of: of.session, competenceIds: [...competenceIds], ...told }
  return data.call(calls.recommend, { session: author.session, body })
}

/** What the person said of others, and when hosts read their page. Nothing of it rests here. */
export function readAroundMyPage(
  data: DeviceData,
  { session }: VisitorAccess,
): Promise<ReplyTo<typeof calls.readAroundMyPage>> {
  return data.call(calls.readAroundMyPage, { session })
}

/** Takes back what others say on one's page, or what one said of somebody. */
export function takeBackProof(
  data: DeviceData,
  { session }: VisitorAccess,
  id: string,
): Promise<ReplyTo<typeof calls.takeBackProof>> {
  return data.call(calls.takeBackProof, { session, body: { id } })
}
