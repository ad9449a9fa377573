import { describe, expect, it } from 'vitest'
import type { Employer } from './employer.ts'
import { askReply, decideReply, longestReply, readReply, replyWaits, takeReplyBack } from './label-reply.ts'

type Replies = Pick<Employer, 'reply' | 'replyAsked'>
const published: Replies = { reply: { words: 'Avant.', publishedAt: 1 } }
const asked = (fields: Partial<NonNullable<Employer['replyAsked']>> = {}): Replies => ({
  ...published,
  replyAsked: { words: 'Nous répondons.', askedAt: 10, ...fields },
})

describe('what an employer replies to its label', () => {
  it.each([
    ['nothing-said', ' \u200b\n'],
    ['text-too-long', 'a'.repeat(longestReply + 1)],
    ['protected-wording', 'Nous ne prenons pas de femme enceinte.'],
    ['contact-details', 'Appelez le 06.12.34.56.78'],
    ['contact-details', 'Écrivez à anne@fournil.fr'],
    ['contact-details', 'Lisez https://fournil.fr/emploi'],
  ])('is not sent for %s', (reason, words) => {
    expect(readReply(words)).toEqual({ ok: false, reason })
    expect(askReply(published, words, undefined, 20)).toEqual({ ok: false, reason })
  })

  it('is as long as the record takes, and cleaned', () => {
    expect(readReply(`  ${'é'.repeat(longestReply)} `)).toMatchObject({ ok: true })
    expect(readReply('Nous\u202e répondons.')).toEqual({ ok: true, value: 'Nous répondons.' })
  })

  it('waits for a host from the first one on, beside what is published', () => {
    const first = askReply<Replies>({}, ' Nous répondons. ', undefined, 20)
    expect(first).toEqual({ ok: true, value: { replyAsked: { words: 'Nous répondons.', askedAt: 20 } } })
    expect(askReply(published, 'Autre.', undefined, 20)).toMatchObject({ ok: true, value: published })
    // There is none whose place it would take.
    expect(askReply<Replies>({}, 'Autre.', 10, 20)).toEqual({ ok: false, reason: 'replaced' })
  })

  it('takes the place of none that its author has not seen', () => {
    expect(askReply(asked(), 'Autre.', undefined, 20)).toEqual({ ok: false, reason: 'replaced' })
    expect(askReply(asked(), 'Autre.', 9, 20)).toEqual({ ok: false, reason: 'replaced' })
    expect(askReply(asked(), 'Autre.', 10, 20)).toEqual({
      ok: true,
      value: { ...published, replyAsked: { words: 'Autre.', askedAt: 20 } },
    })
  })

  it('said again in the same words was said once, unless it was refused', () => {
    expect(askReply(asked(), 'Nous répondons.', undefined, 20)).toEqual({ ok: true, value: asked() })
    const refused = asked({ refusedAt: 12, refusal: 'Non.' })
    expect(askReply(refused, 'Nous répondons.', 10, 20)).toMatchObject({
      value: { replyAsked: { askedAt: 20 } },
    })
  })

  it('is another one each time, also in one moment and when a clock went back', () => {
    for (const now of [10, 3]) {
      expect(askReply(asked(), 'Autre.', 10, now)).toMatchObject({ value: { replyAsked: { askedAt: 11 } } })
    }
  })
})

describe('a host', () => {
  it('decides on nothing that does not wait, and on no other words than those that were read', () => {
    expect(decideReply(published, 10, undefined, 20)).toEqual({ ok: false, reason: 'nothing-asked' })
    const refused = asked({ refusedAt: 12, refusal: 'Non.' })
    expect(decideReply(refused, 10, undefined, 20)).toEqual({ ok: false, reason: 'nothing-asked' })
    expect(decideReply(asked(), 9, undefined, 20)).toEqual({ ok: false, reason: 'replaced' })
  })

  it('publishes it in the place of the one before, which stays until then', () => {
    expect(asked().reply).toEqual(published.reply)
    expect(decideReply(asked(), 10, undefined, 20)).toEqual({
      ok: true,
      value: { reply: { words: 'Nous répondons.', publishedAt: 20 } },
    })
  })

  it('says why not, and what is published stays', () => {
    const decided = decideReply(asked(), 10, 'Vous nommez quelqu’un.', 20)
    expect(decided).toEqual({
      ok: true,
      value: asked({ refusedAt: 20, refusal: 'Vous nommez quelqu’un.' }),
    })
    expect(decided.ok && replyWaits(decided.value)).toBe(false)
    expect(replyWaits(asked())).toBe(true)
    expect(replyWaits(published)).toBe(false)
  })
})

it('the employer takes back the one or the other', () => {
  expect(takeReplyBack(asked(), 'asked')).toEqual(published)
  expect(takeReplyBack(asked(), 'published')).toEqual({ replyAsked: asked().replyAsked })
  expect(takeReplyBack({}, 'published')).toEqual({})
})
