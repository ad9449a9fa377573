import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { aBooking, aSession } from '../../data/testing/records.ts'
import { practiceHeadings } from '../../words/practice-headings.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { practiceSheets } from './practice-sheets.ts'

const kiosk = useKiosk()
const counted = () => [...kiosk.data.replica.rows('practiceCounts').values()].flatMap(({ sheets }) => sheets)
const pressed = () =>
  [...document.querySelectorAll('[aria-pressed="true"]')].map(({ textContent }) => textContent.trim())

test('without network the list shows every sheet by its title, in its language, and each opens', async () => {
  for (const language of ['fr', 'ar'] as const) {
    kiosk.speak(language)
    await kiosk.open('practices')
    for (const sheet of practiceSheets)
      expect(kiosk.text()).toContain(sheet[language].title.replace(/\s/gu, ' '))
    await kiosk.tap(practiceSheets[2]![language].title.replace(/\s/gu, ' '))
    await until(() => kiosk.screen() === 'practice')
    await until(() => document.querySelector('ol li'))
    for (const step of practiceSheets[2]![language].steps)
      expect(kiosk.text()).toContain(step.replace(/\s/gu, ' '))
    expect(kiosk.text()).toContain(practiceHeadings[language].law)
    await kiosk.tap(kiosk.say('kiosk.back'))
    await until(() => kiosk.screen() === 'practices')
  }
})

test('"utile ?" counts once; another touch changes it, the same one takes it back', async () => {
  await kiosk.open('practice', { sheetId: 'keep-pace' })
  await kiosk.tap('Oui, utile')
  await until(() => kiosk.text().includes('Merci, c’est noté.'))
  expect(counted()).toEqual([{ sheet: 'keep-pace', yes: 1, no: 0 }])
  await kiosk.tap('Non, pas vraiment')
  await until(() => pressed().join() === 'Non, pas vraiment')
  expect(counted()).toEqual([{ sheet: 'keep-pace', yes: 0, no: 1 }])
  await kiosk.tap('Non, pas vraiment')
  await until(() => pressed().length === 0)
  expect(counted()).toEqual([{ sheet: 'keep-pace', yes: 0, no: 0 }])
  expect(kiosk.text()).not.toContain('Merci, c’est noté.')
})

test('what could not be counted is told, and nothing is shown as noted', async () => {
  vi.stubGlobal('reportError', vi.fn())
  await kiosk.open('practice', { sheetId: 'keep-pace' })
  vi.spyOn(kiosk.data.replica, 'transaction').mockRejectedValueOnce(new Error('disk'))
  await kiosk.tap('Oui, utile')
  await until(() => document.querySelector('[role="alert"]'))
  expect(pressed()).toEqual([])
  await kiosk.tap('Oui, utile')
  await until(() => pressed().length === 1)
  expect(document.querySelector('[role="alert"]')).toBeNull()
})

test('from a slip one reads how to get ready, looks at other ideas, and finds the slip again', async () => {
  await kiosk.data.records('challengeSessions').insert(aSession({ challengeIds: ['none'] }))
  await kiosk.data.records('bookings').insert(aBooking())
  kiosk.session.booked = { id: 'b1', sessionId: 's1', again: true }
  await kiosk.open('slip')
  await kiosk.tap('Comment préparer ce défi')
  await until(() => kiosk.text().includes('Préparer un défi sans stress'))
  await kiosk.tap('Retour')
  await until(() => kiosk.screen() === 'slip')

  await kiosk.tap('Comment préparer ce défi')
  await until(() => kiosk.screen() === 'practice')
  await kiosk.tap('Toutes les idées')
  await until(() => kiosk.screen() === 'practices')
  await kiosk.tap('Lire une offre')
  await until(() => kiosk.text().includes('Séparez'))
  await kiosk.tap('Retour')
  await until(() => kiosk.screen() === 'practices')
  await kiosk.tap('Retour')
  await until(() => kiosk.screen() === 'slip')
})

test('what helps next leads there: the scenes of life for whoever told nothing, a host by the help', async () => {
  await kiosk.open('practice', { sheetId: 'one-minute' })
  await kiosk.tap('En parler avec un hôte')
  expect(kiosk.session.headerDialog).toBe('help')
  await kiosk.tap('Dire ce que je sais faire')
  await until(() => kiosk.screen() === 'scenes')
})

test('the paper says all of the sheet, in the language of the screen', async () => {
  kiosk.speak('uk')
  await kiosk.open('practice', { sheetId: 'immersion-rights' })
  await until(() => document.querySelector('.print-paper h1'))
  const paper = document.querySelector('.print-paper')!
  expect(paper.querySelector('[lang="uk"]')).not.toBeNull()
  const { title, promise, steps, say, law } = practiceSheets.find(({ id }) => id === 'immersion-rights')!.uk
  for (const words of [title, promise, ...steps, ...say, law!]) expect(paper.textContent).toContain(words)
  expect(paper.querySelector('[lang="fr"]')!.textContent).toContain('L5135-1')
})
