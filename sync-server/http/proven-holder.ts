import type { VisitorId } from '../../domain/ids.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { isUsedUp, tryLimits } from '../accounts/attempts.ts'
import { noteGuessing, pictureHashOf, provenPictures, type PictureSecret } from '../passes/pass-secrets.ts'
import { holderOf, validPass } from '../passes/passes.ts'
import { personOf } from '../passes/person.ts'
import { linkedPeople } from '../passes/site-links.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import { atTheRisk } from './at-the-risk.ts'
import type { Refusal } from './route.ts'

export interface ProvenHolder {
  visitorId: VisitorId
  /** Whether the card is not revoked and the pictures not others by now: looking at them takes long. */
  stillHolds: (view: StoreReader) => Promise<boolean>
}

/** Who holds this card and knows its four pictures. One answer for a wrong card and wrong pictures. */
export async function provenHolder(
  parts: ServerParts,
  scope: Pick<Scope, 'siteId' | 'deviceId'>,
  token: string,
  secret: PictureSecret,
): Promise<ProvenHolder | Refusal<'wrong-credentials' | 'too-many-requests'>> {
  const { siteId, deviceId } = scope
  const pass = await validPass(parts, scope, token)
  const person = pass && (await parts.store.read((view) => personOf(view, siteId, pass.visitorId)))
  // Whose card the site signed is held to their own tries, whatever others tried at this kiosk before.
  const limits = person
    ? [
        tryLimits.pictures(siteId, person.mainId),
        tryLimits.picturesAt(deviceId, person.mainId),
        // The same pictures open what another site keeps of them: tried here is tried there.
        ...(await parts.store.read((view) => linkedPeople(view, siteId, person))).map((one) =>
          tryLimits.pictures(one.siteId, one.mainId),
        ),
      ]
    : [tryLimits.forgedPass(deviceId)]
  return atTheRisk(parts, limits, async () => {
    const secretHash = await provenPictures(parts.store, siteId, person, secret)
    if (secretHash === null && person && (await isUsedUp(parts, limits[0]!))) {
      await noteGuessing(parts, siteId, person.mainId)
    }
    if (secretHash === null || !pass) return null
    const { visitorId, passId } = pass
    const stillHolds = async (view: StoreReader) =>
      (await holderOf(view, siteId, passId)) !== null &&
      (await pictureHashOf(view, siteId, await personOf(view, siteId, visitorId))) === secretHash
    return { visitorId, stillHolds }
  })
}
