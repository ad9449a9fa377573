import { expect, test, vi } from 'vitest'
import { LEFT_AFTER, MOST_SITES, PracticeSites, SITE_LASTS } from './practice-sites.ts'

function practice() {
  let now = 1e12
  const clock = { now: () => now, advance: (by: number) => void (now += by) }
  const closed = vi.fn(() => Promise.resolve())
  const opened = vi.fn(() =>
    Promise.resolve({ handle: vi.fn(), code: 'C', login: 'l', secret: 's', close: closed }),
  )
  return { sites: new PracticeSites(opened, clock), clock, opened, closed }
}
async function made(sites: PracticeSites): Promise<string> {
  const site = await sites.make()
  if (!site.ok) throw new Error(site.reason)
  return site.value.id
}

test('each site has an address of its own, and no other is found', async () => {
  const { sites } = practice()
  const [one, other] = [await made(sites), await made(sites)]
  expect(one).not.toBe(other)
  expect(sites.find(one)).toBeDefined()
  expect(sites.find(one)).not.toBe(sites.find(other))
  expect(sites.find('')).toBeUndefined()
  expect(sites.find('constructor')).toBeUndefined()
})

test('when all are in use none is taken from anybody; one that was left makes room', async () => {
  const { sites, clock, closed } = practice()
  const ids = await Promise.all(Array.from({ length: MOST_SITES }, () => made(sites)))
  expect(await sites.make()).toEqual({ ok: false, reason: 'too-many-sites' })
  clock.advance(LEFT_AFTER - 1)
  for (const id of ids.slice(1)) sites.find(id)
  clock.advance(1)
  expect((await sites.make()).ok).toBe(true)
  expect(closed).toHaveBeenCalledTimes(1)
  expect(sites.find(ids[0]!)).toBeUndefined()
  expect(sites.find(ids[1]!)).toBeDefined()
})

test('those asked for at once are counted one after the other', async () => {
  const { sites, opened } = practice()
  const all = await Promise.all(Array.from({ length: MOST_SITES + 2 }, () => sites.make()))
  expect(all.filter(({ ok }) => ok)).toHaveLength(MOST_SITES)
  expect(opened).toHaveBeenCalledTimes(MOST_SITES)
})

test('it ends after a day, however much it is used, and with the server', async () => {
  const { sites, clock, closed } = practice()
  const id = await made(sites)
  clock.advance(SITE_LASTS - 1)
  expect(sites.find(id)).toBeDefined()
  clock.advance(1)
  expect(sites.find(id)).toBeUndefined()
  await made(sites)
  expect(closed).toHaveBeenCalledTimes(1)
  await sites.close()
  expect(closed).toHaveBeenCalledTimes(2)
})

test('one that cannot be furnished holds nothing up', async () => {
  const { sites, opened } = practice()
  opened.mockRejectedValueOnce(new Error('no memory'))
  await expect(sites.make()).rejects.toThrow('no memory')
  expect((await sites.make()).ok).toBe(true)
})
