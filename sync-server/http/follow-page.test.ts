import { afterEach, beforeEach, expect, it } from 'vitest'
import type { MyData } from '../../domain/contract/my-data.ts'
import type { FollowLink, MyApplication } from '../../domain/contract/visitors.ts'
import { boardTexts } from '../../domain/hiring/board-texts.ts'
import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import { SECOND_THOUGHTS } from '../../domain/hiring/event-time.ts'
import { languages } from '../../domain/language.ts'
import { reminderKey, type ReminderKind } from '../../domain/reminders/reminder.ts'
import { kept } from '../../domain/retention/keeping.ts'
import { dayWords } from '../../domain/text/day-words.ts'
import { DAY, MINUTE, siteDay } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { createEmployer, employerOf, keepEmployer } from '../employers/employers.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import type { ReminderState } from '../store/tables.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'

const PICTURES = [1, 5, 9, 11]
let server: TestServer
let kiosk: TestDevice
let visitorId: string
let token: string

beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await createEmployer(server.parts, 'brest', { name: 'Fournil & fils' }, 'bakery')
  kiosk = await server.device('brest', 'kiosk')
  const stock = await kiosk.call('POST', 'passes/stock', { count: 1 })
  ;[token] = (stock.body as { tokens: [string] }).tokens
  visitorId = readPassToken(token)!.visitorId
  await kiosk.call('POST', 'visitor/pictures', { token, secret: PICTURES })
  await open()
  const head = { siteId: 'brest', rev: '1', at: START, by: 'server', employerId: 'bakery' }
  await server.parts.store.transaction(async (tx) => {
    await keepRecord(tx, 'visitors', sampleRecord('visitors', { ...head, id: visitorId, mark: 'Lucie' }))
    await keepRecord(tx, 'jobOffers', sampleRecord('jobOffers', { ...head, id: 'offer', mark: 'Vente <b>' }))
  })
  await applied('a1')
})
afterEach(() => server.stop())

async function open(secret = PICTURES) {
  const opened = await kiosk.call('POST', 'visitor/session', { token, secret })
  kiosk.session = (opened.body as { session: string }).session
}
/** One application, with what happened to it a day apart, the first a day after it was sent. */
async function applied(
  id: string,
  events: Partial<ApplicationEvent>[] = [],
  more: Partial<Application> = {},
) {
  const head = { id, siteId: 'brest', rev: '1', at: START, by: 'server', employerId: 'bakery' }
  const sent = { name: 'Lucie Abgrall', email: 'lucie@example.org', phone: '06 12 34 56 78' }
  const told = [{ type: 'submitted' as const }, ...events].map((event, index) => {
    const at = START + index * DAY
    return { id: `e${index}`, by: 'desk', at, receivedAt: at, ...event } as ApplicationEvent
  })
  const record = { ...sampleRecord('applications', { ...head, mark: 'x' }), visitorId, sent, events: told }
  await server.parts.store.transaction((tx) => keepRecord(tx, 'applications', { ...record, ...more }))
}
/** As `applied` where it is known already, read a while after the last event. */
async function told(...events: Partial<ApplicationEvent>[]) {
  await applied('a1', events)
  server.clock.advance(Math.max(0, START + events.length * DAY + SECOND_THOUGHTS - server.clock.now()))
}

