import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Application } from '../../../domain/hiring/application.ts'
import { makeApplication, makeOffer, NOW } from '../../desk/hiring/test-support/made-applications.ts'
import { read } from '../../desk/hiring/test-support/french.ts'
import { fakeDesk, type FakeDesk } from '../test-support/fake-desk.ts'
import { mountDesk, type MountedDesk } from '../test-support/mount-screen.ts'

let mounted: MountedDesk | undefined
afterEach(() => mounted?.wrapper.unmount())

const waiting = (count: number) =>
  Array.from({ length: count }, (_, index) => makeApplication({ id: `a${index}`, daysAgo: count - index }))

const bare = 'ces réponses comptent comme des réponses simples'
const chips = () => mounted!.wrapper.findAll<HTMLInputElement>('fieldset label.chip input')
const steps = () => {
  const inputs = mounted!.wrapper
    .findAll('section fieldset')
    .filter((choice) => choice.get('legend').text() === 'Une piste pour la suite')
    .flatMap((choice) => choice.findAll<HTMLInputElement>('input').map(({ element }) => element))
  const values = (of: HTMLInputElement[]) => of.map(({ value }) => value)
  return { chosen: values(inputs.filter(({ checked }) => checked)), all: values(inputs) }
}
const labels = () => mounted!.wrapper.findAll('fieldset label.chip').map((label) => read(label.text()))
/** People of whom the facts point at one missing competence, the oldest first. */
const unskilled = (count: number) =>
  waiting(count).map((application) => ({
    ...application,
    sent: { name: application.id, abilities: ['ability:team'] },
  }))
const refused = (desk: FakeDesk) =>
  desk
    .held('applications')
    .filter(({ events }) => events.at(-1)!.type === 'refused')
    .map(({ id }) => id)
