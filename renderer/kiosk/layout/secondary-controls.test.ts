import 'fake-indexeddb/auto'
import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { MINUTE } from '../../../domain/time.ts'
import { provideDeviceData } from '../../data/device-data.ts'
import { openDevice, until, useSite } from '../../data/testing/device.ts'
import { aBooking, aLease, aSession } from '../../data/testing/records.ts'
import { createTexts } from '../../strings/i18n.ts'
import { kioskTexts } from '../kiosk-texts.ts'
import KioskApp from '../KioskApp.vue'
import { createKioskRouter } from '../router.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

describe('on a screen of one’s own', () => {
  const kiosk = useKiosk()
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  test('"Ce n’est pas moi" forgets the card that was read, and nobody arrives', async () => {
    kiosk.session.$reset()
    kiosk.session.shownPass = {
      passId: 'K7QF3M2X9',
      visitorId: 'V1',
      token: null,
      checked: 'later',
      arrivedBy: 'code',
    }
    await kiosk.open('confirm')
    expect(kiosk.text()).toContain('Elle finit par 2X9')
    expect(document.querySelector('[role=img]')?.getAttribute('aria-label')).toMatch(
      /Une plante à \d feuilles/,
    )
    expect(kiosk.text()).not.toContain('K7QF')
    await kiosk.tap('Ce n’est pas moi')
    await until(() => kiosk.screen() === 'attract')
    expect(kiosk.session.shownPass).toBeNull()
    expect(await kiosk.data.records('visits').find().exec()).toEqual([])
  })

  test('"Non merci" gives the offered seat to the next person, and the line says so', async () => {
    const offer = {
      id: 'o',
      type: 'offered' as const,
      at: Date.now() - MINUTE,
      by: 'server',
      until: Date.now() + 50 * MINUTE,
    }
    await kiosk.data.records('challengeSessions').insert(aSession({ challengeIds: ['none'] }))
    await kiosk.data.records('bookings').insert(aBooking({ events: [offer] }))
    await kiosk.open('my-challenges')
    await kiosk.tap('Non merci')
    await until(() => !kiosk.text().includes('Une place est gardée pour vous'))
    const booking = await kiosk.data.records('bookings').findOne('b1').exec(true)
    expect(booking.events.at(-1)).toMatchObject({ type: 'offer-declined', offerId: 'o' })
  })

  test('"Encore du temps" begins the countdown again', async () => {
    await kiosk.data
      .records('challengeSessions')
      .insert(aSession({ challengeIds: ['none'], track: 'explorer' }))
    await kiosk.data.records('seatLeases').insert(aLease())
    await kiosk.open('challenge', { sessionId: 's1' })
    await until(() => kiosk.button('Encore du temps'))
    const start = Date.now()
    vi.spyOn(Date, 'now').mockImplementation(() => start + MINUTE)
    await until(() => /garde une place encore 2:0/.test(kiosk.text()))
    await kiosk.tap('Encore du temps')
    await until(() => kiosk.text().includes('garde une place encore 3:00'))
    vi.restoreAllMocks()
  })

  test.each([
    ['Format carte', 'on-card'],
    ['Feuille', 'on-sheet'],
    ['Ticket', 'on-roll'],
  ])('"%s" prints the card on that paper, and it is gone from the page after', async (name, paper) => {
    const printed: string[] = []
    vi.stubGlobal('print', () => printed.push(document.querySelector('.print-paper')!.className))
    await kiosk.open('card')
    await kiosk.tap(name)
    await until(() => printed.length === 1 && document.querySelector('.print-paper') === null)
    expect(printed[0]).toContain(paper)
  })

  test('"Imprimer" prints the slip', async () => {
    const print = vi.fn()
    vi.stubGlobal('print', print)
    await kiosk.data.records('challengeSessions').insert(aSession({ challengeIds: ['none'] }))
    await kiosk.data.records('bookings').insert(aBooking())
    kiosk.session.booked = { id: 'b1', sessionId: 's1', again: true }
    await kiosk.open('slip')
    await kiosk.tap('Imprimer')
    await until(() => print.mock.calls.length === 1)
  })
})

describe('in the header of every screen', () => {
  useSite()
  let kiosk: VueWrapper
  beforeEach(async () => {
    setActivePinia(createPinia())
    const data = await openDevice('kiosk')
    kiosk = mount(KioskApp, {
      attachTo: document.body,
      global: {
        plugins: [createTexts(kioskTexts), createKioskRouter(), (app) => provideDeviceData(app, data)],
      },
    })
  })
  afterEach(() => {
    kiosk.unmount()
    document.documentElement.className = ''
  })
  const press = async (name: string) => {
    const find = () => [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === name)
    await until(find)
    find()!.click()
  }

  test.each([
    ['Grands caractères', 'large'],
    ['Contraste fort', 'contrast'],
  ])('"%s" changes the whole page, and back', async (name, mode) => {
    const { classList } = document.documentElement
    await press('Affichage')
    await press(name)
    await until(() => classList.contains(mode))
    await press(name)
    await until(() => !classList.contains(mode))
  })
})