const ask = (id = 'a1') => kiosk.call('POST', `visitor/applications/${id}/link`)
async function link(): Promise<string> {
  const made = await ask()
  expect(made.headers.get('cache-control')).toBe('no-store')
  return (made.body as FollowLink).address
}
async function read(address: string) {
  const answer = await fetch(address)
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
async function expectOver(address: string) {
  const { status, text } = await read(address)
  expect(status).toBe(404)
  expect(text).toContain('Ce lien ne montre plus rien')
  expect((await read(`${address}/rendez-vous.ics`)).status).toBe(404)
}
const meeting = { what: 'Entretien', kind: 'meeting', where: 'Au fournil', contact: 'Anne' } as const

/** A message to the employer about an application, as it stands in the outbox. */
async function noteMessage(kind: ReminderKind, state: ReminderState, at: number, subject = 'a1') {
  const key = reminderKey('bakery', kind, subject)
  const row = {
    key,
    employerId: 'bakery',
    siteId: 'brest',
    kind,
    reader: 'employer' as const,
    subject,
    state,
    at,
  }
  const times = { dueAt: at, latest: at, nextTryAt: at, tries: 0, mailId: null }
  await server.parts.store.transaction((tx) =>
    tx.run(
      tx.tables
        .insertInto('reminders')
        .values({ ...row, ...times })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ state, at })),
    ),
  )
}

it('says when the employer was last reminded, at the kiosk and on the page, in every language, while somebody waits', async () => {
  await told()
  const address = await link()
  const mine = async () =>
    ((await kiosk.call('GET', 'visitor/applications')).body as { applications: MyApplication[] })
      .applications[0]!
  await noteMessage('new-file', 'sent', START)
  await noteMessage('unopened', 'unsure', START + 7 * DAY)
  await noteMessage('full-value', 'missed', START + 8 * DAY)
  await noteMessage('waiting', 'sent', START, 'another')
  expect(await mine()).not.toHaveProperty('remindedAt')
  await noteMessage('waiting', 'sent', START + 21 * DAY)
  await noteMessage('counts-soon', 'told', START + 20 * DAY)
  server.clock.set(START + 22 * DAY)
  await open()
  expect((await mine()).remindedAt).toBe(START + 21 * DAY)
  for (const language of languages) {
    const { text } = await read(`${address}?langue=${language}`)
    expect(text).toContain(
      boardTexts[language].reminded.replace('{day}', dayWords(siteDay(START + 21 * DAY), language)),
    )
  }
  await applied('a1', [{ type: 'refused', at: START, receivedAt: START }])
  expect((await read(address)).text).not.toContain('a rappelé votre candidature')
})

it('makes no link to what is not theirs, to what is not proven to be, nor to what is withdrawn', async () => {
  await applied('other', [], { visitorId: 'YANN' })
  await applied('doubtful', [], { unverified: true })
  await applied('withdrawn', [{ type: 'withdrawn', because: 'unsaid' }])
  for (const id of ['other', 'doubtful', 'none']) {
    expect((await ask(id)).status).toBe(404)
    expect((await kiosk.call('DELETE', `visitor/applications/${id}/link`)).status).toBe(404)
  }
  server.clock.advance(DAY)
  await open()
  expect((await ask('withdrawn')).body).toMatchObject({ reasons: ['over'] })
  kiosk.session = null
  expect((await ask()).status).toBe(401)
})

it('shows nothing to whoever guesses, and the same page for every link that is over', async () => {
  const first = await link()
  await expectOver(first.replace(/.{43}$/, 'A'.repeat(43)))
  await expectOver(first.slice(0, -1))
  const second = await link()
  await expectOver(first)
  expect((await read(second)).status).toBe(200)
  expect((await kiosk.call('DELETE', 'visitor/applications/a1/link')).status).toBe(204)
  await expectOver(second)
  expect((await kiosk.call('DELETE', 'visitor/applications/a1/link')).status).toBe(204)
})

it('ends with a withdrawal, a month after an answer, and half a year after it was made', async () => {
  const address = await link()
  await told({ type: 'refused', reasons: [{ code: 'position_filled' }] })
  expect((await read(address)).status).toBe(200)
  server.clock.advance(30 * DAY)
  await expectOver(address)
  await told({ type: 'pursued' })
  expect((await read(address)).status).toBe(200)
  server.clock.advance(kept.followLinks)
  await expectOver(address)
  await open()
  const later = await link()
  await told({ type: 'pursued' }, { type: 'withdrawn', because: 'unsaid' })
  await expectOver(later)
})

