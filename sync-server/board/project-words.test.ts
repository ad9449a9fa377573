import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import { mergePostings, type Posting, type PostingFact } from '../../domain/postings/posting.ts'
import { MOST_LINES, type ProjectWord } from '../../domain/postings/project.ts'
import { readyLines } from '../../domain/postings/ready-words.ts'
import { byServer, newRecord, revised } from '../../domain/record/write.ts'
import type { Site } from '../../domain/sites/site.ts'
import { changeFields } from '../../domain/sync/field-stamps.ts'
import { addDays, siteDay } from '../../domain/time.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { dataOfVisitor } from '../erasure/my-data.ts'
import { sharingFollower } from './shared-projects.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sealTo, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let site: Site
let kiosk: TestDevice
let host: TestDevice
const SEWING = 'ability:work-in-team'
const READY = readyLines[0]!.words.fr

beforeEach(async () => {
  server = await TestServer.start()
  site = await server.createSite('brest')
  kiosk = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await server.account('brest', 'lea')
  await host.signIn('lea', 'lea-secret-secret')
  await keepProject({})
  await joined('AWA')
})
afterEach(() => server.stop())

const now = () => server.clock.now()
async function keepProject(fields: Partial<Posting>): Promise<void> {
  const head = { ...kiosk.stamp('p1', now()), mark: 'Une friperie' }
  const project: Posting = {
    ...sampleRecord('postings', head),
    ...{ kind: 'project', topic: 'business', authorId: 'NADIA', endsOn: addDays(siteDay(now()), 60) },
    ...{ steps: [{ text: 'Trouver un lieu' }, { text: 'Ouvrir' }], wanted: [SEWING], ...fields },
  }
  await server.parts.store.transaction((tx) => keepRecord(tx, 'postings', project))
}
async function joined(visitorId: string, postingId = 'p1'): Promise<void> {
  const told = { at: now(), by: 'k' }
  const events: ContactRequest['events'] = [
    { id: `${visitorId}.i`, type: 'interested', ...told },
    { id: `${visitorId}.a`, type: 'accepted', name: 'Nadia', ...told },
  ]
  const request = newRecord(
    { ...byServer(now()), siteId: 'brest' },
    { id: `of-${visitorId}`, postingId, visitorId, name: 'Awa', events },
  )
  await server.parts.store.transaction((tx) => keepRecord(tx, 'contactRequests', request))
}
let words = 0
async function says(visitorId: string, tells: ProjectWord, id = `w${(words += 1)}`) {
  server.clock.advance(1000)
  const head = { ...kiosk.stamp(id, now()), mark: visitorId }
  const { employerId: _none, ...request } = sampleRecord('contactRequests', head)
  const document = {
    ...{ ...request, postingId: 'p1', visitorId },
    events: [{ id: `${id}.e`, type: 'advanced', at: 1, by: 'claimed', tells }],
  }
  const sealed = await sealTo(site, JSON.stringify(document))
  const [answer] = await kiosk.push({ collection: 'contactRequests', id, sealed })
  return answer!
}
const held = async () => (await server.parts.store.read((view) => view.record('postings', 'p1', 'brest')))!
const shown = async () => (await held()).shown
/** What a host's desk tells, over the copy that it held. */
async function hostTells(before: Posting, ...facts: Partial<PostingFact>[]) {
  server.clock.advance(1000)
  const told = facts.map((fact) => ({ id: `h${(words += 1)}`, at: 1, by: 'x', ...fact }))
  const writer = { deviceId: host.scope.deviceId, now: now() }
  const document = changeFields(
    before,
    { facts: [...(before.facts ?? []), ...(told as PostingFact[])] },
    writer,
  )
  const row = { collection: 'postings', id: 'p1' } as const
  const [answer] = await host.push({ ...row, document, assumedRev: before.rev })
  if (answer!.outcome !== 'conflict') return answer!
  // As a desk does that hears of what it did not know: both copies, told once more.
  const master = answer!.master as unknown as Posting
  const both = revised(mergePostings(document, master), writer)
  const [again] = await host.push({ ...row, document: both, assumedRev: master.rev })
  return again!
}
const forbidden = { outcome: 'refused', reason: 'forbidden-event' }

