import 'fake-indexeddb/auto'
import { effectScope } from 'vue'
import { describe, expect, it } from 'vitest'
import { jobOfferStatus } from '../../domain/hiring/job-offer.ts'
import {
  closeOffer,
  publishOffer,
  reopenOffer,
  changeOffer,
  createOffer,
  watchOffers,
  watchOpenOffers,
} from './job-offers.ts'
import { openDevice, until, useSite } from './testing/device.ts'
import { anEmployer, anOffer } from './testing/records.ts'

const site = useSite()
const fields = {
  employerId: 'boulangerie',
  title: 'Vendeuse ou vendeur',
  contract: 'permanent' as const,
  seats: 1,
  criteria: [],
}

describe('a job offer', () => {
  it('that nobody knows cannot be published', async () => {
    const data = await openDevice('employer')
    await expect(publishOffer(data, 'nobody')).rejects.toThrow()
  })

  it('goes from draft to open, closed and open again, and stamps what changed', async () => {
    const data = await openDevice('employer')
    const draft = await createOffer(data, { ...fields, town: 'Mende' })
    expect(jobOfferStatus(draft)).toBe('draft')
    const open = await publishOffer(data, draft.id)
    expect(jobOfferStatus(open)).toBe('open')
    expect(jobOfferStatus(await closeOffer(data, draft.id))).toBe('closed')
    const reopened = await reopenOffer(data, draft.id)
    expect(jobOfferStatus(reopened)).toBe('open')
    expect(reopened.publishedAt).toBe(open.publishedAt)
    const changed = await changeOffer(data, draft.id, { title: 'Boulangère ou boulanger' })
    expect(changed).toMatchObject({ title: 'Boulangère ou boulanger', town: 'Mende' })
    expect(changed.stamps['title']).toBe(changed.rev)
    expect(changed.stamps['town']).toBe(draft.rev)
  })

  it('is shown to candidates while it is open, newest first, with its employer', async () => {
    site.server.write('employers', anEmployer())
    for (const offer of [
      anOffer({ id: 'old', publishedAt: 1 }),
      anOffer({ id: 'new', publishedAt: 2 }),
      anOffer({ id: 'draft', publishedAt: undefined as never }),
      anOffer({ id: 'closed', closedAt: 3 }),
      anOffer({ id: 'foreign', employerId: 'nobody' }),
    ]) {
      site.server.write('jobOffers', JSON.parse(JSON.stringify(offer)) as typeof offer)
    }
    const data = await openDevice('host')
    const scope = effectScope()
    const [open, all] = scope.run(() => [watchOpenOffers(data), watchOffers(data)] as const)!
    await until(() => all.value.length === 5 && open.value.length === 2)
    expect(open.value.map(({ offer }) => offer.id)).toEqual(['new', 'old'])
    expect(open.value[0]?.employer.name).toBe('Boulangerie Pagès')
    await closeOffer(data, 'new')
    await until(() => open.value.length === 1)
    scope.stop()
  })
})