it('ends with its person, and with the card or the pictures that they had', async () => {
  const host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  const address = await link()
  const { body } = await host.call('POST', 'host/recoveries', { visitorId, kind: 'pictures' })
  expect((await read(address)).status).toBe(200)
  const typed = { code: (body as { code: string }).code, secret: [2, 2, 3, 4] }
  await kiosk.call('POST', 'passes/recover', typed)
  await expectOver(address)

  await open(typed.secret)
  const second = await link()
  await server.parts.store.transaction((tx) => erasePerson(tx, 'brest', visitorId, server.clock.now()))
  await expectOver(second)
  const rows = await server.parts.store.read((view) =>
    view.all(view.tables.selectFrom('followLinks').selectAll()),
  )
  expect(rows).toEqual([])
})

it('ends with a lost card', async () => {
  const host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  const address = await link()
  await host.call('POST', 'host/recoveries', { visitorId, kind: 'card' })
  await expectOver(address)
})

it('is made twenty times a day and no more, and read at a pace', async () => {
  for (let count = 0; count < 20; count += 1) await link()
  expect((await ask()).status).toBe(429)
  const address = `${server.running.url}/suivi/${'A'.repeat(43)}`
  const statuses = []
  for (let count = 0; count < 22; count += 1) statuses.push((await read(address)).status)
  expect(statuses.indexOf(429)).toBe(20)
})

it('is known to the server by a hash alone, and to the person at the kiosk', async () => {
  const mine = async () => {
    const [one] = (
      (await kiosk.call('GET', 'visitor/applications')).body as { applications: MyApplication[] }
    ).applications
    const data = (await kiosk.call('GET', 'visitor/data')).body as MyData
    return [one?.followedAt, data.applications[0]?.followedAt]
  }
  expect(await mine()).toEqual([undefined, undefined])
  const address = await link()
  const rows = await server.parts.store.read((view) =>
    view.all(view.tables.selectFrom('followLinks').selectAll()),
  )
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(address.slice(-43))
  expect(await mine()).toEqual([START, START])
})

it('says what the kiosk says, in every language, and nothing of who sent it', async () => {
  const address = await link()
  await told({ type: 'viewed' }, { type: 'refused', message: 'Lucie, merci.', reasons: [{ code: 'other' }] })
  for (const language of languages) {
    const { headers, text } = await read(`${address}?langue=${language}`)
    expect(text).toContain(`<html lang="${language}">`)
    expect(text).toContain('Vente &lt;b&gt;')
    expect(text).toContain('Fournil &amp; fils')
    expect(text).not.toMatch(/<script|Lucie|Abgrall|example\.org|06 12/)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  }
  const { text } = await read(address)
  expect(text).toMatch(/Réponse reçue le \d+ \p{L}+\s: pas cette fois/u)
  expect(text).toContain('Envoyée le')
  expect(text).toContain('Ses mots se lisent à la borne')
  expect(text).toContain('venez à la borne')
})

it('leaves no day alone in a letter whose own words it leaves out, and shows the meeting itself', async () => {
  const address = await link()
  const what = { what: 'Venez avec Lucie', on: '2031-01-15' }
  await told({ type: 'pursued', tone: 'plain', nextStep: what })
  const [board, letter] = (await read(address)).text.split('<h2>La lettre de l’employeur</h2>')
  expect(board).toMatch(/15 janvier/iu)
  expect(letter).not.toMatch(/15 janvier/iu)
  expect(letter).toContain('Ses mots se lisent à la borne')
  await told({ type: 'pursued', tone: 'plain', nextStep: { ...what, kind: 'meeting' } })
  expect((await read(address)).text.split('<h2>La lettre')[1]).toMatch(/15 janvier/iu)
})