describe('of a project nothing is told', () => {
  it('by somebody who does not belong to it, nor of a card that is none', async () => {
    expect(await says('YANN', { does: 'done', step: 0 })).toMatchObject(forbidden)
    await joined('YANN', 'another')
    expect(await says('YANN', { does: 'done', step: 0 })).toMatchObject(forbidden)
    await keepProject({ kind: 'help', topic: 'can-do' })
    expect(await says('NADIA', { does: 'done', step: 0 })).toMatchObject(forbidden)
    expect((await held()).facts).toBeUndefined()
  })

  it('that is its author’s to say, by others', async () => {
    expect(await says('AWA', { does: 'share' })).toMatchObject(forbidden)
    expect(await says('NADIA', { does: 'share' })).toMatchObject({ outcome: 'accepted' })
  })

  it('by who left it, until they join again', async () => {
    expect(await says('AWA', { does: 'left' })).toMatchObject({ outcome: 'accepted' })
    expect(await says('AWA', { does: 'done', step: 0 })).toMatchObject(forbidden)
    const own = await server.parts.store.read((view) => view.record('contactRequests', 'of-AWA', 'brest'))
    expect(own!.events.map(({ type }) => type)).toEqual(['interested', 'accepted', 'left'])
  })

  it('by a kiosk as if it were a card, nor by a desk in the name of its people', async () => {
    const before = await held()
    const forged = { ...before, ...kiosk.stamp('p1', now()), shown: { done: [0] } }
    const sealed = await sealTo(site, JSON.stringify({ ...forged, id: 'p2' }))
    const [answer] = await kiosk.push({ collection: 'postings', id: 'p2', sealed })
    expect(answer).toMatchObject({ outcome: 'refused', reason: 'forbidden-field' })
    await hostTells(before, { type: 'told', text: 'Rien', ofId: 'AWA', receipt: 'forged' })
    const [fact] = (await held()).facts!
    expect(fact).toMatchObject({ by: host.scope.deviceId, name: 'lea' })
    expect(fact!.ofId).toBeUndefined()
    expect(await hostTells(await held(), { type: 'share' })).toMatchObject(forbidden)
  })

  it('beyond its room', async () => {
    const full = Array.from({ length: MOST_LINES }, (_, index): PostingFact => ({
      ...{ id: `f${index}`, type: 'told', at: now(), by: 'server', text: READY },
    }))
    await keepProject({ facts: full })
    expect(await says('AWA', { does: 'told', text: READY })).toMatchObject({ reason: 'too-many-events' })
    expect((await held()).facts).toHaveLength(MOST_LINES)
    expect(await says('AWA', { does: 'done', step: 0 })).toMatchObject({ outcome: 'accepted' })
  })
})

describe('what its people tell', () => {
  it('is shown on every board, without who told it', async () => {
    await says('AWA', { does: 'done', step: 1 })
    await says('NADIA', { does: 'found', skill: SEWING })
    await says('AWA', { does: 'told', text: READY })
    expect(await shown()).toMatchObject({ done: [1], found: [SEWING], log: [{ text: READY }] })
    const [pulled] = (await kiosk.records('postings')) as Posting[]
    expect(pulled!.shown).toEqual(await shown())
    expect(JSON.stringify(pulled)).not.toContain('AWA')
    expect(pulled!.facts).toBeUndefined()
    await says('NADIA', { does: 'not-done', step: 1 })
    expect((await shown())!.done).toBeUndefined()
  })

  it('said twice is once, and a word that came again adds nothing', async () => {
    await says('AWA', { does: 'done', step: 0 }, 'same')
    await says('AWA', { does: 'done', step: 0 }, 'same')
    await says('NADIA', { does: 'done', step: 0 })
    expect((await held()).facts).toHaveLength(1)
  })

  it('a line in their own words waits for a host, who shows it or takes it away', async () => {
    await says('AWA', { does: 'told', text: 'On a trouvé trois portants' })
    await says('AWA', { does: 'told', text: 'Appelez-moi' })
    expect(await shown()).toBeUndefined()
    const [good, bad] = (await held()).facts!
    await hostTells(await held(), { type: 'approved', of: good!.id }, { type: 'undone', of: bad!.id })
    expect((await shown())!.log!.map(({ text }) => text)).toEqual(['On a trouvé trois portants'])
  })
})

