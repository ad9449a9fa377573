import { afterEach, describe, expect, it, vi } from 'vitest'
import { makeApplication, makeOffer, NOW } from '../../desk/hiring/test-support/made-applications.ts'
import { fakeDesk, type FakeDesk } from '../test-support/fake-desk.ts'
import { mountDesk, type MountedDesk } from '../test-support/mount-screen.ts'

let mounted: MountedDesk | undefined
afterEach(() => mounted?.wrapper.unmount())

async function open(desk: FakeDesk, path = '/candidatures'): Promise<MountedDesk> {
  mounted = await mountDesk(desk, path)
  return mounted
}
const offers = [makeOffer(), makeOffer({ id: 'offer-2', title: 'Vendeuse' })]
const eventsOf = (desk: FakeDesk, id: string) =>
  desk
    .held('applications')
    .find((application) => application.id === id)!
    .events.map(({ type }) => type)

function someDesk(): FakeDesk {
  return fakeDesk({
    jobOffers: offers,
    applications: [
      makeApplication({ id: 'aicha', daysAgo: 34, sent: { name: 'Aïcha', message: 'Je me lève tôt.' } }),
      makeApplication({ id: 'thomas', daysAgo: 12, sent: { name: 'Thomas', phone: '06 39 98 12 34' } }),
      makeApplication({ id: 'linh', daysAgo: 2, offer: 'offer-2', sent: { name: 'Linh' } }),
    ],
  })
}

