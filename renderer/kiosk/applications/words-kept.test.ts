import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import type { ApplicationEvent } from '../../../domain/hiring/application.ts'
import { DAY } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aBooking, anApplication, anEmployer, anOffer, aSession } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk()
const event = (fields: Partial<ApplicationEvent>, daysAgo: number) => {
  const at = Date.now() - daysAgo * DAY
  return { id: String(fields.type), at, receivedAt: at, by: 'desk', ...fields } as ApplicationEvent
}
async function openQuestion() {
  const events = [
    event({ type: 'submitted' }, 3),
    event({ type: 'info-requested', message: 'Libre le samedi ?' }, 2),
  ]
  kiosk.session.myApplications = [
    {
      application: anApplication({ visitorId: 'V1', events }),
      isNew: false,
      offer: { title: 'Vendeuse ou vendeur' },
      employer: { name: 'Boulangerie Pagès' },
    },
  ]
  await kiosk.open('application', { applicationId: 'candidature' })
}
const field = () => document.querySelector('textarea')
async function write(words: string) {
  await kiosk.tap(kiosk.say('jobs.reply.title'))
  await until(field)
  field()!.value = words
  field()!.dispatchEvent(new Event('input', { bubbles: true }))
}
const alert = () => document.querySelector('[role="alert"]')

test('an answer that was begun is still there when one goes back to read the question', async () => {
  await openQuestion()
  await write('Oui, le samedi.')
  await kiosk.tap('Retour')
  await until(() => !field())
  await kiosk.tap(kiosk.say('jobs.reply.title'))
  await until(field)
  expect(field()!.value).toBe('Oui, le samedi.')
})

test('what failed on one step is not said on the next one', async () => {
  vi.stubGlobal('reportError', vi.fn())
  await openQuestion()
  await write('Oui.')
  vi.spyOn(kiosk.data, 'saveSealed').mockRejectedValue(new Error('disk'))
  await kiosk.tap(kiosk.say('kiosk.apply.send'))
  await until(alert)
  await kiosk.tap('Retour')
  await kiosk.tap(kiosk.say('jobs.withdraw.button'))
  await until(() => kiosk.text().includes(kiosk.say('jobs.withdraw.title')))
  expect(alert()).toBeNull()
})

test('what failed for one booking is not said of another', async () => {
  vi.stubGlobal('reportError', vi.fn())
  const confirmed = { id: 'c', type: 'confirmed' as const, at: 1, by: 'server' }
  await kiosk.data.records('challengeSessions').insert(aSession({ challengeIds: ['none'] }))
  await kiosk.data.records('bookings').insert(aBooking({ events: [confirmed] }))
  await kiosk.open('my-challenges')
  vi.spyOn(kiosk.data, 'save').mockRejectedValue(new Error('disk'))
  const dialog = () => document.querySelector<HTMLElement>('[role="dialog"]')
  const press = (key: string) =>
    [...dialog()!.querySelectorAll('button')]
      .find((one) => one.textContent.replace(/\s+/gu, ' ').trim() === kiosk.say(key))!
      .click()
  await kiosk.tap(kiosk.say('challenges.mine.cancel'))
  await until(dialog)
  press('challenges.mine.cancelYes')
  await until(() => dialog()?.querySelector('[role="alert"]'))
  press('challenges.mine.cancelNo')
  await until(() => !dialog())
  await kiosk.tap(kiosk.say('challenges.mine.cancel'))
  await until(dialog)
  expect(dialog()!.querySelector('[role="alert"]')).toBeNull()
})

async function type(words: string) {
  await until(() => document.querySelector('textarea, input'))
  const typed = document.querySelector<HTMLInputElement | HTMLTextAreaElement>('textarea, input')!
  typed.value = words
  typed.dispatchEvent(new Event('input', { bubbles: true }))
}
const typed = () => document.querySelector<HTMLInputElement | HTMLTextAreaElement>('textarea, input')

test('what one is proud of, and did not keep yet, is there again after a look at something else', async () => {
  await kiosk.open('proud')
  await type('J’ai appris à lire à ma voisine.')
  await kiosk.tap('Retour')
  await until(() => kiosk.screen() === 'scenes')
  await kiosk.open('proud')
  await until(typed)
  expect(typed()!.value).toBe('J’ai appris à lire à ma voisine.')
  expect(kiosk.session.profile).toBeNull()
})

test.each(['message', 'phone', 'email'] as const)(
  'a line of an application that was begun is there again, and is not sent before it is done (%s)',
  async (field) => {
    await kiosk.data.records('employers').insert(anEmployer())
    await kiosk.data.records('jobOffers').insert(anOffer())
    kiosk.session.isNewCard = true
    await kiosk.open('apply', { offerId: 'vente' })
    const line = `${kiosk.say('kiosk.apply.add')} : ${kiosk.say(`kiosk.apply.field.${field}`)}`
    await kiosk.tap(line)
    await type('0601')
    await kiosk.tap('Retour')
    await until(() => !typed())
    expect(kiosk.session.draft[field]).toBe('')
    await kiosk.tap(line)
    await until(typed)
    expect(typed()!.value).toBe('0601')
  },
)