it('two desks that tell at once without knowing of each other keep both', async () => {
  const before = await held()
  expect(await hostTells(before, { type: 'done', step: 0 })).toMatchObject({ outcome: 'accepted' })
  await hostTells(before, { type: 'told', text: 'Bonjour à tous' })
  expect(await shown()).toMatchObject({ done: [0], log: [{ text: 'Bonjour à tous' }] })
})

it('after a restore a desk brings back what people told, as the server heard it', async () => {
  await says('AWA', { does: 'told', text: READY })
  const copy = await held()
  await keepProject({})
  expect(await hostTells(copy)).toMatchObject({ outcome: 'accepted' })
  expect((await held()).facts).toEqual(copy.facts)
  expect(await shown()).toEqual(copy.shown)
})

it('who told it reads so, and what they wrote goes with them; what was done stays done', async () => {
  await says('AWA', { does: 'done', step: 0 })
  await says('AWA', { does: 'told', text: READY })
  const data = await dataOfVisitor(server.parts, { siteId: 'brest' }, 'AWA')
  expect(data.saidOnBoard!.map(({ said, line }) => [said, line])).toContainEqual(['advanced', READY])
  const before = await held()
  await server.parts.store.transaction((tx) => erasePerson(tx, 'brest', 'AWA', now()))
  expect(await shown()).toEqual({ done: [0] })
  expect(JSON.stringify(await held())).not.toContain('AWA')
  // A desk that had not heard of it tells something else.
  expect(await hostTells(before, { type: 'done', step: 1 })).toMatchObject({ outcome: 'accepted' })
  expect(await shown()).toEqual({ done: [0, 1] })
  expect(JSON.stringify(await held())).not.toContain('AWA')
})

describe('another site reads a project', () => {
  let other: TestDevice
  beforeEach(async () => {
    await server.createSite('vannes')
    other = await server.device('vannes', 'kiosk')
  })
  const elsewhere = async (from = other, subject = 'p1') => {
    const told = { kind: 'sharing', siteId: 'brest', subject } as const
    await server.parts.store.transaction(await sharingFollower(server.parts).works.sharing!(told))
    return ((await from.call('GET', 'board/elsewhere')).body as { projects: { id: string }[] }).projects
  }

  it('not by the wish of its author alone, nor by a host’s yes alone', async () => {
    await hostTells(await held(), { type: 'shared' })
    expect(await elsewhere()).toEqual([])
    const shared = (await held()).facts!.at(-1)!
    await hostTells(await held(), { type: 'undone', of: shared.id })
    await says('NADIA', { does: 'share' })
    expect(await elsewhere()).toEqual([])
  })

  it('those shared last first, whenever it was wished', async () => {
    await says('NADIA', { does: 'share' })
    await elsewhere()
    const first = await held()
    server.clock.advance(1000)
    const other = { ...first, id: 'p2', facts: [...first.facts!] }
    const yes = { id: 'yes', type: 'shared' as const, at: now(), by: 'h', of: first.facts!.at(-1)!.id }
    await server.parts.store.transaction((tx) =>
      keepRecord(tx, 'postings', { ...other, facts: [...other.facts, yes] }),
    )
    await elsewhere(undefined, 'p2')
    server.clock.advance(1000)
    await hostTells(await held(), { type: 'shared', of: first.facts!.at(-1)!.id })
    expect((await elsewhere()).map(({ id }) => id)).toEqual(['p1', 'p2'])
  })

  it('by both, without anybody’s name and without photos, until one of them takes it back', async () => {
    await says('NADIA', { does: 'share' })
    const wish = (await held()).facts!.at(-1)!
    await hostTells(await held(), { type: 'shared', of: wish.id }, { type: 'told', text: READY })
    const [project] = await elsewhere()
    expect(project).toMatchObject({ id: 'p1', title: 'Une friperie', shown: { log: [{ text: READY }] } })
    expect(JSON.stringify(project)).not.toMatch(/NADIA|AWA|photo|facts|authorId/)
    // Its own kiosks have the card itself.
    expect(await elsewhere(kiosk)).toEqual([])
    await says('NADIA', { does: 'not-shared' })
    expect(await elsewhere()).toEqual([])
  })
})
