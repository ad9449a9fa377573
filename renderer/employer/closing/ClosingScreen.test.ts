import { afterEach, describe, expect, it, vi } from 'vitest'
import { makeApplication, makeOffer } from '../../desk/hiring/test-support/made-applications.ts'
import { fakeDesk } from '../test-support/fake-desk.ts'
import { mountDesk, type MountedDesk } from '../test-support/mount-screen.ts'

let mounted: MountedDesk | undefined
afterEach(() => mounted?.wrapper.unmount())

const waiting = (count: number) =>
  Array.from({ length: count }, (_, index) => makeApplication({ id: `a${index}`, daysAgo: count - index }))

describe('closing an offer', () => {
  it('is not possible while somebody waits, and says so kindly', async () => {
    const desk = fakeDesk({ jobOffers: [makeOffer()], applications: waiting(7) })
    mounted = await mountDesk(desk, '/offres/offer-1/clore')
    expect(mounted.text()).toContain('7 personnes attendent encore une réponse')
    expect(mounted.wrapper.findAll('button').some((button) => button.text() === 'Clore l’offre')).toBe(false)
  })

  it('answers everybody on one screen, ten at a time, then closes and shows the report', async () => {
    const desk = fakeDesk({ jobOffers: [makeOffer()], applications: waiting(12) })
    mounted = await mountDesk(desk, '/offres/offer-1/clore')
    expect(mounted.text()).toContain('Répondre à 10 personnes')
    for (const left of [10, 2]) {
      await mounted.tap('Refuser')
      await mounted.tap('Poste pourvu')
      await mounted.tap(`Envoyer ${left} réponses`)
    }
    expect(mounted.text()).toContain('2 personnes liront votre réponse')
    expect(mounted.text()).toContain('Tout le monde a sa réponse')
    await mounted.tap('Clore l’offre')
    expect(desk.held('jobOffers')[0]!.closedAt).toBeDefined()
    expect(mounted.path()).toBe('/offres/offer-1/bilan')
    expect(mounted.text()).toMatch(/Candidatures reçues ?12 ?Ont reçu une réponse ?12/)
  })

  it('names people told "yes" without an end, and does not hold the closing for them', async () => {
    const promised = makeApplication({
      daysAgo: 20,
      told: [{ type: 'pursued', daysAgo: 10, nextStep: { what: 'Un appel' } }],
    })
    mounted = await mountDesk(
      fakeDesk({ jobOffers: [makeOffer()], applications: [promised] }),
      '/offres/offer-1/clore',
    )
    expect(mounted.text()).toContain('Une personne a reçu une réponse favorable sans suite dite')
    expect(mounted.wrapper.findAll('button').some((button) => button.text() === 'Clore l’offre')).toBe(true)
  })

  it('chooses the ten oldest, everybody, nobody, or one by one', async () => {
    const desk = fakeDesk({ jobOffers: [makeOffer()], applications: waiting(12) })
    mounted = await mountDesk(desk, '/offres/offer-1/clore')
    await mounted.tap('Personne')
    expect(mounted.text()).toContain('Cochez au moins une personne')
    await mounted.tap('Tout le monde')
    expect(mounted.text()).toContain('Répondre à 12 personnes')
    const [first] = mounted.wrapper.findAll<HTMLInputElement>('fieldset input[type="checkbox"]')
    await first!.setValue(false)
    expect(mounted.text()).toContain('Répondre à 11 personnes')
    await mounted.tap('Les dix plus anciennes')
    expect(mounted.text()).toContain('Répondre à 10 personnes')
    await mounted.tap('Revenir aux offres')
    expect(mounted.path()).toBe('/offres')
    expect(desk.held('jobOffers')[0]!.closedAt).toBeUndefined()
  })

  it('counts in its report what the server received a second ago', async () => {
    const justNow = makeApplication({ daysAgo: 20, told: [{ type: 'refused', daysAgo: -0.0001 }] })
    const desk = fakeDesk({ jobOffers: [makeOffer()], applications: [justNow] })
    mounted = await mountDesk(desk, '/offres/offer-1/bilan')
    expect(mounted.text()).toMatch(/Candidatures reçues ?1 ?Ont reçu une réponse ?1/)
  })

  it('prints its report', async () => {
    const print = vi.fn()
    vi.stubGlobal('print', print)
    mounted = await mountDesk(fakeDesk({ jobOffers: [makeOffer()] }), '/offres/offer-1/bilan')
    await mounted.tap('Imprimer')
    expect(print).toHaveBeenCalledOnce()
    vi.unstubAllGlobals()
  })

  it('says when nothing came out of the printer', async () => {
    vi.stubGlobal('shell', { print: () => Promise.resolve('failed') })
    mounted = await mountDesk(fakeDesk({ jobOffers: [makeOffer()] }), '/offres/offer-1/bilan')
    await mounted.tap('Imprimer')
    expect(mounted.said()).toContain('Rien n’est sorti de l’imprimante')
    vi.unstubAllGlobals()
  })
})