describe('the inbox screen', () => {
  it('does not tell a candidate that they were read before somebody opens the application', async () => {
    const desk = someDesk()
    const screen = await open(desk)
    expect(screen.text()).toContain('La prochaine réponse')
    expect(screen.text()).toContain('Aïcha')
    expect(eventsOf(desk, 'aicha')).toEqual(['submitted'])
  })

  it('asks whether the recruitment is over once its last place is filled, and leads to its end', async () => {
    const hired = (id: string) => makeApplication({ id, daysAgo: 9, told: [{ type: 'hired', daysAgo: 1 }] })
    const two = makeOffer({ seats: 2 })
    const half = await open(
      fakeDesk({ jobOffers: [two], applications: [hired('aicha')] }),
      '/candidatures/aicha',
    )
    expect(half.text()).not.toContain('pourvu')
    half.wrapper.unmount()
    const applications = [hired('aicha'), hired('thomas'), makeApplication({ id: 'linh', daysAgo: 2 })]
    const screen = await open(fakeDesk({ jobOffers: [two], applications }), '/candidatures/aicha')
    expect(screen.text()).toContain('Les 2 postes sont pourvus. Le recrutement est-il fini')
    await screen.tap('Répondre à tous et clore')
    expect(screen.text()).toContain('Une personne attend encore une réponse')
  })

  it('tells it once, however often the application is opened', async () => {
    const desk = someDesk()
    const screen = await open(desk)
    await screen.tap('Ouvrir')
    expect(eventsOf(desk, 'aicha')).toEqual(['submitted', 'viewed'])
    await screen.go('/candidatures/thomas')
    await screen.go('/candidatures/aicha')
    expect(eventsOf(desk, 'aicha')).toEqual(['submitted', 'viewed'])
    expect(screen.text()).toContain('Je me lève tôt.')
    expect(screen.text()).toContain('sans réponse depuis 34 jours')
  })

  it('says that no host knows who sent one, in words that stay true once it was set aside', async () => {
    const doubted = { ...makeApplication({ id: 'somebody', daysAgo: 40 }), unverified: true }
    const desk = fakeDesk({
      jobOffers: offers,
      applications: [doubted, makeApplication({ id: 'aicha', daysAgo: 3 })],
    })
    const screen = await open(desk, '/candidatures/somebody')
    expect(screen.text()).toContain('L’accueil n’a pas confirmé qui a envoyé cette candidature')
    expect(screen.text()).not.toMatch(/pas encore (vérifié|confirmé)|dès maintenant/u)
    await screen.go('/candidatures/aicha')
    expect(screen.text()).not.toContain('L’accueil n’a pas confirmé')
  })

  it('says when the disk refused it, and the application is read and answered all the same', async () => {
    const desk = someDesk()
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    const save = vi.spyOn(desk.data, 'save').mockRejectedValue(new Error('disk'))
    const screen = await open(desk, '/candidatures/aicha')
    await vi.waitFor(() => expect(screen.text()).toContain('Rouvrez sa candidature pour réessayer'))
    expect(screen.text()).toContain('Je me lève tôt.')
    expect(reported).toHaveBeenCalledOnce()
    save.mockRestore()
    await screen.go('/candidatures/thomas')
    await screen.go('/candidatures/aicha')
    expect(eventsOf(desk, 'aicha')).toEqual(['submitted', 'viewed'])
    expect(screen.text()).not.toContain('Rouvrez sa candidature')
    vi.unstubAllGlobals()
  })

  it('says who answered meanwhile, keeps what is being written, and adds it to that answer', async () => {
    const desk = someDesk()
    const screen = await open(desk, '/candidatures/aicha')
    await screen.tap('Refuser')
    await screen.tap('Poste pourvu')
    await screen.wrapper.get('textarea').setValue('Mes mots à moi.')
    const before = desk.held('applications').find(({ id }) => id === 'aicha')!
    const theirs = { id: 'theirs', type: 'refused', at: NOW, by: 'desk-2', receivedAt: NOW } as const
    const reasons = [{ code: 'recruitment_stopped' as const }]
    const events = [...before.events, { ...theirs, reasons, message: 'Les mots d’Armelle.' }]
    await desk.data.save('applications', { ...before, events })
    await screen.wrapper.vm.$nextTick()
    expect(screen.text()).toContain('Un autre poste de votre entreprise a répondu « non, cette fois »')
    expect(screen.text()).toContain('Les mots d’Armelle.')
    await screen.tap('Envoyer')
    expect(screen.text()).toContain('Une réponse existe déjà pour cette candidature')
    expect(screen.wrapper.get('textarea').element.value).toBe('Mes mots à moi.')

    await screen.tap('Ajouter mes mots')
    expect(screen.wrapper.get('textarea').element.value).toBe('Mes mots à moi.')
    await screen.tap('Envoyer')
    const told = desk.held('applications').find(({ id }) => id === 'aicha')!.events
    expect(told.at(-1)).toMatchObject({ type: 'qualified', message: 'Mes mots à moi.' })
    expect(told.filter(({ type }) => type === 'refused')).toHaveLength(1)
  })

  it('says which of two answers counts that crossed, and that the person reads both', async () => {
    const desk = someDesk()
    const before = desk.held('applications').find(({ id }) => id === 'aicha')!
    const told = (by: string, type: 'refused' | 'hired', at: number) => ({
      id: by,
      type,
      at,
      by,
      receivedAt: at,
    })
    const events = [...before.events, told('desk-1', 'refused', NOW - 2), told('desk-2', 'hired', NOW - 1)]
    await desk.data.save('applications', { ...before, events })
    const screen = await open(desk, '/candidatures/aicha')
    expect(screen.text()).toMatch(
      /croisées. Un autre poste .* « embauche », .*c’est elle qui compte. De ce poste, .* « non, cette fois »/,
    )
  })

  it('takes names and words out of the page while the desk is veiled', async () => {
    const screen = await open(someDesk(), '/candidatures/thomas')
    expect(screen.text()).toContain('06 39 98 12 34')
    screen.veiled.value = true
    await screen.wrapper.vm.$nextTick()
    for (const hidden of ['Aïcha', 'Thomas', 'Linh', '06 39'])
      expect(screen.wrapper.html()).not.toContain(hidden)
    screen.veiled.value = false
    await screen.wrapper.vm.$nextTick()
    expect(screen.text()).toContain('Thomas')
  })

  it('blanks what is being written while veiled, and keeps it in place', async () => {
    const screen = await open(someDesk(), '/candidatures/aicha')
    await screen.tap('Embaucher')
    const panel = () => screen.wrapper.find('section[aria-label="Votre réponse"]')
    expect(panel().classes()).not.toContain('veiled')
    expect(panel().text()).toContain('embaucher pour')
    await panel().find('textarea').setValue('Bienvenue Aïcha.')
    screen.veiled.value = true
    await screen.wrapper.vm.$nextTick()
    expect(panel().classes()).toContain('veiled')
    expect(panel().text()).not.toContain('embaucher pour')
    expect((panel().find('textarea').element as HTMLTextAreaElement).value).toBe('Bienvenue Aïcha.')
  })

  it('answers, says what it does to the score, and offers the next one', async () => {
    const desk = someDesk()
    const screen = await open(desk, '/candidatures/aicha')
    await screen.tap('Refuser')
    await screen.tap('Poste pourvu')
    await screen.tap('Envoyer')
    expect(eventsOf(desk, 'aicha')).toEqual(['submitted', 'viewed', 'refused'])
    expect(desk.states.get('aicha')!.value).toBe('saved-here')
    expect(screen.text()).toContain('Enregistré ici')
    expect(screen.text()).toMatch(/Votre note : \d+ → \d+/)
    await screen.tap('Suivante : Thomas')
    expect(screen.path()).toBe('/candidatures/thomas')
  })

  it('keeps what was typed when one looks elsewhere and comes back', async () => {
    const screen = await open(someDesk(), '/candidatures/aicha')
    await screen.tap('Demander une précision')
    await screen.wrapper.find('textarea').setValue('Êtes-vous libre le samedi ?')
    await screen.go('/candidatures/thomas')
    expect(screen.text()).toContain('Brouillon gardé')
    await screen.go('/label')
    await screen.go('/candidatures/aicha')
    expect((screen.wrapper.find('textarea').element as HTMLTextAreaElement).value).toBe(
      'Êtes-vous libre le samedi ?',
    )
  })

  it('keeps the text and says why when the answer came too late', async () => {
    const desk = someDesk()
    const screen = await open(desk, '/candidatures/aicha')
    await screen.tap('Refuser')
    await screen.tap('Poste pourvu')
    // Meanwhile a host answered for the employer.
    const held = desk.held('applications').find(({ id }) => id === 'aicha')!
    held.events.push({ id: 'other', type: 'refused', at: held.events[0]!.at + 1, by: 'host' })
    await screen.tap('Envoyer')
    expect(screen.text()).toContain('Une réponse existe déjà pour cette candidature. Rien n’a été envoyé.')
    expect(screen.wrapper.find('textarea').exists()).toBe(true)
  })

  it('answers several people of one offer with one gesture, and never mixes offers', async () => {
    const desk = someDesk()
    const screen = await open(desk)
    await screen.wrapper.find('input[type=checkbox]').setValue(true)
    const boxes = () => screen.wrapper.findAll('ul input[type=checkbox]')
    await boxes()[0]!.setValue(true)
    expect(boxes()[2]!.attributes('disabled')).toBeDefined()
    await boxes()[1]!.setValue(true)
    expect(screen.text()).toContain('Répondre à 2 personnes')
    await screen.tap('Refuser')
    await screen.tap('Poste pourvu')
    await screen.tap('Envoyer 2 réponses')
    for (const id of ['aicha', 'thomas']) {
      const told = desk
        .held('applications')
        .find((application) => application.id === id)!
        .events.at(-1)!
      expect(told).toMatchObject({ type: 'refused', groupSize: 2, tone: 'plain' })
      expect(told).not.toHaveProperty('message')
    }
    expect(eventsOf(desk, 'linh')).toEqual(['submitted'])
    expect(screen.text()).toContain('2 personnes liront votre réponse')
  })

  it('shows the letter of whoever is chosen, as that person will read it', async () => {
    const screen = await open(someDesk())
    await screen.wrapper.find('input[type=checkbox]').setValue(true)
    await screen.wrapper.findAll('ul input[type=checkbox]')[0]!.setValue(true)
    await screen.tap('Refuser')
    await screen.tap('Poste pourvu')
    const letter = screen.wrapper.find('.letter').text()
    expect(letter).toContain('Merci pour votre candidature')
    expect(letter).toContain('Bonjour ')
  })

  it('is found again as it was left', async () => {
    const screen = await open(someDesk())
    await screen.wrapper.find('select').setValue('offer-2')
    await screen.go('/label')
    await screen.go('/candidatures')
    expect(screen.wrapper.findAll('ul li').map((row) => row.text())).toEqual([
      expect.stringContaining('Linh'),
    ])
  })

  it('says what to do when nothing waits', async () => {
    const screen = await open(fakeDesk({ jobOffers: offers }))
    expect(screen.text()).toContain('Pas encore de candidature')
  })

  it('shows one state or one offer alone, and all of them again', async () => {
    const screen = await open(someDesk())
    const rows = () => screen.wrapper.findAll('ul li').map((row) => row.text())
    const state = (words: string) =>
      screen.wrapper.findAll('button[aria-pressed]').find((button) => button.text().endsWith(words))!
    expect(rows()).toHaveLength(3)
    await state('Terminées').trigger('click')
    expect(screen.text()).toContain('Rien dans cette liste')
    await state('Toutes').trigger('click')
    expect(rows()).toHaveLength(3)
    const offer = screen.wrapper.find('select')
    await offer.setValue('offer-2')
    expect(rows()).toEqual([expect.stringContaining('Linh')])
    expect(state('Toutes').text()).toMatch(/^1/)
    await offer.setValue('all')
    expect(rows()).toHaveLength(3)
  })

  it('moves through the list by the arrows, one stop of the keyboard', async () => {
    const screen = await open(someDesk())
    const stops = () => screen.wrapper.findAll('ul button[tabindex="0"]').map((button) => button.text())
    const press = (key: string) => screen.wrapper.find('ul button[tabindex="0"]').trigger(`keydown.${key}`)
    expect(stops()).toEqual([expect.stringContaining('Aïcha')])
    await press('down')
    expect(stops()).toEqual([expect.stringContaining('Thomas')])
    await press('end')
    expect(stops()).toEqual([expect.stringContaining('Linh')])
    await press('home')
    await press('up')
    expect(stops()).toEqual([expect.stringContaining('Aïcha')])
  })

  it('lets go of a choice of several people, and of an open application', async () => {
    const screen = await open(someDesk())
    await screen.wrapper.find('input[type="checkbox"]').setValue(true)
    expect(screen.text()).toContain('Cochez des personnes de la même offre')
    await screen.tap('Revenir à la liste')
    expect(screen.text()).toContain('La prochaine réponse')
    await screen.tap('Ouvrir')
    expect(screen.path()).toBe('/candidatures/aicha')
    await screen.tap('Revenir à la liste')
    expect(screen.path()).toBe('/candidatures')
  })
})
