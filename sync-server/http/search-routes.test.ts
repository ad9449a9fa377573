import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { turnOf } from '../../domain/competences/consents.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import type { SkillKey } from '../../domain/competences/proofs.ts'
import type { InvitationSent } from '../../domain/contract/invitations.ts'
import type { FoundPeople, SavedSearch } from '../../domain/contract/search.ts'
import { byServer, newRecord, revised } from '../../domain/record/write.ts'
import { kept } from '../../domain/retention/keeping.ts'
import { PROTOCOL_HEADER } from '../../domain/sync/protocol.ts'
import { DAY, HOUR } from '../../domain/time.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { someSiren } from '../testing/some-siren.ts'
import { refusalIn, START, TestServer, type TestDevice } from '../testing/test-server.ts'

const cook = '11111111-1111-4111-8111-111111111111'
const serve = '22222222-2222-4222-8222-222222222222'
const close: Record<string, SkillKey[]> = { [`esco:${cook}`]: [`esco:${serve}`] }

let server: TestServer
let desk: TestDevice
beforeEach(async () => {
  server = await TestServer.start({
    closeTo: (key) => close[key] ?? [],
    skillNames: () => ({ fr: 'cuisiner', en: 'cook' }),
  })
  await server.createSite('brest')
  desk = await deskOf('bakery', 'brest')
})
afterEach(() => server.stop())

async function deskOf(employerId: string, siteId: string): Promise<TestDevice> {
  const device = await server.device(siteId, 'employer', employerId)
  await server.account(siteId, employerId, employerId)
  await device.signIn(employerId, `${employerId}-secret-secret`)
  return device
}

type Told = Partial<
  Pick<
    CompetenceProfile,
    | 'hiddenFrom'
    | 'competences'
    | 'recommendations'
    | 'evidence'
    | 'certificates'
    | 'workTerms'
    | 'workScope'
    | 'consents'
  >
>
const said = (esco: string) => ({ id: esco, label: 'x', origin: 'personal', addedAt: '1', esco }) as const
const canCook: Told = { competences: [said(cook)] }

/** Keeps what somebody can do, with their consent to be searched. */
async function person(visitorId: string, told: Told = canCook, siteId = 'brest'): Promise<void> {
  await server.parts.store.transaction(async (tx) => {
    const author = { ...byServer(server.clock.now()), siteId }
    await keepRecord(
      tx,
      'profiles',
      newRecord(author, {
        ...{ id: visitorId, visitorId, competences: [] },
        consents: [
          { id: 'c', purpose: 'search', type: 'given', turn: 1, at: 1, by: 'k', textId: 'search-3' },
        ],
        ...told,
      }),
    )
  })
}
async function people(from: number, to: number, told?: Told): Promise<void> {
  for (let rank = from; rank < to; rank += 1) await person(`visitor-${rank}`, told)
}
async function change(
  visitorId: string,
  changes: (profile: CompetenceProfile) => Partial<CompetenceProfile>,
) {
  await server.parts.store.transaction(async (tx) => {
    const profile = (await tx.record('profiles', visitorId, 'brest'))!
    await keepRecord(tx, 'profiles', revised(profile, byServer(server.clock.now()), changes(profile)))
  })
}
const withdraw = (visitorId: string) =>
  change(visitorId, (profile) => {
    const word = { purpose: 'search', type: 'withdrawn' } as const
    return {
      consents: [...profile.consents!, { id: 'w', ...word, turn: turnOf(profile, word), at: 2, by: 'k' }],
    }
  })

const ask = (keys: string[] = [`esco:${cook}`], device = desk) =>
  device.call('POST', 'employer/searches', { wanted: keys.map((key) => ({ key })) })
const found = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).body as FoundPeople
const reasons = async (...asked: Parameters<typeof ask>) => refusalIn(await ask(...asked)).reasons

