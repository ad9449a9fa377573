import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import type { ApplicationEvent } from '../../../domain/hiring/application.ts'
import { composeLetter, letterText, type Letter } from '../../../domain/hiring/letter/compose-letter.ts'
import { dayWords } from '../../../domain/text/day-words.ts'
import { DAY, siteDay } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { aChallenge } from '../../data/testing/kit.ts'
import { anApplication, aSession } from '../../data/testing/records.ts'
import { passagesOf } from '../listening/read-screen.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { holdReference } from '../../data/testing/hold-reference.ts'

vi.mock('../touch/seen-first.ts', () => ({ actOnlyOnWhatWasSeen: () => () => undefined }))

const kiosk = useKiosk()
afterEach(() => vi.unstubAllGlobals())

const refusal = {
  type: 'refused',
  tone: 'warm',
  reasons: [{ code: 'skill_missing', criterionId: 'c1', criterion: 'Rendre la monnaie' }],
  message: 'Vos mots nous ont plu.',
} as const satisfies Letter

async function open(...told: Partial<ApplicationEvent>[]) {
  const at = Date.now() - 2 * DAY
  const events = [{ type: 'submitted' as const }, ...told].map(
    (event, index) =>
      ({ id: `e${index}`, at: at + index, receivedAt: at + index, by: 'desk', ...event }) as ApplicationEvent,
  )
  const sent = { name: 'Awa' }
  kiosk.session.myApplications = [
    {
      application: anApplication({ visitorId: 'V1', events, sent }),
      isNew: true,
      offer: { title: 'Vendeuse ou vendeur', town: 'Mende', romeCode: 'D1106' },
      employer: { name: 'Boulangerie Pagès' },
    },
  ]
  await kiosk.open('application', { applicationId: 'candidature' })
}
const facts = { name: 'Awa', offer: 'Vendeuse ou vendeur', employer: 'Boulangerie Pagès' }
const paragraphs = () => [...document.querySelectorAll<HTMLElement>('blockquote p')]

test('an answer of before there were tones reads as it was told, and is no letter', async () => {
  await open({ ...refusal, tone: undefined })
  expect(kiosk.text()).toContain('Pourquoi')
  expect(kiosk.text()).not.toContain('La lettre de l’employeur')
})

test('a letter says its reason once, is read aloud part by part, and is printed alone', async () => {
  const print = vi.fn(() => {
    papers.push(...[...document.querySelectorAll('.print-paper')].map(({ textContent }) => textContent))
  })
  const papers: string[] = []
  vi.stubGlobal('print', print)
  await open({ type: 'pursued', nextStep: { what: 'Appel', kind: 'call' } }, refusal)
  expect(paragraphs().map((part) => part.textContent!.trim())).toEqual(
    composeLetter(refusal, facts, 'fr').map(({ words }) => words),
  )
  expect(kiosk.text()).not.toContain('Pourquoi')
  const heard = passagesOf(document.querySelector('blockquote')!).map(({ text }) => text)
  expect(heard).toHaveLength(paragraphs().length)
  await kiosk.tap('Imprimer cette lettre')
  await until(() => print.mock.calls.length === 1)
  expect(papers).toHaveLength(1)
  expect(papers[0]).toContain('Bonjour Awa')
})

test('two letters that the server received at once are both read, each under its day', async () => {
  const warned = vi.spyOn(console, 'warn')
  const at = Date.now() - DAY
  const added = { ...refusal, type: 'qualified' as const, message: 'Le four était le point.' }
  await open({ ...refusal, at, receivedAt: at }, { ...added, at, receivedAt: at })
  expect(document.querySelectorAll('blockquote')).toHaveLength(2)
  expect([...document.querySelectorAll('h3')].map(({ textContent }) => textContent)).toEqual(
    Array(2).fill(kiosk.say('jobs.letter.of', { day: dayWords(siteDay(at), 'fr') } as never)),
  )
  expect(warned).not.toHaveBeenCalled()
})

test('of two letters the one that holds is read first, on screen and on paper', async () => {
  const papers: string[] = []
  vi.stubGlobal('print', () => papers.push(document.querySelector('.print-paper')!.textContent))
  const at = Date.now() - 2 * DAY
  const pursued = { ...refusal, id: 'p', type: 'pursued' as const, reasons: [], message: 'À bientôt.' }
  await open({ ...pursued, at, receivedAt: at }, refusal)
  const [first, second] = [...document.querySelectorAll('blockquote')].map(({ textContent }) => textContent)
  expect(first).not.toContain('À bientôt.')
  expect(second).toContain('À bientôt.')
  await kiosk.tap('Imprimer cette lettre')
  await until(() => papers.length === 1)
  expect(papers[0]!.indexOf('À bientôt.')).toBeGreaterThan(papers[0]!.indexOf('Vos mots'))
})

test('the step forward starts from the reason of a letter too', async () => {
  // A challenge of another trade, which shows what was missing.
  const challenge = aChallenge('A07')
  await holdReference(kiosk.data, 'challenges', challenge)
  await kiosk.data.records('challengeSessions').insert(aSession({ challengeIds: [challenge.id] }))
  await open({ ...refusal, reasons: [{ ...refusal.reasons[0], criterion: 'Organiser' }] })
  await until(() => kiosk.text().includes(kiosk.say('jobs.forward.challenge')))
})

test('the paper of a letter is gone once it was printed', async () => {
  vi.stubGlobal('print', vi.fn())
  await open(refusal)
  await kiosk.tap('Imprimer cette lettre')
  await until(() => document.querySelector('.print-paper') === null)
})

test('in Arabic the letter is Arabic, and the employer’s own words are marked as French', async () => {
  await open(refusal)
  kiosk.speak('ar')
  await until(() => paragraphs()[0]!.textContent!.includes('مرحبا'))
  expect(
    paragraphs()
      .map((part) => part.textContent!.trim())
      .join('\n\n'),
  ).toBe(letterText(composeLetter(refusal, facts, 'ar')))
  const own = paragraphs().find((part) => part.textContent!.includes('Vos mots'))!
  expect([own.lang, own.dir]).toEqual(['fr', 'ltr'])
  expect(paragraphs()[1]!.lang).toBe('')
})