it('names an offer that is gone as one, in the letter too', async () => {
  const address = await link()
  await applied('a1', [{ type: 'refused', tone: 'plain', reasons: [{ code: 'position_filled' }] }], {
    jobOfferId: 'none',
  })
  server.clock.advance(2 * DAY)
  const { text } = await read(address)
  expect(text).toContain(`<strong>${boardTexts.fr.goneOffer}</strong>`)
  expect(text).toContain('Merci pour votre candidature «\u202foffre retirée\u202f».')
  expect(text).not.toContain('«\u202f\u202f»')
})

it('waits as the kiosk does with an answer that can still be taken back', async () => {
  const address = await link()
  await applied('a1', [{ type: 'refused', reasons: [{ code: 'position_filled' }] }])
  server.clock.advance(DAY + SECOND_THOUGHTS - MINUTE)
  expect((await read(address)).text).not.toContain('pas cette fois')
  server.clock.advance(MINUTE)
  expect((await read(address)).text).toContain('pas cette fois')
})

it('says that the person is asked about another employer, until they have said, and neither to whom nor in which words', async () => {
  const address = await link()
  const stepForward = { kind: 'employer' as const, itemId: 'garage', words: 'Elle est sérieuse.' }
  const refused: Partial<ApplicationEvent> = { id: 'ask', type: 'refused', stepForward }
  await told(refused)
  const { text } = await read(address)
  expect(text).toContain(boardTexts.fr.status.referralAsked)
  expect(text).not.toMatch(/garage|sérieuse/u)
  await told(refused, { type: 'referral-accepted', about: 'ask' })
  expect((await read(address)).text).not.toContain(boardTexts.fr.status.referralAsked)
})

it('tells the meeting and gives it to the calendar: moved under the same name, and called off', async () => {
  const address = await link()
  const calendar = async () => (await read(`${address}/rendez-vous.ics`)).text.replaceAll('\r\n ', '')
  const field = (text: string, name: string) => new RegExp(`^${name}[:;](.*?)\r?$`, 'm').exec(text)?.[1]
  expect((await read(`${address}/rendez-vous.ics`)).status).toBe(404)

  await told({ type: 'pursued', nextStep: { ...meeting, on: '2031-01-15', time: '14:30' } })
  const { text } = await read(address)
  expect(text).toMatch(/mercredi 15 janvier à 14\sh\s30/)
  expect(text).toContain('Un entretien')
  expect(text).toContain('Au fournil')
  expect(text).toContain('Anne')
  const first = await calendar()
  expect(field(first, 'DTSTART')).toBe('20310115T133000Z')
  expect(field(first, 'LOCATION')).toBe('Au fournil')
  expect(field(first, 'SUMMARY')).toBe('Un entretien\\, Fournil & fils')
  expect(field(first, 'STATUS')).toBe('TENTATIVE')
  expect(first).not.toMatch(/Lucie|example|a1@/)

  const proposed = { type: 'pursued', nextStep: { ...meeting, on: '2031-01-15', time: '14:30' } } as const
  const moved = { type: 'qualified', nextStep: { ...meeting, on: '2031-07-02' } } as const
  await told(proposed, { type: 'meeting-move-asked', about: 'e1', wishes: ['morning'] }, moved)
  const second = await calendar()
  expect(field(second, 'UID')).toBe(field(first, 'UID'))
  expect(Number(field(second, 'SEQUENCE'))).toBeGreaterThan(Number(field(first, 'SEQUENCE')))
  expect(field(second, 'DTSTART')).toBe('VALUE=DATE:20310702')

  await told(proposed, { type: 'meeting-accepted', about: 'e1' })
  expect(field(await calendar(), 'STATUS')).toBe('CONFIRMED')
  await told(proposed, { type: 'meeting-declined', about: 'e1' })
  expect(field(await calendar(), 'STATUS')).toBe('CANCELLED')
  await told(proposed, { type: 'refused', reasons: [{ code: 'position_filled' }] })
  expect(field(await calendar(), 'STATUS')).toBe('CANCELLED')
})

