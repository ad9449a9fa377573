import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CompanyRole } from '../../domain/hiring/company-role.ts'
import type { SiteRole } from '../../domain/sites/site-role.ts'
import type { Store } from '../store/store.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { START } from '../testing/start.ts'
import { carryRoles } from './carry-access.ts'

let restored: Store
let givesWay: Store
beforeEach(async () => {
  restored = await openMemoryStore()
  givesWay = await openMemoryStore()
})
afterEach(async () => {
  await restored.close()
  await givesWay.close()
})

const keep = (store: Store, accountId: string, companyRole: CompanyRole, companyRoleAt: number | null) =>
  store.transaction((tx) =>
    tx.run(
      tx.tables.insertInto('accounts').values({
        ...{ accountId, siteId: 'brest', role: 'employer', employerId: 'bakery', companyRole, companyRoleAt },
        ...{ login: accountId, name: accountId, secretHash: 'x', createdAt: START, closedAt: null },
      }),
    ),
  )

it('of two words on what somebody may do for their employer the later one stands, whichever knew it', async () => {
  for (const [accountId, here, hereAt, there, thereAt] of [
    ['narrowed', 'manager', null, 'observer', START + 1],
    ['widened', 'observer', START, 'recruiter', START + 1],
    ['later here', 'observer', START + 2, 'manager', START + 1],
    ['never told', 'recruiter', null, 'manager', null],
  ] as const) {
    await keep(restored, accountId, here, hereAt)
    await keep(givesWay, accountId, there, thereAt)
  }
  await keep(givesWay, 'unknown here', 'manager', START)
  await givesWay.read((from) => restored.transaction((tx) => carryRoles(from, tx)))
  const rows = await restored.read((view) =>
    view.all(view.tables.selectFrom('accounts').select(['accountId', 'companyRole']).orderBy('accountId')),
  )
  expect(rows.map(({ accountId, companyRole }) => [accountId, companyRole])).toEqual([
    ['later here', 'observer'],
    ['narrowed', 'observer'],
    ['never told', 'recruiter'],
    ['widened', 'recruiter'],
  ])
})

it('so it does of what somebody may do at the site', async () => {
  const keepHost = (store: Store, siteRole: SiteRole, siteRoleAt: number | null) =>
    store.transaction((tx) =>
      tx.run(
        tx.tables.insertInto('accounts').values({
          ...{ accountId: 'lea', siteId: 'brest', role: 'host', employerId: null, siteRole, siteRoleAt },
          ...{ login: 'lea', name: 'Léa', secretHash: 'x', createdAt: START, closedAt: null },
        }),
      ),
    )
  await keepHost(restored, 'administrator', null)
  await keepHost(givesWay, 'observer', START)
  await givesWay.read((from) => restored.transaction((tx) => carryRoles(from, tx)))
  const rows = await restored.read((view) =>
    view.all(view.tables.selectFrom('accounts').select(['siteRole', 'siteRoleAt'])),
  )
  expect(rows).toEqual([{ siteRole: 'observer', siteRoleAt: START }])
})
