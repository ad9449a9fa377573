import { expect, it } from 'vitest'
import { mayAtSite, mayManageAccount, rolesToGive, siteRights, siteRoles } from './site-role.ts'

it('each role may do this much, and no more', () => {
  const table = Object.fromEntries(
    siteRoles.map((role) => [role, siteRights.filter((right) => mayAtSite(role, right)).join(' ')]),
  )
  expect(table).toEqual({
    observer: 'counts',
    host: 'counts daily',
    lead: 'counts daily settings accounts devices',
    administrator: 'counts daily settings accounts devices sites',
  })
})

it('nobody gives more than they have, nor takes over an account that may do more', () => {
  expect(rolesToGive('administrator')).toEqual([...siteRoles])
  expect(rolesToGive('lead')).toEqual(['lead', 'host', 'observer'])
  expect(rolesToGive('host')).toEqual([])
  expect(rolesToGive('observer')).toEqual([])
  expect(siteRoles.map((role) => mayManageAccount(role, null))).toEqual([true, true, true, false])
})