it('says that the employer is away, in every language of the page, and no day that would be a wrong one', async () => {
  const address = await link()
  const absence = { from: '2020-01-01', to: siteDay(START + 3 * DAY), askedAt: 1 }
  await server.parts.store.transaction(async (tx) => {
    const bakery = (await employerOf(tx, 'bakery'))!
    await keepEmployer(tx, bakery, { ...bakery, absence, standIn: { name: 'Anne Roux' } }, START)
  })
  for (const language of languages) {
    const { text } = await read(`${address}?langue=${language}`)
    const [away] = boardTexts[language].away.split('{day}')
    expect(text).toContain(away)
    expect(text).not.toContain('Anne Roux')
  }
  server.clock.advance(4 * DAY)
  expect((await read(address)).text).not.toContain(boardTexts.fr.away.split('{day}')[0])
})

it('says that they asked again, and until when to wait, in every language of the page', async () => {
  const address = await link()
  await applied('a1', [{ type: 'followed-up', at: START + 20 * DAY, receivedAt: START + 20 * DAY }])
  server.clock.advance(21 * DAY)
  const shown = async (language: string) => (await read(`${address}?langue=${language}`)).text
  for (const language of languages)
    expect(await shown(language)).toContain(boardTexts[language].followedUp.waits.split('{day}')[0])
  server.clock.advance(7 * DAY)
  expect(await shown('en')).toContain('and nothing came')
  await applied('a1', [{ type: 'followed-up' }, { type: 'refused', reasons: [{ code: 'position_filled' }] }])
  expect(await shown('en')).not.toContain('You asked again')
})

it('tells the letter of an answer in the reader’s language, without a name and without the employer’s own words', async () => {
  const address = await link()
  const own = { note: 'Lucie, le four est froid.', message: 'Bien à vous Lucie.' }
  const reasons = [{ code: 'other' as const, note: own.note }]
  await told({ type: 'refused', tone: 'warm', reasons, message: own.message })
  for (const [language, said] of [
    ['fr', 'Merci d’avoir pensé à nous pour «\u202fVente &lt;b&gt;\u202f».'],
    ['fr-x-falc', 'Cette fois, nous disons non.'],
    ['en', 'This answer is about the post, never about your worth.'],
  ] as const) {
    const { text } = await read(`${address}?langue=${language}`)
    expect(text).toContain(said)
    for (const hidden of ['Lucie', own.note, own.message]) expect(text).not.toContain(hidden)
  }
  expect((await read(address)).text).toContain('Ses mots se lisent à la borne')
})

it('of two letters shows the one that holds first', async () => {
  const address = await link()
  const nextStep = { what: 'Un appel', kind: 'call' as const }
  await told(
    { type: 'pursued', tone: 'plain', nextStep },
    { type: 'refused', tone: 'plain', reasons: [{ code: 'position_filled' }] },
  )
  const { text } = await read(address)
  const [no, yes] = ['Nous ne la poursuivons pas', 'Nous souhaitons continuer avec vous'].map((words) =>
    text.indexOf(words),
  )
  expect(no).toBeGreaterThan(0)
  expect(yes).toBeGreaterThan(no!)
})

it('says of an answer that was told elsewhere why, and that its words are at the kiosk', async () => {
  const address = await link()
  const declared = { type: 'refused' as const, told: { channel: 'telephone' as const, on: siteDay(START) } }
  await told({ ...declared, reasons: [{ code: 'position_filled' }] })
  expect((await read(address)).text).toContain('Le poste a été pourvu.')
  expect((await read(address)).text).not.toContain('Ses mots se lisent à la borne')
  await told({ ...declared, reasons: [{ code: 'other', note: 'Lucie, le four est froid.' }] })
  const { text } = await read(address)
  expect(text).toContain('Ses mots se lisent à la borne')
  expect(text).not.toContain('le four')
})
