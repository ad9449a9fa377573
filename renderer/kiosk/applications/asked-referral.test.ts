import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import type { ApplicationEvent } from '../../../domain/hiring/application.ts'
import { DAY } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { anApplication, anEmployer } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { place } from '../test-support/scene.ts'

const kiosk = useKiosk()
const names = { from: 'Boulangerie Pagès', to: 'Garage du Pont' }
const say = (key: string, named: object = names) => kiosk.say(`jobs.referral.${key}`, named as never)
const stepForward = { kind: 'employer', itemId: 'garage', words: 'Une personne sérieuse.' } as const

/** A refusal of two days ago that recommends the person to the garage; what they said since. */
async function openAsked(daysAgo = 2, more: Parameters<typeof anApplication>[0][] = [], isKnown = true) {
  await place(kiosk)
  if (isKnown) await kiosk.data.records('employers').insert(anEmployer({ id: 'garage', name: names.to }))
  const events = [{ type: 'submitted' as const }, { id: 'ask', type: 'refused' as const, stepForward }].map(
    (event, index) => {
      const at = Date.now() - (daysAgo + 1 - index) * DAY
      return { id: `e${index}`, by: 'desk', at, receivedAt: at, ...event } as ApplicationEvent
    },
  )
  const sent = { name: 'Nadia', phone: '06 00 00 00 00', message: 'À vous.' }
  kiosk.session.myApplications = [{ visitorId: 'V1', sent, events }, ...more].map((fields) => ({
    application: anApplication(fields),
    isNew: false,
    offer: { title: 'Vendeuse ou vendeur' },
    employer: { name: names.from },
  }))
  await kiosk.open('application', { applicationId: 'candidature' })
}
const told = () =>
  kiosk.session.myApplications[0]!.application.events.flatMap(({ type, about }) =>
    about === 'ask' ? [type] : [],
  )
const isSaid = (words: string) => until(() => kiosk.text().includes(words))

test('says to whom, in which words, and what they would see; a yes is kept, and may be taken back', async () => {
  await openAsked()
  await isSaid(say('title'))
  expect(kiosk.text()).toContain('Une personne sérieuse.')
  const shown = `${say('shown.name')}, ${say('shown.phone')}`
  expect(kiosk.text()).toContain(say('what', { ...names, shown }))
  await kiosk.tap(say('yes'))
  await isSaid(say('status.accepted'))
  expect(told()).toEqual(['referral-accepted'])
  await kiosk.tap(say('takeBack'))
  await isSaid(say('noTitle'))
  await kiosk.tap(say('noNext'))
  await isSaid(say('status.declined'))
  expect(told()).toEqual(['referral-accepted', 'referral-declined'])
  expect(kiosk.text()).not.toContain(say('yes'))
})

test('a no is asked once more: going back says nothing', async () => {
  await openAsked()
  await kiosk.tap(say('no'))
  await isSaid(say('noTitle'))
  await kiosk.tap('Retour')
  await isSaid(say('title'))
  expect(told()).toEqual([])
})

test('what the disk refuses is said, and the yes stays to be given', async () => {
  vi.stubGlobal('reportError', vi.fn())
  await openAsked()
  const save = vi.spyOn(kiosk.data, 'saveSealed').mockRejectedValueOnce(new Error('disk'))
  await kiosk.tap(say('yes'))
  await until(() => document.querySelector('[role="alert"]'))
  expect(told()).toEqual([])
  save.mockRestore()
  await kiosk.tap(say('yes'))
  await isSaid(say('status.accepted'))
})

test('after fourteen days nothing is asked any more', async () => {
  await openAsked(15)
  await isSaid(say('status.expired'))
  expect(kiosk.text()).not.toContain(say('yes'))
})

test('of an employer that has their application already there is nothing to say yes to', async () => {
  const submitted = { id: 's', type: 'submitted' as const, at: 1, by: 'k', receivedAt: 1 }
  await openAsked(2, [{ id: 'other', employerId: 'garage', visitorId: 'V1', events: [submitted] }])
  await isSaid(say('applied'))
  expect(kiosk.text()).not.toContain(say('yes'))
  expect(kiosk.text()).toContain(say('no'))
})

test('of an employer that this place does not know nothing is said', async () => {
  await openAsked(2, [], false)
  await isSaid(kiosk.say('kiosk.application.forward'))
  expect(kiosk.text()).not.toContain('Une personne sérieuse.')
})