describe('a search among competences is refused', () => {
  it('where nobody is signed in, and to any other device', async () => {
    desk.session = null
    expect((await ask()).status).toBe(401)
    for (const role of ['kiosk', 'host'] as const) {
      const other = await server.device('brest', role)
      expect((await ask(undefined, other)).status).toBe(404)
    }
  })

  it.each([
    [{}],
    [{ wanted: [] }],
    [{ wanted: [{ key: 'age:30' }] }],
    [{ wanted: [{ key: `esco:${cook}`, atLeast: 'sworn' }] }],
    [{ wanted: [{ key: `esco:${cook}`, age: 30 }] }],
    [{ wanted: [{ key: `esco:${cook}` }], siteId: 'quimper' }],
    [{ wanted: Array.from({ length: 13 }, (_, n) => ({ key: `ability:a${'b'.repeat(n)}` })) }],
  ])('when it asks for %j', async (body) => {
    expect((await desk.call('POST', 'employer/searches', body)).status).toBe(400)
  })

  it('when it asks for the same twice', async () => {
    await people(0, 5)
    expect(await reasons([`esco:${cook}`, `esco:${cook}`])).toEqual(['asked-twice'])
  })

  it('when it asks for terms of work alone', async () => {
    await people(0, 5)
    expect(await reasons(['licence:b', 'when:evening'])).toEqual(['skill-needed'])
  })

  it('when fewer than five people can do it', async () => {
    await people(0, 4)
    await person('elsewhere', canCook, 'quimper')
    await person('other', { competences: [said('33333333-3333-4333-8333-333333333333')] })
    expect(await reasons()).toEqual(['too-few'])
  })

  it('when those who can do it are under 18 and no guardian agreed to that', async () => {
    await people(0, 5)
    const age = { id: '1', type: 'age', band: '16-17', on: '2026-04-13', at: 1, by: 'k' } as const
    const agreed: NonNullable<Visitor['minority']>[number] = {
      id: '2',
      type: 'agreed',
      guardian: 'Mme Diallo',
      acts: ['search'],
      at: 2,
      by: 'd',
      host: 'Nour',
      on: '2026-04-13',
      until: '2099-01-01',
    }
    const entry = (minority: Visitor['minority']) =>
      server.parts.store.transaction((tx) =>
        keepRecord(tx, 'visitors', {
          ...{ id: 'visitor-0', siteId: 'brest', at: 1, by: 'server', stamps: {} },
          ...{ rev: `${minority!.length}`, firstSeenOn: '2026-04-13', lastSeenOn: '2026-04-13', minority },
        }),
      )
    expect((await found()).people).toHaveLength(5)
    await entry([age])
    expect(await reasons()).toEqual(['too-few'])
    await entry([age, agreed])
    expect((await found()).people).toHaveLength(5)
  })

  it('when it leaves a few people out of an earlier one', async () => {
    await people(0, 5, { competences: [said(cook), said(serve)] })
    await people(5, 7, { competences: [said(serve)] })
    expect((await found([`esco:${serve}`])).people).toHaveLength(7)
    expect(await reasons([`esco:${cook}`, 'ability:organise'])).toEqual(['too-close'])
    const [other] = [await deskOf('garage', 'brest')]
    expect((await found([`esco:${cook}`, 'ability:organise'], other)).people).toHaveLength(5)
  })

  it('after forty of one employer in a day, shown or not', async () => {
    for (let n = 0; n < 40; n += 1) expect(await reasons()).toEqual(['too-few'])
    await people(0, 5)
    expect(await reasons()).toEqual(['too-many-searches'])
    expect((await ask(undefined, await deskOf('garage', 'brest'))).status).toBe(200)
    server.clock.advance(DAY + HOUR)
    await desk.signIn('bakery', 'bakery-secret-secret')
    expect((await ask()).status).toBe(200)
  })
})

