import 'fake-indexeddb/auto'
import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import { DAY, HOUR } from '../../domain/time.ts'
import type { WireRecord } from '../../domain/sync/messages.ts'
import { isReference, type CollectionName } from '../../domain/sync/collections.ts'
import { until } from '../data/testing/device.ts'
import { aChallenge } from '../data/testing/kit.ts'
import { anEmployer, anOffer, aSession } from '../data/testing/records.ts'
import { button, field, screen, type } from './test-support/mount-host.ts'
import { signIn, useHostDesk } from './test-support/open-desk.ts'

const { publishedAt: _, ...published } = aChallenge('A01')
const draft = { ...published, id: 'A01-x.1', cardId: 'A01-x', forkedAtSite: 'mende' }
const rooms = (name: string) => [{ id: 'r1', name, capacity: 12, stepFree: true }]
const things = (name: string) => [
  {
    ...{ id: 't1', kind: 'tool', way: 'loan', name, picture: 'hammer', count: 2 },
    ...{ opensAt: '09:00', closesAt: '17:00', slotMinutes: 60, longestDays: 7 },
  },
]
const startsAt = Date.now() + 3 * DAY
const session = aSession({ startsAt, endsAt: startsAt + 3 * HOUR })
const desk = useHostDesk(({ server }) => {
  server.write('employers', anEmployer({ town: 'Mende' }))
  server.write('jobOffers', anOffer({ pay: 'Le SMIC' }))
  server.write('challenges', draft)
  server.write('challenges', aChallenge('A01'))
  server.write('challengeSessions', session)
  server.write('sites', {
    ...server.read('sites', 'mende')!,
    rooms: rooms('Serre'),
    things: things('Scie'),
  } as WireRecord)
  server.answers.set('host/sessions/s1', session)
  server.answers.set('host/employers/boulangerie', anEmployer())
  server.answers.set('host/challenges/A01-x.1', draft)
  server.answers.set('host/rooms', {})
  server.answers.set('host/things', {})
  server.answers.set('host/site', {})
})

interface Form {
  at: string
  /** From the page to its form. */
  open?: () => void
  label: string
  collection: CollectionName
  id: string
  /** What another desk makes of the record. */
  theirs: (record: WireRecord) => object
}
const forms: Record<string, Form> = {
  'the plan of a session': {
    at: '/agenda/s1',
    label: 'Où se retrouver',
    collection: 'challengeSessions',
    id: 's1',
    theirs: () => ({ where: 'La leur', planRev: 2 }),
  },
  'an employer': {
    at: '/employeurs/boulangerie',
    label: 'Commune (facultatif)',
    collection: 'employers',
    id: 'boulangerie',
    theirs: () => ({ town: 'La leur' }),
  },
  'an offer': {
    at: '/offres/vente',
    label: 'Salaire',
    collection: 'jobOffers',
    id: 'vente',
    theirs: () => ({ pay: 'La leur' }),
  },
  'a card of the kit': {
    at: '/kit/A01-x.1',
    label: 'Français',
    collection: 'challenges',
    id: 'A01-x.1',
    theirs: () => ({ card: { ...draft.card, title: { ...draft.card.title, fr: 'La leur' } } }),
  },
  'the rooms': {
    at: '/agenda',
    open: () => button('Salles').click(),
    label: 'Nom',
    collection: 'sites',
    id: 'mende',
    theirs: () => ({ rooms: rooms('La leur') }),
  },
  'the place': {
    at: '/lieu',
    label: 'Adresse, en une ligne',
    collection: 'sites',
    id: 'mende',
    theirs: () => ({ address: 'La leur' }),
  },
  'what can be lent': {
    at: '/salles-et-prets',
    open: () => button('Ce qu’on peut réserver').click(),
    label: 'Nom, en mots simples',
    collection: 'sites',
    id: 'mende',
    theirs: () => ({ things: things('La leur') }),
  },
}

async function bothWrite({ at, open, label, collection, id, theirs }: Form) {
  await signIn()
  await until(() => desk.data.records('sites').findOne('mende').exec())
  await desk.go(at)
  await until(() => document.querySelector('main h1'))
  open?.()
  await until(() => field(label))
  type(label, 'La mienne')
  const { server } = desk.place
  const record = server.read(collection, id)!
  server.write(collection, { ...record, rev: '000000009.000.server', ...theirs(record) } as WireRecord)
  await until(async () => {
    const { data } = desk
    const kept = isReference(collection)
      ? await firstValueFrom(data.replica.watchAll(collection))
      : (await data.records(collection).findOne(id).exec())?.toJSON()
    return JSON.stringify(kept).includes('La leur')
  })
  expect(field(label).value).toBe('La mienne')
  button('Enregistrer').click()
  await until(() => screen().includes('Quelqu’un d’autre a écrit au même endroit'))
}
/** What was asked of the server to keep, and what waits here to be sent. */
const sent = () =>
  JSON.stringify([
    ...desk.place.server.asked.filter(({ path }) =>
      /sessions|employers|challenges|rooms|things|site$/.test(path),
    ),
    ...desk.place.server.pushed,
  ])

test.each(Object.entries(forms))(
  '%s: what another desk wrote in the same field is shown before it is written over',
  async (_name, form) => {
    await bothWrite(form)
    const dialogs = [...document.querySelectorAll('[role="dialog"]')].map(({ textContent }) => textContent)
    const question = dialogs.find((words) => words.includes('Mettre la mienne'))
    expect(question).toContain('La leur')
    expect(question).toContain('La mienne')
    expect(sent()).not.toContain('La mienne')
    button('Mettre la mienne').click()
    await until(() => sent().includes('La mienne'))
  },
)

test.each(Object.entries(forms))('%s: the words of the other desk can be kept', async (_name, form) => {
  await bothWrite(form)
  button('Garder la leur').click()
  await until(() => !screen().includes('Quelqu’un d’autre a écrit'))
  expect(sent()).not.toContain('La mienne')
})
