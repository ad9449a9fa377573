import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CompetenceProfile } from '../../../domain/competences/profile.ts'
import { fromBase64Url, toBase64Url } from '../../../domain/credentials/base64url.ts'
import { cardKeyFrom } from '../../../domain/visits/pass-token.ts'
import type { PictureSecret } from '../visitor-api.ts'
import { argon2Key } from './argon2.ts'
import { dossierIdOf, dossierKey, openPage, saltOf, sealPage, type SealingCard } from './page-seal.ts'

/** As `argon2Key`, without the slowness. */
const quick = {
  stretch: async (secret: Uint8Array<ArrayBuffer>, salt: Uint8Array<ArrayBuffer>) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...secret, ...salt]))),
}
const picture = fc.integer({ min: 0, max: 11 })
const pictures = fc.tuple(picture, picture, picture, picture)
const cards: fc.Arbitrary<SealingCard> = fc.record({
  siteId: fc.constantFrom('brest', 'quimper'),
  passId: fc.constantFrom('123456788', 'ZZZZZZZZ8'),
  cardKey: fc.uint8Array({ minLength: 20, maxLength: 20 }).map(cardKeyFrom),
})
const pages = fc.record({
  profile: fc
    .array(fc.string({ unit: 'grapheme', maxLength: 300 }), { maxLength: 40 })
    .map((labels) => ({ competences: labels.map((label) => ({ label })) }) as unknown as CompetenceProfile),
  keptAt: fc.nat(),
})
const editions = fc.integer({ min: 1, max: 1000 })

const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b)

/** The page sealed by one card and pictures for one edition, opened as another would. */
async function openedBy(
  page: Parameters<typeof sealPage>[3],
  by: { card: SealingCard; secret: PictureSecret; edition: number },
  as: { card: SealingCard; secret: PictureSecret; edition: number },
  change = (sealed: string) => sealed,
) {
  const sealed = change(
    await sealPage(await dossierKey(quick, by.card, by.secret), by.card, by.edition, page),
  )
  const salt = saltOf(sealed)
  if (!salt) return { ok: false }
  return openPage(await dossierKey(quick, as.card, as.secret, salt), as.card, as.edition, sealed)
}

describe('a sealed page', () => {
  it('does not open with other pictures, another card, or as another edition', async () => {
    await fc.assert(
      fc.asyncProperty(
        pages,
        fc.tuple(cards, cards),
        fc.tuple(pictures, pictures),
        fc.tuple(editions, editions),
        async (page, [card, other], [secret, wrong], [edition, older]) => {
          const by = { card, secret, edition }
          fc.pre(differs(card, other) && differs(secret, wrong) && edition !== older)
          expect(await openedBy(page, by, { ...by, secret: wrong })).toEqual({ ok: false, reason: 'sealed' })
          expect(await openedBy(page, by, { ...by, card: other })).toEqual({ ok: false, reason: 'sealed' })
          expect(await openedBy(page, by, { ...by, edition: older })).toEqual({ ok: false, reason: 'sealed' })
        },
      ),
      { numRuns: 40 },
    )
  })

  it('does not open once any byte of it is another, or is missing', async () => {
    await fc.assert(
      fc.asyncProperty(
        pages,
        cards,
        pictures,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (page, card, secret, place, change) => {
          const by = { card, secret, edition: 1 }
          const altered = await openedBy(page, by, by, (sealed) => {
            const bytes = fromBase64Url(sealed)!
            bytes[place % bytes.length]! ^= change
            return toBase64Url(bytes)
          })
          expect(altered.ok).toBe(false)
          const cut = await openedBy(page, by, by, (sealed) => sealed.slice(0, place % sealed.length))
          expect(cut.ok).toBe(false)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('opens with its card and pictures as it was', async () => {
    await fc.assert(
      fc.asyncProperty(pages, cards, pictures, editions, async (page, card, secret, edition) => {
        const by = { card, secret, edition }
        expect(await openedBy(page, by, by)).toEqual({ ok: true, value: page })
      }),
      { numRuns: 40 },
    )
  })

  it('is as long whatever little or much it says within two thousand characters', async () => {
    const card = { siteId: 'brest', passId: '123456788', cardKey: '0'.repeat(20) }
    const key = await dossierKey(quick, card, [1, 2, 3, 4])
    const length = async (label: string) => {
      const profile = { competences: [{ label }] } as unknown as CompetenceProfile
      return (await sealPage(key, card, 1, { profile, keptAt: 1 })).length
    }
    expect(await length('x')).toBe(await length('J’ai gardé mes neveux.'))
  })

  it('lies under a name that its card alone tells', async () => {
    await fc.assert(
      fc.asyncProperty(cards, cards, async (card, other) => {
        const id = await dossierIdOf(card)
        expect(id).toMatch(/^[0-9A-Z]{32}$/)
        expect(id === (await dossierIdOf(other))).toBe(!differs(card, other))
        expect(id).not.toContain(card.passId)
      }),
    )
  })
})

it('a secret is stretched by argon2id over 64 MiB in four passes', async () => {
  const { verify } = await import('@node-rs/argon2')
  const salt = new Uint8Array(16).fill(7)
  const key = await argon2Key(new TextEncoder().encode('pictures'), salt)
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replaceAll('=', '')
  const encoded = `$argon2id$v=19$m=65536,t=4,p=1$${text(salt)}$${text(key)}`
  expect(await verify(encoded, 'pictures')).toBe(true)
}, 30_000)