const boxes = () => mounted!.wrapper.findAll<HTMLInputElement>('fieldset input[type="checkbox"]')
const buttons = () => mounted!.wrapper.findAll('button').map((button) => read(button.text()))
/** What the disk holds of an application already, and the screen did not hear yet. */
function holdUnheard(desk: FakeDesk, ...unheard: Application[]): void {
  const records = desk.data.records.bind(desk.data)
  vi.spyOn(desk.data, 'records').mockImplementation(((name: 'applications') => {
    const own = records(name)
    return {
      ...own,
      findOne(id: string) {
        const found = unheard.find((one) => one.id === id)
        return found ? { exec: () => Promise.resolve({ toJSON: () => found }) } : own.findOne(id)
      },
    }
  }) as never)
}
/** Whom one looks at. */
async function choose(group: number): Promise<void> {
  await chips()[group]!.setValue(true)
  await mounted!.wrapper.vm.$nextTick()
}

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
      if (left === 2) await mounted.tap('Tout le monde')
      await mounted.tap('Refuser')
      await mounted.tap('Poste pourvu')
      await mounted.tap(`Envoyer ${left} réponses`)
    }
    expect(mounted.text()).toContain('12 personnes liront votre réponse')
    expect(mounted.text()).toContain('Tout le monde a sa réponse')
    await mounted.tap('Clore l’offre')
    expect(desk.held('jobOffers')[0]!.closedAt).toBeDefined()
    expect(mounted.path()).toBe('/offres/offer-1/bilan')
    expect(mounted.text()).toMatch(/Candidatures reçues ?12 ?Ont reçu une réponse ?12/)
  })

  it('groups those who wait by likely reason, and begins the answer there without a step forward', async () => {
    const desk = fakeDesk({
      jobOffers: [makeOffer(), makeOffer({ id: 'offer-2', title: 'Vendeuse' })],
      applications: [
        ...['x', 'y'].map((id) =>
          makeApplication({ id, daysAgo: 20, sent: { abilities: ['ability:team'] } }),
        ),
        makeApplication({ id: 'z', daysAgo: 19, sent: { abilities: ['Pétrir et façonner'] } }),
        makeApplication({ id: 'h', daysAgo: 30, told: [{ type: 'hired', daysAgo: 5 }] }),
      ],
    })
    mounted = await mountDesk(desk, '/offres/offer-1/clore')
    expect(labels()).toEqual([
      'Compétence demandée non retrouvée : « Pétrir et façonner » (2)',
      'Poste pourvu (1)',
      'Tout le monde (3)',
    ])
    // Nothing is begun before a person chose whom they look at.
    expect(mounted.wrapper.find('textarea').exists()).toBe(false)
    await choose(0)
    expect(mounted.text()).toContain('ne l’ont ni cochée ni écrite')
    expect(mounted.wrapper.get('.letter').text()).toContain('Pétrir et façonner')
    expect(steps()).toEqual({
      chosen: ['none'],
      all: expect.not.arrayContaining(['offer:offer-1']) as unknown,
    })

    await mounted.tap('Envoyer 2 réponses')
    const told = desk
      .held('applications')
      .filter(({ events }) => events.some(({ type }) => type === 'refused'))
    expect(told.map(({ id }) => id).sort()).toEqual(['x', 'y'])
    for (const { events } of told) {
      const answer = events.at(-1)!
      expect(answer.reasons).toEqual([
        { code: 'skill_missing', criterionId: 'c1', criterion: 'Pétrir et façonner' },
      ])
      expect(answer).not.toHaveProperty('stepForward')
    }
    // Another offer may be a step forward; this one, never.
    await choose(0)
    expect(mounted.text()).toContain('autant de personnes qu’il y avait de postes')
    expect(steps().chosen).toEqual(['none'])
    expect(steps().all).toContain('offer:offer-2')
    expect(steps().all).not.toContain('offer:offer-1')
  })

  it('takes the answers of a group back, all at once, and then asks again', async () => {
    const desk = fakeDesk({ jobOffers: [makeOffer()], applications: waiting(3) })
    mounted = await mountDesk(desk, '/offres/offer-1/clore')
    await mounted.tap('Refuser')
    await mounted.tap('Poste pourvu')
    await mounted.tap('Envoyer 3 réponses')
    expect(mounted.text()).toContain('Tout le monde a sa réponse')
    await mounted.tap('Reprendre ces 3 réponses')
    expect(mounted.said()).toContain('3 réponses reprises')
    expect(mounted.text()).toContain('3 personnes attendent encore une réponse')
  })

  it('sends nothing at a second press: the next ten begin with a tap', async () => {
    const desk = fakeDesk({ jobOffers: [makeOffer()], applications: unskilled(22) })
    mounted = await mountDesk(desk, '/offres/offer-1/clore')
    await choose(0)
    await mounted.tap('Envoyer 10 réponses')
    await expect(mounted.tap('Envoyer')).rejects.toThrow('no button')
    expect(refused(desk)).toHaveLength(10)
    expect(boxes()).toEqual([])
    await choose(0)
    expect(buttons()).toContain('Envoyer 10 réponses')
  })

  it('has nobody chosen where the last group became everybody by itself', async () => {
    const desk = fakeDesk({
      jobOffers: [makeOffer()],
      applications: [...unskilled(2), makeApplication({ id: 'other', daysAgo: 1 })],
    })
    mounted = await mountDesk(desk, '/offres/offer-1/clore')
    await choose(2)
    await mounted.tap('Refuser')
    await mounted.tap('Poste pourvu')
    await choose(0)
    await mounted.tap('Envoyer 2 réponses')
    expect(mounted.text()).toContain('Cochez au moins une personne')
    expect(buttons().some((label) => label.startsWith('Envoyer'))).toBe(false)
  })

  it('never ticks by itself whom somebody unticked: not after sending, in another group or on another page', async () => {
    const desk = fakeDesk({ jobOffers: [makeOffer()], applications: unskilled(12) })
    mounted = await mountDesk(desk, '/offres/offer-1/clore')
    const isTicked = () => boxes()[0]!.element.checked
    await choose(0)
    await boxes()[0]!.setValue(false)
    await choose(1)
    expect(isTicked()).toBe(false)
    await choose(0)
    expect(isTicked()).toBe(false)
    await mounted.go('/candidatures/a0')
    await mounted.go('/offres/offer-1/clore')
    await choose(0)
    expect(isTicked()).toBe(false)
    await mounted.tap('Envoyer 10 réponses')
    await choose(0)
    expect(isTicked()).toBe(false)
    await mounted.tap('Envoyer')
    expect(refused(desk)).toHaveLength(11)
    expect(refused(desk).filter((id) => id === 'a0')).toEqual([])
    // Ticked again by hand, they are answered like anybody.
    await choose(0)
    await boxes()[0]!.setValue(true)
    await choose(1)
    expect(isTicked()).toBe(true)
  })

  it('takes back what was sent in two goes', async () => {
    const desk = fakeDesk({ jobOffers: [makeOffer()], applications: unskilled(12) })
    mounted = await mountDesk(desk, '/offres/offer-1/clore')
    for (const count of [10, 2]) {
      await choose(0)
      await mounted.tap(`Envoyer ${count} réponses`)
    }
    await mounted.tap('Reprendre ces 12 réponses')
    expect(mounted.said()).toContain('12 réponses reprises')
    expect(refused(desk)).toEqual([])
    expect(mounted.text()).not.toContain('liront votre réponse')
  })

  it('says how many were reached, without those concluded meanwhile', async () => {
    const people = unskilled(3)
    const desk = fakeDesk({ jobOffers: [makeOffer()], applications: people })
    mounted = await mountDesk(desk, '/offres/offer-1/clore')
    await choose(0)
    const elsewhere = { id: 'r', type: 'refused', at: NOW, by: 'desk-2', receivedAt: NOW } as const
    holdUnheard(desk, { ...people[0]!, events: [...people[0]!.events, elsewhere] })
    await mounted.tap('Envoyer 3 réponses')
    // The screen hears of it now.
    await desk.data.save('applications', { ...people[0]!, events: [...people[0]!.events, elsewhere] })
    await mounted.wrapper.vm.$nextTick()
    expect(mounted.text()).toContain('2 personnes liront votre réponse')
    expect(buttons()).toContain('Reprendre ces 2 réponses')
  })

  it.each([
    [2, '1', 'Réponse reprise', 'Pour une personne, il était trop tard'],
    [3, '2', 'Réponse reprise', 'Pour 2 personnes, il était trop tard'],
  ])('says of %i answers that %s could not be taken back', async (count, _late, taken, words) => {
    const desk = fakeDesk({ jobOffers: [makeOffer()], applications: unskilled(count) })
    mounted = await mountDesk(desk, '/offres/offer-1/clore')
    await choose(0)
    await mounted.tap(`Envoyer ${count} réponses`)
    // Their ten minutes ran out between the screen and the disk.
    const kept = desk.held('applications').filter(({ id }) => id !== 'a0')
    holdUnheard(desk, ...kept.map((one) => ({ ...one, events: one.events.slice(0, 1) })))
    await mounted.tap(`Reprendre ces ${count} réponses`)
    expect(mounted.said()).toContain(taken)
    expect(mounted.said()).toContain(words)
  })

  it('leads to one person, and leaves out whoever is not ticked', async () => {
    const desk = fakeDesk({
      jobOffers: [makeOffer()],
      applications: ['x', 'y'].map((id) =>
        makeApplication({ id, daysAgo: 20, sent: { name: id, abilities: ['ability:team'] } }),
      ),
    })
    mounted = await mountDesk(desk, '/offres/offer-1/clore')
    await choose(0)
    await mounted.wrapper.findAll<HTMLInputElement>('fieldset input[type="checkbox"]')[0]!.setValue(false)
    await mounted.tap('Envoyer')
    const refused = desk.held('applications').filter(({ events }) => events.at(-1)!.type === 'refused')
    expect(refused.map(({ id }) => id)).toEqual(['y'])
    await choose(0)
    await mounted.tap('Lire')
    expect(mounted.path()).toBe('/candidatures/x')
  })

  it('says that more than ten at once count as answers alone, whatever the reason', async () => {
    const people = Array.from({ length: 12 }, (_, index) =>
      makeApplication({ id: `p${index}`, daysAgo: 20, sent: { abilities: ['ability:team'] } }),
    )
    mounted = await mountDesk(
      fakeDesk({ jobOffers: [makeOffer()], applications: people }),
      '/offres/offer-1/clore',
    )
    await choose(0)
    expect(mounted.text()).toContain('Envoyer 10 réponses')
    expect(mounted.text()).not.toContain(bare)
    await mounted.tap('Tout le monde')
    expect(mounted.text()).toContain(bare)
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

  it('chooses the ten oldest without whom somebody took out one by one', async () => {
    const desk = fakeDesk({ jobOffers: [makeOffer()], applications: waiting(12) })
    mounted = await mountDesk(desk, '/offres/offer-1/clore')
    const ticked = () => boxes().flatMap(({ element }, index) => (element.checked ? [index] : []))
    await boxes()[1]!.setValue(false)
    await mounted.tap('Les dix plus anciennes')
    expect(ticked()).toEqual([0, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    // Beginning again with nobody takes nobody out, and whoever was out stays out.
    await mounted.tap('Personne')
    expect(ticked()).toEqual([])
    await mounted.tap('Les dix plus anciennes')
    expect(ticked()).toEqual([0, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    // Everybody is everybody.
    await mounted.tap('Tout le monde')
    expect(ticked()).toHaveLength(12)
    await mounted.tap('Les dix plus anciennes')
    expect(ticked()).toContain(1)
  })

  it('ticks nobody by itself once somebody began again with nobody', async () => {
    const desk = fakeDesk({ jobOffers: [makeOffer()], applications: unskilled(12) })
    mounted = await mountDesk(desk, '/offres/offer-1/clore')
    await choose(0)
    await mounted.tap('Personne')
    await boxes()[3]!.setValue(true)
    await mounted.go('/candidatures/a0')
    await mounted.go('/offres/offer-1/clore')
    await choose(0)
    expect(boxes().filter(({ element }) => element.checked)).toHaveLength(1)
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
