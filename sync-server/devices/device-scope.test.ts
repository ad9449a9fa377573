import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CompanyRole } from '../../domain/hiring/company-role.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { START } from '../testing/start.ts'
import type { Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { deviceScope } from './device-scope.ts'

let store: Store
beforeEach(async () => {
  store = await openMemoryStore()
})
afterEach(() => store.close())

type Enrolled = Partial<Pick<Tables['devices'], 'role' | 'employerId' | 'revokedAt' | 'signedInAt'>> & {
  signedInAs?: string
}
async function enrol(deviceId: string, told: Enrolled = {}): Promise<void> {
  await store.transaction((tx) =>
    tx.run(
      tx.tables.insertInto('devices').values({
        ...{ deviceId, tokenHash: `hash-${deviceId}`, siteId: 'brest', role: 'kiosk', employerId: null },
        ...{ name: 'x', enrolledAt: START, lastContactAt: null, waiting: 0, revokedAt: null },
        ...{ signedInAt: null, toldEpoch: null },
        ...told,
      }),
    ),
  )
}
async function account(accountId: string, companyRole: CompanyRole, closedAt: number | null = null) {
  await store.transaction((tx) =>
    tx.run(
      tx.tables.insertInto('accounts').values({
        ...{ accountId, siteId: 'brest', role: 'employer', employerId: 'bakery', companyRole, closedAt },
        ...{ login: accountId, name: accountId, secretHash: 'x', createdAt: START },
      }),
    ),
  )
}
const scopeOf = (deviceId: string) => store.read((view) => deviceScope(view, { deviceId }))

describe('a device', () => {
  it('is known by the secret that it shows, or by its id, until it is revoked', async () => {
    await enrol('k1')
    await enrol('k2', { revokedAt: START })
    const byToken = (tokenHash: string) => store.read((view) => deviceScope(view, { tokenHash }))
    const scope = { deviceId: 'k1', siteId: 'brest', role: 'kiosk' }
    expect([await byToken('hash-k1'), await scopeOf('k1')]).toEqual([scope, scope])
    expect([await byToken('hash-k2'), await scopeOf('k2'), await byToken('k1')]).toEqual([null, null, null])
  })

  it('waits for somebody to sign in at a desk, and for nobody at a kiosk', async () => {
    await enrol('h1', { role: 'host' })
    await enrol('h2', { role: 'host', signedInAt: START })
    expect(await scopeOf('h1')).toEqual({ deviceId: 'h1', siteId: 'brest', role: 'host', awaitsSignIn: true })
    expect(await scopeOf('h2')).toEqual({ deviceId: 'h2', siteId: 'brest', role: 'host' })
  })
})

describe('the desk of an employer', () => {
  const desk = { role: 'employer', employerId: 'bakery', signedInAt: START } as const
  const whole = { deviceId: 'e1', siteId: 'brest', role: 'employer', employerId: 'bakery' }

  it.each(['manager', 'recruiter'] as const)('at which a %s signed in last holds all of it', async (role) => {
    await account('anne', role)
    await enrol('e1', { ...desk, signedInAs: 'anne' })
    expect(await scopeOf('e1')).toEqual(whole)
  })

  it('at which somebody signed in before that was noted holds all of it, as they did', async () => {
    await enrol('e1', desk)
    expect(await scopeOf('e1')).toEqual(whole)
  })

  it('holds what observers may see where one signed in last, or somebody whose access ended or is gone', async () => {
    await account('observer', 'observer')
    await account('closed', 'manager', START)
    for (const signedInAs of ['observer', 'closed', 'gone']) {
      await enrol(`at-${signedInAs}`, { ...desk, signedInAs })
      expect(await scopeOf(`at-${signedInAs}`)).toMatchObject({ employerId: 'bakery', observesOnly: true })
    }
  })
})