describe('a search among competences', () => {
  it('shows what each has, as cards that name nobody and are others the next time', async () => {
    await people(0, 5)
    await person('visitor-5', { competences: [said(serve)] })
    await change('visitor-3', () => ({
      recommendations: [{ id: 'r', competenceId: cook, by: 'host', authorId: 'h', at: 1 }],
    }))
    const answer = await ask()
    const first = answer.body as FoundPeople
    expect(first.people.map(({ lines }) => lines)).toEqual([
      [{ key: `esco:${cook}`, found: 'present', rung: 'recommended' }],
      ...Array.from({ length: 4 }, () => [{ key: `esco:${cook}`, found: 'present', rung: 'declared' }]),
      [{ key: `esco:${cook}`, found: 'close', by: `esco:${serve}`, rung: 'declared' }],
    ])
    expect(answer.text).not.toMatch(/visitor|brest|personal/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const again = await found()
    const cards = [...first.people, ...again.people].map(({ cardId }) => cardId)
    expect(new Set(cards).size).toBe(12)
  })

  it('shows nobody who took their consent back a moment ago', async () => {
    await people(0, 6)
    expect((await found()).people).toHaveLength(6)
    await withdraw('visitor-2')
    expect((await found()).people).toHaveLength(5)
    await withdraw('visitor-3')
    expect(await reasons()).toEqual(['too-few'])
  })

  it('shows newcomers once they are five', async () => {
    await people(0, 5)
    expect((await found()).people).toHaveLength(5)
    await people(5, 9)
    expect((await found()).people).toHaveLength(5)
    await person('visitor-9')
    expect((await found()).people).toHaveLength(10)
  })

  it.each([31, 183, 360])('keeps a newcomer and a leaver untold on day %i as on the first', async (days) => {
    await people(0, 7, { competences: [said(cook), said(serve)] })
    expect((await found()).people).toHaveLength(7)
    server.clock.advance(days * DAY)
    await desk.signIn('bakery', 'bakery-secret-secret')
    await person('newcomer')
    expect((await found()).people).toHaveLength(7)
    // Neither is in what is asked for any more; both still let themselves be found.
    for (const id of ['visitor-0', 'visitor-1']) await change(id, () => ({ competences: [] }))
    expect(await reasons()).toEqual(['too-close'])
  })

  describe('of an employer that was shown six people before a seventh came', () => {
    const siren = someSiren('bakery')
    const writeCard = (id: string, number: { siren?: string }) =>
      server.parts.store.transaction(async (tx) => {
        const known = await tx.record('employers', id)
        const author = { ...byServer(server.clock.now()), siteId: '*' }
        const made = newRecord(author, { id, name: id, siteIds: ['brest'] })
        await keepRecord(tx, 'employers', { ...made, ...number, rev: known ? `2${known.rev}` : made.rev })
      })
    let second: TestDevice
    beforeEach(async () => {
      second = await deskOf('bakery-two', 'brest')
      await writeCard('bakery', { siren })
      await people(0, 6)
      expect((await found()).people).toHaveLength(6)
      await person('newcomer')
    })

    it('tells a second card of its SIREN no more than the first', async () => {
      await writeCard('bakery-two', { siren })
      expect((await found(undefined, second)).people).toHaveLength(6)
      server.clock.advance(31 * DAY)
      await second.signIn('bakery-two', 'bakery-two-secret-secret')
      expect((await found(undefined, second)).people).toHaveLength(6)
      for (const rank of [0, 1]) await change(`visitor-${rank}`, () => ({ competences: [] }))
      expect(await reasons(undefined, second)).toEqual(['too-close'])
    })

    it('nor what a search shows that the first card keeps, nor more searches in a day', async () => {
      await writeCard('bakery-two', { siren })
      const wanted = [{ key: `esco:${cook}` }]
      await desk.call('POST', 'employer/saved-searches', { requestId: 'request-number-0', name: 'a', wanted })
      await server.parts.store.transaction((tx) =>
        tx.run(tx.tables.updateTable('searches').set({ at: START - 2 * kept.searches })),
      )
      expect((await found(undefined, second)).people).toHaveLength(6)
      for (let n = 1; n < 40; n += 1) await ask(['ability:organise'])
      expect(await reasons(undefined, second)).toEqual(['too-many-searches'])
    })

    it('tells one of another number, or of none, what it tells anybody', async () => {
      await writeCard('bakery-two', { siren: someSiren('garage') })
      expect((await found(undefined, second)).people).toHaveLength(7)
      const third = await deskOf('bakery-three', 'brest')
      await writeCard('bakery-three', {})
      expect((await found(undefined, third)).people).toHaveLength(7)
    })

    it('hears of a number at once, whichever card gets it', async () => {
      await writeCard('bakery-two', {})
      await ask(['ability:organise'], second)
      await writeCard('bakery-two', { siren })
      expect((await found(undefined, second)).people).toHaveLength(6)
    })
  })

  it('counts two entries of one person once, as soon as a host merged them, and twice once they are parted', async () => {
    await people(0, 5)
    /** For an employer who was shown nobody before. */
    const shown = async (employerId: string) =>
      (await ask(undefined, await deskOf(employerId, 'brest'))).status
    expect(await shown('garage')).toBe(200)
    const merge = (into: string | undefined) =>
      server.parts.store.transaction(async (tx) => {
        const author = { ...byServer(server.clock.now()), siteId: 'brest' }
        const entry = { id: 'visitor-4', name: 'Nadia', firstSeenOn: '2026-04-13', lastSeenOn: '2026-04-13' }
        const known = await tx.record('visitors', 'visitor-4', 'brest')
        const visitor: Visitor = known ? revised(known, author) : newRecord(author, { ...entry, stamps: {} })
        if (into === undefined) delete visitor.mergedInto
        else visitor.mergedInto = into
        await keepRecord(tx, 'visitors', visitor)
      })
    await merge('visitor-3')
    expect(await shown('mill')).toBe(409)
    await merge(undefined)
    expect(await shown('inn')).toBe(200)
    // What is told at either entry is the person's: so is a consent taken back.
    await merge('visitor-3')
    await person('visitor-5')
    expect(await shown('farm')).toBe(200)
    await withdraw('visitor-4')
    expect(await shown('shop')).toBe(409)
  })

  it('shows nobody who took their consent back at one of their entries, however often they had turned at another', async () => {
    const word = { purpose: 'search', at: 1, by: 'k', textId: 'search-2' } as const
    const turned = [
      { ...word, id: 'ended', type: 'withdrawn', turn: 1 },
      { ...word, id: 'anew', type: 'given', turn: 2 },
    ] as const
    await people(0, 4)
    await person('visitor-4', { ...canCook, consents: [...turned] })
    await person('visitor-5', { ...canCook, consents: [{ ...word, id: 'w', type: 'withdrawn', turn: 1 }] })
    expect((await found()).people).toHaveLength(5)
    const entry = { firstSeenOn: '2026-04-13', lastSeenOn: '2026-04-13', stamps: {} }
    await server.parts.store.transaction((tx) => {
      const author = { ...byServer(server.clock.now()), siteId: 'brest' }
      return keepRecord(
        tx,
        'visitors',
        newRecord(author, { ...entry, id: 'visitor-5', mergedInto: 'visitor-4' }),
      )
    })
    expect(await reasons()).toEqual(['too-few'])
  })

  it('counts a title until the day on which it expires', async () => {
    const title = { id: 't', title: 'HACCP', issuer: 'X', competenceIds: [cook], seenBy: 'h', at: 1 }
    await people(0, 5, { ...canCook, certificates: [{ ...title, expiresOn: '2026-04-13' }] })
    const rungsFound = async () => (await found()).people.map(({ lines }) => lines[0]!.rung)
    expect(await rungsFound()).toEqual(Array(5).fill('certified'))
    server.clock.set(START + DAY)
    await desk.signIn('bakery', 'bakery-secret-secret')
    expect(await rungsFound()).toEqual(Array(5).fill('declared'))
  })

  it('is noted with whom it showed', async () => {
    await people(0, 5)
    const { searchId } = await found()
    await ask(['ability:organise'])
    const { parts } = server
    const noted = await parts.store.read((view) =>
      view.all(view.tables.selectFrom('searches').selectAll().where('siteId', '=', 'brest').orderBy('at')),
    )
    expect(noted).toMatchObject([
      { searchId, employerId: 'bakery', wanted: JSON.stringify([{ key: `esco:${cook}` }]) },
      { people: '[]', wanted: JSON.stringify([{ key: 'ability:organise' }]) },
    ])
    const met = await parts.store.read((view) =>
      view.all(
        view.tables
          .selectFrom('searchMeetings')
          .select('searchId')
          .where('siteId', '=', 'brest')
          .where('visitorId', '=', 'visitor-3'),
      ),
    )
    expect(met).toEqual([{ searchId }])
  })
})

describe('a search that is kept', () => {
  const wanted = [{ key: `esco:${cook}` }]
  let requests = 0
  const nextRequest = () => `request-number-${(requests += 1)}`
  const save = (asked: object = {}, device = desk) => {
    const body = { requestId: nextRequest(), name: 'Cuisine', wanted, ...asked }
    return device.call('POST', 'employer/saved-searches', body)
  }
  const saved = async (device = desk) =>
    ((await device.call('GET', 'employer/saved-searches')).body as { searches: SavedSearch[] }).searches
  const news = async () => (await saved()).map((one) => one.news)
  const title = { id: 't', title: 'HACCP', issuer: 'X', competenceIds: [cook], seenBy: 'h', at: 1 }
  const certify = (visitorId: string) => change(visitorId, () => ({ certificates: [title] }))
  async function nextDay(): Promise<void> {
    server.clock.advance(DAY)
    await desk.signIn('bakery', 'bakery-secret-secret')
  }

  it('is nobody’s but the employer’s', async () => {
    await save()
    const [{ savedId }] = (await saved()) as [SavedSearch]
    const garage = await deskOf('garage', 'brest')
    expect(await saved(garage)).toEqual([])
    expect((await garage.call('DELETE', `employer/saved-searches/${savedId}`)).status).toBe(204)
    expect(await saved()).toHaveLength(1)
    const kiosk = await server.device('brest', 'kiosk')
    expect((await kiosk.call('GET', 'employer/saved-searches')).status).toBe(404)
    desk.session = null
    expect((await save()).status).toBe(401)
    expect((await desk.call('GET', 'employer/saved-searches')).status).toBe(401)
    expect((await desk.call('DELETE', `employer/saved-searches/${savedId}`)).status).toBe(401)
  })

  it.each([
    [{ name: 'Une jeune femme' }, 'protected-words'],
    [{ wanted: [...wanted, ...wanted] }, 'asked-twice'],
    [{ name: 'Cuisine' }, 'name-taken'],
  ])('is refused: %j, %s', async (asked, reason) => {
    await save()
    expect(refusalIn(await save(asked)).reasons).toEqual([reason])
    expect(await saved()).toHaveLength(1)
  })

  it.each([[{ name: '' }], [{ name: '\u2060' }], [{ name: 'x'.repeat(61) }], [{ wanted: [] }]])(
    'is not understood: %j',
    async (asked) => expect((await save(asked)).status).toBe(400),
  )

  it('is one of ten, made once however often it is sent, and forgotten', async () => {
    const requestId = nextRequest()
    const answers = [await save({ requestId }), await save({ requestId })]
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(answers[0]!.body).toEqual(answers[1]!.body)
    expect((await save({ requestId, name: 'Autre' })).status).toBe(409)
    for (let n = 1; n < 10; n += 1) expect((await save({ name: `${n}` })).status).toBe(201)
    expect(refusalIn(await save({ name: 'Trop' })).reasons).toEqual(['too-many-saved'])
    const { savedId } = answers[0]!.body as { savedId: string }
    for (let n = 0; n < 2; n += 1)
      expect((await desk.call('DELETE', `employer/saved-searches/${savedId}`)).status).toBe(204)
    expect(await saved()).toHaveLength(9)
  })

  it('that names terms of work is left out of what a desk of before is told, which reads none', async () => {
    await save()
    await save({ name: 'La nuit', wanted: [...wanted, { key: 'when:night' }] })
    expect((await saved()).map(({ name }) => name).sort()).toEqual(['Cuisine', 'La nuit'])
    const old = await desk.call('GET', 'employer/saved-searches', undefined, { [PROTOCOL_HEADER]: '13' })
    expect((old.body as { searches: SavedSearch[] }).searches.map(({ name }) => name)).toEqual(['Cuisine'])
  })

  it('tells the day after that somebody proved it, until it is asked again', async () => {
    await people(0, 6)
    await found()
    await save()
    expect(await saved()).toEqual([
      {
        ...{ savedId: expect.any(String) as string, name: 'Cuisine', lookedAt: START, wanted, news: [] },
        sought: [{ key: `esco:${cook}`, fr: 'cuisiner', en: 'cook' }],
      },
    ])
    await certify('visitor-2')
    expect(await news()).toEqual([[]])
    await nextDay()
    const answer = await desk.call('GET', 'employer/saved-searches')
    expect((answer.body as { searches: SavedSearch[] }).searches[0]!.news).toEqual([`esco:${cook}`])
    expect(answer.text).not.toMatch(/visitor|cardId/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    await found()
    expect(await news()).toEqual([[]])
    await nextDay()
    expect(await news()).toEqual([[]])
    expect((await saved())[0]!.lookedAt).toBe(START + DAY)
  })

  it('tells what was observed, too, and nothing of what somebody only says or is recommended for', async () => {
    await people(0, 5)
    const asked = [`esco:${cook}`, 'ability:organise']
    await found(asked)
    await save({ wanted: asked.map((key) => ({ key })) })
    const observed = { proof: 'observed', ability: 'organise', level: 2, challengeId: 'A01' } as const
    await change('visitor-0', () => ({
      recommendations: [{ id: 'r', competenceId: cook, by: 'host', authorId: 'h', at: 1 }],
    }))
    await nextDay()
    expect(await news()).toEqual([[]])
    await change('visitor-0', () => ({
      evidence: [{ ...observed, id: 'S.organise', serial: 'S', observedOn: '2026-04-13' }],
    }))
    await nextDay()
    expect(await news()).toEqual([['ability:organise']])
  })

  it('gathers news once a day, so that the hour tells nothing', async () => {
    await people(0, 6)
    await found()
    await save()
    await nextDay()
    expect(await news()).toEqual([[]])
    await certify('visitor-2')
    expect(await news()).toEqual([[]])
    await nextDay()
    expect(await news()).toEqual([[`esco:${cook}`]])
    await certify('visitor-3')
    await found()
    await certify('visitor-4')
    expect(await news()).toEqual([[]])
  })

  it('tells nothing of fewer than five, nor of who was not in the list, nor of who took their consent back', async () => {
    await people(0, 5)
    await found()
    await save()
    // One who came later would be told by it: they are in no list before they are five.
    await person('visitor-9', { ...canCook, certificates: [title] })
    await nextDay()
    expect(await news()).toEqual([[]])
    await certify('visitor-2')
    await nextDay()
    expect(await news()).toEqual([[`esco:${cook}`]])
    await withdraw('visitor-0')
    expect(await news()).toEqual([[]])
  })

  it('tells nothing any more of somebody who proved it and took their consent back', async () => {
    await people(0, 6)
    await found()
    await save()
    await certify('visitor-2')
    await nextDay()
    expect(await news()).toEqual([[`esco:${cook}`]])
    await withdraw('visitor-2')
    expect(await news()).toEqual([[]])
  })

  it('has no news as long as it shows nobody, and remembers its list as long as it is kept', async () => {
    await people(0, 4)
    await ask()
    await save()
    await certify('visitor-1')
    await nextDay()
    expect(await news()).toEqual([[]])
    await people(4, 7)
    expect((await found()).people).toHaveLength(7)
    server.clock.advance(40 * DAY)
    await desk.signIn('bakery', 'bakery-secret-secret')
    await person('visitor-8')
    // A list of eight beside the one of seven would tell the eighth.
    expect((await found()).people).toHaveLength(7)
  })
})

it('beside a list of thirty that was whole, whoever comes is shown once they are five, however much they have of it', async () => {
  const title = { id: 't', title: 'HACCP', issuer: 'X', competenceIds: [cook], seenBy: 'h', at: 1 }
  await people(0, 30)
  const people30 = async () => (await found()).people.map(({ lines }) => lines[0])
  const before = await people30()
  expect(before).toHaveLength(30)
  await person('visitor-best', { ...canCook, certificates: [title] })
  expect(await people30()).toEqual(before)
  for (const rank of [1, 2, 3]) await person(`visitor-best-${rank}`, { ...canCook, certificates: [title] })
  expect(await people30()).toEqual(before)
  await person('visitor-best-4', { ...canCook, certificates: [title] })
  expect(await people30()).not.toEqual(before)
})

describe('who hides from an employer', () => {
  const cardsOf = async (device = desk) => {
    const answer = await ask(undefined, device)
    return answer.status === 200 ? (answer.body as FoundPeople).people.length : refusalIn(answer).reasons
  }
  const hide = (visitorId: string, employerId = 'bakery') =>
    change(visitorId, () => ({ hiddenFrom: [{ employerId, saidAt: '1' }] }))

  it('counts for nothing in its searches: with four others there is nobody, as if they were not there', async () => {
    await people(1, 5)
    await person('hidden', { ...canCook, hiddenFrom: [{ employerId: 'bakery', saidAt: '1' }] })
    expect(await cardsOf()).toEqual(['too-few'])
    expect(await cardsOf(await deskOf('garage', 'brest'))).toBe(5)
    await person('fifth')
    expect(await cardsOf()).toBe(5)
  })

  it('goes from a list that was shown as who takes their consent back does, and is invited no more', async () => {
    await people(1, 7)
    const { searchId, people: cards } = (await ask()).body as FoundPeople
    expect(cards).toHaveLength(6)
    await hide('visitor-1')
    expect(await cardsOf()).toBe(5)
    const invite = async (cardId: string, n: number) => {
      const pay = { from: 12, to: 13, per: 'hour' }
      const form = {
        requestId: `request-number-${n}`,
        searchId,
        cardId,
        kind: 'talk',
        message: 'Bonjour',
        pay,
      }
      const answer = await desk.call('POST', 'employer/invitations', form)
      return refusalIn(answer).reasons ?? []
    }
    const refused = await Promise.all(cards.map(({ cardId }, n) => invite(cardId, n)))
    expect(refused.filter((reasons) => reasons.includes('unknown-card'))).toHaveLength(1)
  })
})

describe('a search by terms of work', () => {
  const drives: Told = {
    ...canCook,
    workTerms: { times: ['evening'], licences: ['b'], within: 20, saidAt: '1' },
  }
  const skill = `esco:${cook}`

  it('finds those alone who said that they meet them, and says so to both sides', async () => {
    await people(0, 5, drives)
    await people(5, 9)
    const { searchId, people: cards } = await found([skill, 'licence:b', 'within:10'])
    expect(cards).toHaveLength(5)
    expect(cards[0]!.lines).toEqual([
      { key: skill, found: 'present', rung: 'declared' },
      { key: 'licence:b', found: 'present', rung: 'declared' },
      { key: 'within:10', found: 'present', rung: 'declared' },
    ])
    expect(await reasons([skill, 'when:night'])).toEqual(['terms-too-narrow'])
    const form = { searchId, cardId: cards[0]!.cardId, kind: 'talk', message: 'Bonjour' }
    const pay = { from: 12, to: 13, per: 'hour' }
    await desk.call('POST', 'employer/invitations', { requestId: 'request-number-1', ...form, pay })
    const sent = (await desk.call('GET', 'employer/invitations')).body as { invitations: InvitationSent[] }
    expect(sent.invitations[0]!.sought.map(({ fr }) => fr)).toEqual([
      'cuisiner',
      'permis B (voiture)',
      'jusqu’à 10 km',
    ])
  })

  it('finds nobody who said yes to a sentence that names none, until they say yes to one that does', async () => {
    const yes = { id: 'c', purpose: 'search', type: 'given', turn: 1, at: 1, by: 'k' } as const
    await people(0, 3, { ...drives, consents: [{ ...yes, textId: 'search-1' }] })
    await people(3, 5, { ...drives, consents: [yes] })
    expect((await found([skill])).people).toHaveLength(5)
    const other = await deskOf('garage', 'brest')
    expect(await reasons([skill, 'licence:b'], other)).toEqual(['terms-too-narrow'])
    for (const rank of [0, 1, 2, 3, 4])
      await change(`visitor-${rank}`, () => ({ consents: [{ ...yes, textId: 'search-2' }] }))
    expect((await found([skill, 'licence:b'], other)).people).toHaveLength(5)
  })

  it('of many people tells nobody which of them do not meet a term', async () => {
    await people(0, 40, drives)
    // First of any list, and known by their proof to whoever knows them.
    const recommended = { id: 'r', competenceId: cook, by: 'host', authorId: 'h', at: 1 } as const
    await people(40, 43, { ...canCook, recommendations: [recommended] })
    expect((await found([skill])).people).toHaveLength(30)
    expect(await reasons([skill, 'when:evening'])).toEqual(['too-close'])
    const other = await deskOf('garage', 'brest')
    expect((await found([skill, 'when:evening'], other)).people).toHaveLength(30)
    expect(await reasons([skill], other)).toEqual(['too-close'])
  })

  it('beside one without them, or with another, tells nothing of fewer than five', async () => {
    await people(0, 6, drives)
    await people(6, 9)
    expect((await found([skill])).people).toHaveLength(9)
    // The three who did not say it would be told by the difference.
    expect(await reasons([skill, 'licence:b'])).toEqual(['too-close'])
    const other = await deskOf('garage', 'brest')
    expect((await found([skill, 'licence:b'], other)).people).toHaveLength(6)
    await change('visitor-0', ({ workTerms }) => ({ workTerms: { ...workTerms!, times: [], saidAt: '2' } }))
    expect(await reasons([skill, 'licence:b', 'when:evening'], other)).toEqual(['too-close'])
  })

  it('finds by start, permit and department who said yes to the sentence that names these', async () => {
    const scope = { startsBy: '2020-01-01', permits: ['forklift' as const], departments: ['48' as const] }
    await people(0, 5, { ...canCook, workScope: { ...scope, saidAt: '1' } })
    await people(5, 11)
    const asked = [skill, 'start:month', 'permit:forklift', 'in:48']
    const { people: cards } = await found(asked)
    expect(cards).toHaveLength(5)
    expect(cards[0]!.lines.map(({ key, found: is }) => [key, is])).toEqual(
      asked.map((key) => [key, 'present']),
    )
    expect(await reasons([skill, 'in:30'])).toEqual(['terms-too-narrow'])
    expect((await ask([skill, 'in:99'])).status).toBe(400)
    const yes = { id: 'c', purpose: 'search', type: 'given', turn: 1, at: 1, by: 'k' } as const
    for (let rank = 0; rank < 5; rank += 1)
      await change(`visitor-${rank}`, () => ({ consents: [{ ...yes, textId: 'search-2' }] }))
    const other = await deskOf('garage', 'brest')
    expect(await reasons(asked, other)).toEqual(['terms-too-narrow'])
  })

  it('tells how many it leaves out, and nobody whom it showed not', async () => {
    await people(0, 6, drives)
    await people(6, 14)
    expect((await found([skill])).withoutTerms).toBeUndefined()
    expect(await found([skill, 'licence:b'])).toMatchObject({ withoutTerms: 14, people: { length: 6 } })
    const met = await server.parts.store.read((view) =>
      view.all(
        view.tables
          .selectFrom('searchMeetings')
          .select('searchId')
          .where('siteId', '=', 'brest')
          .where('visitorId', '=', 'visitor-13'),
      ),
    )
    expect(met).toHaveLength(1)
    await people(14, 40)
    const other = await deskOf('garage', 'brest')
    expect((await found([skill, 'licence:b'], other)).withoutTerms).toBe(31)
  })

  it('tells no number that tells of one to four people, however often it is asked', async () => {
    await people(0, 6, drives)
    await people(6, 9)
    // Without the terms there are three more: the list without them would stay as it was shown.
    expect((await found([skill, 'licence:b'])).withoutTerms).toBe(6)
    expect((await found([skill])).people).toHaveLength(6)
    await people(9, 13)
    expect((await found([skill, 'licence:b'])).withoutTerms).toBe(13)
    // Who comes now is told of once they are five, in a number as in a list.
    await person('visitor-13')
    expect((await found([skill, 'licence:b'])).withoutTerms).toBe(13)
    expect((await found([skill])).people).toHaveLength(13)
    await people(14, 18)
    expect((await found([skill, 'licence:b'])).withoutTerms).toBe(18)
  })

  it('that finds too few says that there are enough without the terms, once there are five, and knows them then', async () => {
    await people(0, 2, drives)
    await people(2, 4)
    expect(await reasons([skill, 'licence:b'])).toEqual(['too-few'])
    await person('visitor-4')
    expect(await reasons([skill, 'licence:b'])).toEqual(['terms-too-narrow'])
    await person('visitor-5')
    expect((await found([skill])).people).toHaveLength(5)
  })

  it('is told to a desk of before as it knows it', async () => {
    await people(0, 6)
    const old = { [PROTOCOL_HEADER]: '14' }
    const wanted = [{ key: skill }, { key: 'licence:b' }]
    const answer = await desk.call('POST', 'employer/searches', { wanted }, old)
    expect(refusalIn(answer).reasons).toEqual(['too-few'])
    const form = { requestId: 'request-number-1', name: 'a', wanted: [{ key: skill }, { key: 'in:48' }] }
    await desk.call('POST', 'employer/saved-searches', form)
    const kept = async (headers?: Record<string, string>) =>
      (
        (await desk.call('GET', 'employer/saved-searches', undefined, headers)).body as {
          searches: SavedSearch[]
        }
      ).searches
    expect(await kept(old)).toEqual([])
    expect((await kept())[0]!.sought.map(({ fr }) => fr)).toEqual(['cuisiner', 'Lozère (48)'])
  })
})
