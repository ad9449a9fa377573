import {
  decideCertificate,
  type CertificateForm,
  type CertificateRefusal,
} from '../../domain/competences/certificate.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { madeBefore, noteMade, type MakingRequest } from '../made-once.ts'
import { freshId } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { dayOfSite } from '../sites/site-day.ts'
import { pageOfPerson, writeOnPage } from './page-of-person.ts'

/** A host saw the document of an outside body: its title stands on the person's page from now on. */
export async function certify(
  { store, clock }: ServerParts,
  siteId: SiteId,
  { seenBy, visitorId, form }: { seenBy: string; visitorId: VisitorId; form: CertificateForm },
  request: MakingRequest | undefined,
): Promise<Result<void, CertificateRefusal | 'not-allowed' | 'request-reused'>> {
  const now = clock.now()
  return store.transaction(async (tx) => {
    const before = await madeBefore(tx, request)
    if (!before.ok) return before
    if (before.value !== undefined) return ok(undefined)
    const found = await pageOfPerson(tx, siteId, visitorId)
    if (!found?.allowsHosts) return refuse('not-allowed')
    const id = freshId('c')
    const today = await dayOfSite(tx, siteId, now)
    const decided = decideCertificate(found.page, form, { id, seenBy, now, today })
    if (!decided.ok) return decided
    const [record] = found.records
    await writeOnPage(tx, record, { certificates: [...(record.certificates ?? []), decided.value] }, now)
    await noteMade(tx, request, id)
    return ok(undefined)
  })
}
