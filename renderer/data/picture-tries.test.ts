import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { DeviceData } from './device-data.ts'
import { forgetPictureTries } from './picture-tries.ts'
import { closeDevice, openDevice, useSite, wholeDisk } from './testing/device.ts'
import { openVisitorAccess } from './visitor-api.ts'

const site = useSite()
const TOKEN = 'PEP2K7QF3M2X9SIGNED'
const wrong = () => site.server.troubles.set('visitor/session', [{ status: 401, error: 'wrong-credentials' }])
const give = (data: DeviceData, token = TOKEN) => openVisitorAccess(data, token, [1, 2, 3, 4])

let data: DeviceData
beforeEach(async () => {
  data = await openDevice('kiosk')
  site.server.answers.set('visitor/session', { session: 's', expiresAt: 1 })
})

test('a kiosk asks nothing more of the server after five wrong tries of one card, also after a reload; another card is asked for', async () => {
  for (let tried = 0; tried < 5; tried++) {
    wrong()
    expect(await give(data)).toMatchObject({ reason: 'wrong-credentials' })
  }
  await closeDevice(data)
  data = await openDevice('kiosk')
  const asked = site.server.requests.filter((path) => path === 'visitor/session').length
  expect(await give(data)).toEqual({ ok: false, reason: 'too-many-requests' })
  expect(site.server.requests.filter((path) => path === 'visitor/session')).toHaveLength(asked)
  expect(await give(data, 'PEP2OTHER')).toMatchObject({ ok: true })
  expect(await wholeDisk()).not.toContain('K7QF3M2X9')

  await forgetPictureTries(data, TOKEN)
  expect(await give(data)).toMatchObject({ ok: true })
})

test('a try of which nobody could tell whether it was right is none, and takes none back', async () => {
  for (let tried = 0; tried < 4; tried++) {
    wrong()
    await give(data)
    site.server.troubles.set('visitor/session', ['no-answer'])
    expect(await give(data)).toMatchObject({ reason: 'unreachable' })
  }
  wrong()
  expect(await give(data)).toMatchObject({ reason: 'wrong-credentials' })
  expect(await give(data)).toMatchObject({ reason: 'too-many-requests' })
})

test('the right pictures forget the failures before', async () => {
  for (let round = 0; round < 3; round++) {
    for (let tried = 0; tried < 4; tried++) {
      wrong()
      await give(data)
    }
    expect(await give(data)).toMatchObject({ ok: true })
  }
})
