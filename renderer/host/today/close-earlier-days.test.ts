import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { addDays, parisDay, parisInstant } from '../../../domain/time.ts'
import { closeDevice, openDevice, until, useSite } from '../../data/testing/device.ts'
import { aSite, aVisit } from '../../data/testing/records.ts'
import { giveLocks } from '../../data/testing/locks.ts'
import { closeEarlierDaysOnceTimeIsKnown } from './close-earlier-days.ts'

const place = useSite()
giveLocks()

test('a desk opened without network closes the visits of earlier days when the server tells the time', async () => {
  const { site } = await aSite({ closesAt: '18:00' })
  place.server.write('sites', site)
  const noon = parisInstant(parisDay(Date.now()), 12)
  vi.spyOn(Date, 'now').mockReturnValue(noon)
  place.server.now = () => noon
  const before = await openDevice('host')
  await until(() => before.records('sites').findOne('mende').exec())
  await closeDevice(before)

  place.server.stop()
  const data = await openDevice('host')
  const yesterday = addDays(parisDay(noon), -1)
  await data
    .records('visits')
    .insert(aVisit('left-open', { day: yesterday, arrivedAt: parisInstant(yesterday, 10) }))
  const desk = effectScope()
  desk.run(() => closeEarlierDaysOnceTimeIsKnown(data))
  const closing = async () => (await data.records('visits').findOne('left-open').exec(true)).closing
  expect(data.confirmedNow()).toBeNull()
  expect(await closing()).toBeUndefined()

  place.server.start()
  place.networkComesBack()
  await until(async () => (await closing()) === 'unknown')
  desk.stop()
})
