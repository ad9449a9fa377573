import { expect, it } from 'vitest'
import { parisInstant } from '../../domain/time.ts'
import { TestServer } from '../testing/test-server.ts'
import { dayOfSite } from './site-day.ts'
import { createSite } from './create-site.ts'

it('the day of a site is its own, and Paris for one that names no zone', async () => {
  const server = await TestServer.start()
  await server.createSite('brest')
  const reunion = { name: 'Saint-Denis', closesAt: '18:00', capacity: 50, timeZone: 'Indian/Reunion' }
  await createSite(server.parts, { ...reunion, siteId: 'denis' })
  const evening = parisInstant('2026-04-13', 23)
  await server.parts.store.read(async (view) => {
    expect(await dayOfSite(view, 'brest', evening)).toBe('2026-04-13')
    expect(await dayOfSite(view, 'denis', evening)).toBe('2026-04-14')
    expect(await dayOfSite(view, 'nowhere', evening)).toBe('2026-04-13')
  })
  await server.stop()
})
