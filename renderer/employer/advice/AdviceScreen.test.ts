import { afterEach, beforeEach, expect, test } from 'vitest'
import * as calls from '../../../domain/contract/advice.ts'
import type { Endpoint } from '../../../domain/contract/endpoint.ts'
import { DAY } from '../../../domain/time.ts'
import type { AdviceState } from '../../data/advice-api.ts'
import { NOW } from '../../desk/hiring/test-support/made-applications.ts'
import { fakeDesk, makeEmployer, type FakeDesk } from '../test-support/fake-desk.ts'
import { mountDesk } from '../test-support/mount-screen.ts'
import { useSheetLanguage } from './sheet-language.ts'

const counted = {
  points: 2000,
  score: 20,
  grade: 'E',
  counted: 12,
  answered: 4,
  people: 9,
  asOf: NOW,
} as const
const slot = { slotId: 's1', startsAt: NOW + 2 * DAY, host: 'Léa' }

let desk: FakeDesk
let state: AdviceState
/** What the server says to anything but a question. */
let refusal: object | null
let sent: { call: Endpoint; body?: unknown }[]

beforeEach(() => {
  desk = fakeDesk({ employers: [makeEmployer({ reciprok: { ...counted, formula: 1 } })] })
  state = { asked: 'no-label', overdue: 8, offered: true, slots: [slot] }
  ;[refusal, sent] = [null, []]
  desk.data.call = ((call: Endpoint, { body }: { body?: { codes: never[] } }) => {
    if (call === calls.readAdvice) return Promise.resolve({ ok: true, value: state })
    sent.push({ call, body })
    if (refusal) return Promise.resolve(refusal)
    if (call === calls.tellMotives) {
      const { asked: _told, ...rest } = state
      state = { ...rest, motives: { at: NOW, codes: body!.codes } }
    }
    return Promise.resolve({ ok: true, value: undefined })
  }) as never
})
const open = () => mountDesk(desk, '/conseil')
type Opened = Awaited<ReturnType<typeof open>>
const tick = ({ wrapper }: Opened, words: string) =>
  wrapper
    .findAll('label')
    .find((label) => label.text() === words)!
    .find('input')
    .setValue(true)

test('it says why it asks, takes up to three reasons, and shows the sheet of each', async () => {
  const opened = await open()
  expect(opened.text()).toContain('Votre label n’est pas atteint')
  expect(opened.text()).toContain('Candidatures comptées : 12. Réponses : 4.')
  await opened.tap('Envoyer')
  expect(opened.text()).toContain('Choisissez au moins une raison.')
  for (const reason of ['Manque de temps', 'Trop de candidatures', 'Autre raison', 'Le poste est pourvu'])
    await tick(opened, reason)
  await opened.tap('Envoyer')
  expect(opened.text()).toContain('Trois raisons au plus')
  expect(sent).toEqual([])
  await opened.wrapper
    .findAll('label')
    .find((label) => label.text() === 'Autre raison')!
    .find('input')
    .setValue(false)
  await opened.tap('Envoyer')
  expect(sent).toMatchObject([{ body: { codes: ['no-time', 'too-many', 'filled'] } }])
  expect(opened.wrapper.find('[aria-labelledby="matched-sheets"]').findAll('a')).toHaveLength(3)
  expect(opened.text()).not.toContain('Qu’est-ce qui vous a empêché')
})

test('where the server does not answer, what was ticked stays, and is sent again under the same id', async () => {
  refusal = { ok: false, reason: 'unreachable' }
  const opened = await open()
  await tick(opened, 'Manque de temps')
  await opened.tap('Envoyer')
  expect(opened.text()).toContain('on ne sait pas si c’est fait')
  await opened.tap('Envoyer')
  const ids = () => sent.map(({ body }) => (body as { requestId: string }).requestId)
  expect(ids()).toEqual([ids()[0], ids()[0]])
  // The first reasons may have arrived: other ones are not taken for them.
  await tick(opened, 'Trop de candidatures')
  await opened.tap('Envoyer')
  expect(new Set(ids()).size).toBe(2)
})

test('without the server the sheets are there, and nothing is said to have been tried', async () => {
  desk.data.call = (() => Promise.resolve({ ok: false, reason: 'unreachable' })) as never
  const opened = await open()
  expect(opened.text()).toContain('Les fiches se lisent sans lui')
  expect(opened.text()).not.toContain('on ne sait pas si c’est fait')
  expect(opened.text()).toContain('Le poste est pourvu')
})

test('a half hour that somebody else was quicker to take is told by name', async () => {
  refusal = { ok: false, reason: 'not-possible', reasons: ['slot-taken'] }
  const opened = await open()
  await opened.tap('Réserver')
  expect(opened.text()).toContain('Quelqu’un vient de prendre cette demi-heure')
})

test('a half hour that is booked can be given back; one that the host took back is told', async () => {
  const { startsAt, host } = slot
  state = { overdue: 0, offered: false, slots: [], booking: { bookingId: 'b1', startsAt, host } }
  const opened = await open()
  expect(opened.text()).toContain('avec Léa')
  state = { overdue: 0, offered: false, slots: [], takenBack: { startsAt, host } }
  await opened.tap('Rendre cette demi-heure')
  expect(opened.said()).toContain('C’est rendu')
  expect(opened.text()).toContain('L’accueil a dû annuler')
})

afterEach(() => (useSheetLanguage().value = 'fr'))

test('a sheet is read in plain French, easy French and English, and keeps its language', async () => {
  const opened = await mountDesk(desk, '/conseil/no-time')
  expect(opened.text()).toContain('Répondre à dix personnes en quinze minutes')
  await opened.wrapper.findAll('input[type=radio]')[2]!.trigger('change')
  expect(opened.text()).toContain('Answer ten people in fifteen minutes')
  await opened.go('/conseil/tool')
  expect(opened.text()).toContain('The tool or the technique is in the way')
  await opened.wrapper.findAll('input[type=radio]')[0]!.trigger('change')
  await opened.go('/conseil/nothing')
  expect(opened.text()).toContain('Cette fiche n’existe pas')
})
