import { describe, expect, it } from 'vitest'
import { LONGEST_NAME } from './contact-request.ts'
import { postingSchema } from './posting.ts'
import { newPosting, readPosting, wordOnPosting, type PostingForm } from './write-posting.ts'

const TODAY = '2026-04-13'
const { title: titles, text: texts, steps } = postingSchema.properties
const longestStep = steps.items.properties.text.maxLength
const form: PostingForm = { topic: 'business', title: 'Monter une friperie' }
const reasonOf = (more: Partial<PostingForm>) => {
  const read = readPosting({ ...form, ...more }, TODAY)
  return read.ok ? 'ok' : read.reason
}
const writer = { siteId: 'brest', deviceId: 'k1', now: 7 }

describe('a form', () => {
  it('becomes a card with all that was said, and with nothing that was not', () => {
    const said = {
      ...{ text: 'Au rez-de-chaussée', stage: 'idea' as const, wanted: ['ability:mend'], picture: 'box' },
      steps: [{ text: ' Trouver un lieu ' }, { text: ' \u200b ' }, { text: 'Ouvrir', picture: 'arrive' }],
    }
    expect(readPosting({ ...form, ...said }, TODAY)).toEqual({
      ok: true,
      value: {
        ...{ kind: 'project', topic: 'business', title: 'Monter une friperie', endsOn: '2026-06-12' },
        ...{ text: 'Au rez-de-chaussée', stage: 'idea', wanted: ['ability:mend'], picture: 'box' },
        steps: [{ text: 'Trouver un lieu' }, { text: 'Ouvrir', picture: 'arrive' }],
      },
    })
    expect(readPosting({ ...form, wanted: [], steps: [], text: ' ' }, TODAY)).toEqual({
      ok: true,
      value: { kind: 'project', topic: 'business', title: 'Monter une friperie', endsOn: '2026-06-12' },
    })
  })

  it('has a stage for a project alone', () => {
    const read = readPosting({ topic: 'gift', title: 'Des livres', stage: 'idea' }, TODAY)
    expect(read.ok && 'stage' in read.value).toBe(false)
  })

  it('may be as long as each of its fields, in letters as people count them, and no longer', () => {
    // A face is one letter to whoever counts, and two to a computer.
    for (const letter of ['é', '🙂']) {
      expect(reasonOf({ title: letter.repeat(titles.maxLength) })).toBe('ok')
      expect(reasonOf({ title: letter.repeat(titles.maxLength + 1) })).toBe('title-too-long')
      expect(reasonOf({ text: letter.repeat(texts.maxLength) })).toBe('ok')
      expect(reasonOf({ text: letter.repeat(texts.maxLength + 1) })).toBe('text-too-long')
      const step = { text: letter.repeat(longestStep) }
      expect(reasonOf({ steps: [step] })).toBe('ok')
      expect(reasonOf({ steps: [step, { text: `${step.text}a` }] })).toBe('step-too-long')
    }
    expect(reasonOf({ title: ' \u200b ' })).toBe('title-needed')
  })

  it('of a success is taken with a yes alone, which no other card holds, and ends after a week', () => {
    const success = { topic: 'dared-to', title: 'J’ai osé téléphoner' } as const
    expect(readPosting(success, TODAY)).toEqual({ ok: false, reason: 'agreement-needed' })
    expect(readPosting({ ...success, agreedToShow: false }, TODAY)).toMatchObject({ ok: false })
    expect(readPosting({ ...success, agreedToShow: true }, TODAY)).toEqual({
      ok: true,
      value: { ...success, kind: 'success', agreedToShow: true, endsOn: '2026-04-20' },
    })
    const other = readPosting({ ...form, agreedToShow: true }, TODAY)
    expect(other.ok && 'agreedToShow' in other.value).toBe(false)
  })

  it('of an event has a day from today on, as far as events are announced', () => {
    const on = (day?: string) => reasonOf({ topic: 'gathering', ...(day === undefined ? {} : { on: day }) })
    expect(on()).toBe('day-needed')
    expect([on('2026-04-12'), on(TODAY), on('2026-06-12'), on('2026-06-13')]).toEqual([
      'day-over',
      'ok',
      'ok',
      'day-too-far',
    ])
    // The day of anything else is its topic's.
    expect(readPosting({ ...form, on: '2026-04-20' }, TODAY)).toMatchObject({
      value: { endsOn: '2026-06-12' },
    })
  })
})

it('a card is whose it is told to be, with each field stamped', () => {
  const read = readPosting(form, TODAY)
  const card = newPosting(read.ok ? read.value : ({} as never), { id: 'p', authorId: 'AWA' }, writer)
  expect(card).toMatchObject({ id: 'p', authorId: 'AWA', siteId: 'brest', at: 7, by: 'k1' })
  expect(Object.keys(card.stamps).sort()).toEqual(['authorId', 'endsOn', 'kind', 'title', 'topic'])
  expect(card).not.toHaveProperty('events')
})

describe('a word on a card', () => {
  const ids = { id: 'w', eventId: 'e' }
  const say = (word: Partial<Parameters<typeof wordOnPosting>[0]>) =>
    wordOnPosting({ type: 'interested', postingId: 'p', visitorId: 'AWA', ...word }, ids, writer)

  it('of interest has a name to be called by, cleaned and cut to what is told', () => {
    expect(say({ name: ' Awa\u200b ' })).toMatchObject({
      value: {
        ...{ id: 'w', postingId: 'p', visitorId: 'AWA', name: 'Awa' },
        events: [{ id: 'e', type: 'interested', at: 7, by: 'k1' }],
      },
    })
    const long = say({ name: '🙂'.repeat(LONGEST_NAME + 3) })
    expect(long.ok && [...long.value.name!]).toHaveLength(LONGEST_NAME)
    for (const name of [undefined, '', ' \u200b '])
      expect(say(name === undefined ? {} : { name })).toEqual({ ok: false, reason: 'name-needed' })
  })

  it('of anything else has none, and that something is wrong has its reason', () => {
    for (const type of ['reported', 'renewed', 'ended'] as const) {
      const told = say({ type, name: 'Awa' })
      expect(told.ok && 'name' in told.value).toBe(false)
      expect(told.ok && told.value.events[0]!.reason).toBe(type === 'reported' ? 'other' : undefined)
    }
    expect(say({ type: 'reported', reason: 'money' })).toMatchObject({
      value: { events: [{ type: 'reported', reason: 'money' }] },
    })
    const interested = say({ name: 'Awa', reason: 'money' })
    expect(interested.ok && 'reason' in interested.value.events[0]!).toBe(false)
  })
})
