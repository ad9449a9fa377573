import { expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { pageKey } from '../desk/frame/page-key.ts'
import { employerRoutes } from './routes.ts'

/** Where the address says which line of one list is open. */
const lists = ['/candidatures/:applicationId?']

test('a jump from one record to another opens a page of its own, but where the address opens a line of a list', async () => {
  const router = createRouter({ history: createMemoryHistory(), routes: employerRoutes })
  const withRecord = router
    .getRoutes()
    .map(({ path }) => path)
    .filter((path) => path.includes(':') && !path.includes('(.*)*'))
  expect(withRecord.length).toBeGreaterThan(4)
  for (const path of withRecord) {
    const at = (id: string) => pageKey(router.resolve(path.replace(/:\w+\??/gu, id)))
    expect([path, at('a') === at('b')]).toEqual([path, lists.includes(path)])
    expect(at('a')).toBe(pageKey(router.resolve(`${path.replace(/:\w+\??/gu, 'a')}?jour=2026-12-05`)))
  }
})
