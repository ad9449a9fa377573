import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { WireRecord } from '../../../domain/sync/messages.ts'
import { DAY } from '../../../domain/time.ts'
import type { Visitor } from '../../../domain/visits/visitor.ts'
import { plain } from '../../data/live.ts'
import { until } from '../../data/testing/device.ts'
import { aBooking, anApplication, anEmployer, anOffer, aSession, aVisit } from '../../data/testing/records.ts'
import { button, field, link, screen, type } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'

const entry = (id: string, fields: Partial<Visitor>) =>
  ({
    ...{ id, siteId: 'mende', rev: '000000001.000.server', at: 1, by: 'server', stamps: {} },
    ...{ firstSeenOn: '2026-11-02', lastSeenOn: '2026-11-20', ...fields },
  }) as never
const file = { attestations: [], cards: [], hasPictures: false }
const seat = { id: 'c', type: 'confirmed' as const, at: 1, by: 'server' }

const desk = useHostDesk(({ server }) => {
  server.write('visitors', entry('V1', { name: 'Jerôme Le Goff' }))
  server.write(
    'visitors',
    entry('V2', { name: 'Jérome Le Gof', firstSeenOn: '2026-11-21', lastSeenOn: '2026-11-21' }),
  )
  server.write('visitors', entry('V3', { name: 'Awa Cissé' }))
  server.write('visitors', entry('V4', {}))
  server.write('employers', anEmployer())
  server.write('jobOffers', anOffer())
  const startsAt = Date.now() + DAY
  server.write(
    'challengeSessions',
    aSession({ startsAt, endsAt: startsAt + DAY / 8, title: 'Vingt clients' }),
  )
  for (const [index, visitorId] of ['V1', 'V2'].entries()) {
    server.write(
      'visits',
      aVisit(`visit${index}`, { visitorId, name: 'Jérôme', arrivedAt: Date.now() - 60_000 }),
    )
    server.write('bookings', aBooking({ id: `b${index}`, visitorId, events: [seat] }))
    server.write('applications', { ...anApplication(), id: `a${index}`, visitorId } as WireRecord)
  }
  server.answers.set('host/visitors/V1/file', {
    ...file,
    attestations: [{ serial: 'S1', title: 'Vingt clients', issuedAt: 5 }],
    cards: [{ issuedAt: 3 }, { issuedAt: 2, revokedAt: 3 }],
    hasPictures: true,
    assistances: [
      {
        ...{
          by: 'Sophie Le Bris',
          beganAt: Date.UTC(2026, 10, 2, 10),
          endedAt: Date.UTC(2026, 10, 2, 10, 20),
        },
        acts: [{ act: 'seat', times: 2, at: Date.UTC(2026, 10, 2, 10) }],
      },
      { by: 'Léa', beganAt: Date.UTC(2026, 10, 3, 10), acts: [] },
    ],
  })
  server.answers.set('host/visitors/V2/file', { ...file, hasPictures: true })
  server.answers.set('host/visitors/V3/file', {
    ...file,
    elsewhere: [{ linkId: 'l1', site: 'Florac', since: Date.UTC(2026, 10, 3, 9), proof: 'host' }],
  })
  server.answers.set('host/visitors/V4/file', file)
  server.answers.set('host/visitors/V1/visits', {
    visits: [
      aVisit('old', {
        visitorId: 'V1',
        day: '2024-03-04',
        arrivedAt: Date.UTC(2024, 2, 4, 9),
        closing: 'unknown',
      }),
    ],
  })
})
const entryOf = async (id: string) => plain((await desk.data.records('visitors').findOne(id).exec())!)
const mergedInto = async (id: string) => (await entryOf(id)).mergedInto
const said = async (id: string) =>
  (await entryOf(id)).pairings?.map(({ type, withId, host }) => [type, withId, host])
const compare = async () => {
  button('Comparer Jerôme Le Goff et Jérome Le Gof').click()
  await until(() => document.querySelector('[role=dialog]')?.textContent.includes('oui'))
}

beforeEach(async () => {
  await signIn()
  await until(() => desk.data.records('visitors').findOne('V4').exec())
  await until(() => desk.data.records('applications').findOne('a1').exec())
})

describe('the directory', () => {
  beforeEach(() => goTo('Visiteurs'))

  test('finds a name as it sounds, a part of it, nobody’s, and those of a day', async () => {
    const people = () =>
      [...document.querySelectorAll('main li a')].map((one) => one.querySelector('strong')!.textContent)
    for (const [typed, names] of [
      ['gof', ['Jerôme Le Goff', 'Jérome Le Gof']],
      ['siss', ['Awa Cissé']],
      ['jérôm legof', ['Jerôme Le Goff', 'Jérome Le Gof']],
      ['sans', ['sans nom']],
    ] as const) {
      type('Nom', typed)
      await until(() => people().sort().join() === [...names].sort().join())
    }
    type('Nom', 'zzz')
    await until(() => screen().includes('Personne ne correspond'))
    type('Nom', '')
    type('Dernière visite le', '2026-11-21')
    await until(() => people().join() === 'Jérome Le Gof')
  })

  test('is walked by keyboard: down into the list, up again, Enter opens the first', async () => {
    type('Nom', 'cisse')
    await until(() => document.querySelectorAll('main li a').length === 1)
    const press = (key: string) =>
      document.activeElement!.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      )
    field('Nom').focus()
    press('ArrowDown')
    expect(document.activeElement?.textContent).toContain('Awa Cissé')
    press('ArrowUp')
    expect(document.activeElement).toBe(field('Nom'))
    document.querySelector('form')!.requestSubmit()
    await until(() => document.querySelector('h1')?.textContent.includes('Awa Cissé'))
  })

  test('tells who is perhaps one person, why, and never again once a host said no; also taken back', async () => {
    await until(() => screen().includes('même nom, écrit autrement'))
    button('Ce ne sont pas les mêmes : Jerôme Le Goff et Jérome Le Gof').click()
    await until(() => screen().includes('Aucun doublon à regarder'))
    expect(await said('V1')).toEqual([['apart', 'V2', 'Claire Dumont']])
    button('Annuler').click()
    await until(() => screen().includes('même nom, écrit autrement'))
    expect((await said('V1'))!.map(([kind]) => kind)).toEqual(['apart', 'alike'])
  })
})

describe('a merge', () => {
  beforeEach(async () => {
    await goTo('Visiteurs')
    await until(() => screen().includes('même nom, écrit autrement'))
  })

  test('shows what will be together and what they would have twice, before anything is written', async () => {
    await compare()
    const dialog = document.querySelector('[role=dialog]')!.textContent.replace(/\s+/gu, ' ')
    expect(dialog).toContain('Les deux sont notées présentes')
    expect(dialog).toContain('Les deux sont inscrites à « Vingt clients »')
    expect(dialog).toContain('Les deux ont une candidature en cours')
    expect(dialog).toContain('Les deux ont choisi des images')
    // Two of one name are told apart by when they came and when their card was given.
    const heads = [...document.querySelectorAll('[role=dialog] thead th')].map(({ textContent }) =>
      textContent.replace(/\s+/gu, ' ').trim(),
    )
    expect(heads.slice(1, 3)).toEqual([
      expect.stringMatching(
        /^Jerôme Le Goff du .*2 novembre.* au .*20 novembre.*carte du .*1er janvier 1970/,
      ),
      expect.stringMatching(/^Jérome Le Gof venu·e le .*21 novembre[^,]*$/),
    ])
    const cells = [...document.querySelectorAll('[role=dialog] tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim()),
    )
    expect(cells).toEqual([
      ['1', '1', '2'],
      ['1', '1', '2'],
      ['1', '1', '2'],
      ['1', '0', '1'],
      ['1', '0', '1'],
      ['oui', 'oui', 'oui'],
    ])
    button('Annuler').click()
    await until(() => document.querySelector('[role=dialog]') === null)
    expect([await mergedInto('V1'), await mergedInto('V2')]).toEqual([undefined, undefined])
  })

  test('is written with who did it, both stays kept, and taken back from the notice', async () => {
    await compare()
    button('Réunir').click()
    await until(() => screen().includes('Les deux fiches sont réunies'))
    expect([await mergedInto('V2'), await mergedInto('V1')]).toEqual(['V1', undefined])
    expect(await said('V2')).toEqual([['merged', 'V1', 'Claire Dumont']])
    for (const id of ['visit0', 'visit1']) {
      expect(plain((await desk.data.records('visits').findOne(id).exec())!).closing).toBeUndefined()
    }
    await until(() => screen().includes('Aucun doublon à regarder'))
    button('Annuler').click()
    await until(async () => (await mergedInto('V2')) === undefined)
    expect((await said('V2'))!.map(([kind]) => kind)).toEqual(['merged', 'parted'])
    await until(() => screen().includes('même nom, écrit autrement'))
  })

  test('is called calm only once both files were read, which is tried again when the server is back', async () => {
    const { server, networkComesBack } = desk.place
    server.stop()
    await until(() => !desk.data.sync.connected)
    await desk.go('/visiteurs/V4')
    await until(() => screen().includes('Le serveur ne répond pas'))
    type('L’autre fiche', 'Awa')
    await until(() => document.querySelector('[aria-label^="Choisir Awa"]'))
    document.querySelector<HTMLElement>('[aria-label^="Choisir Awa"]')!.click()
    await until(() => screen().includes('leurs images n’ont pas pu être comparées'))
    expect(screen()).not.toContain('Rien ne se contredit')
    server.start()
    networkComesBack()
    await until(() => screen().includes('Rien ne se contredit'))
    expect(screen()).not.toContain('Le serveur ne répond pas')
  })

  test('may be led by the other entry', async () => {
    await compare()
    const select = field('Fiche qui mène') as unknown as HTMLSelectElement
    select.value = 'V2'
    select.dispatchEvent(new Event('change'))
    button('Réunir').click()
    await until(async () => (await mergedInto('V1')) === 'V2')
  })
})

describe('a person’s file', () => {
  test('tells facts apart from what hosts write, and asks the server for older visits', async () => {
    await desk.go('/visiteurs/V1')
    await until(() => screen().includes('Attestation : Vingt clients'))
    expect(screen()).toContain('Inscription : Vingt clients')
    expect(screen()).toContain('place confirmée')
    expect(screen()).toContain('Candidature : ')
    expect(screen()).toContain('Carte arrêtée')
    expect(screen()).toContain('Nouvelle carte donnée')
    expect(screen()).toContain('1 carte qui marche. Ses quatre images sont choisies.')
    button('Voir les visites plus anciennes').click()
    await until(() => screen().includes('lundi 4 mars 2024'))
  })

  test('tells who helped the person at a kiosk, when and with what', async () => {
    await desk.go('/visiteurs/V1')
    await until(() => screen().includes('Aides à une borne'))
    expect(screen()).toContain('Sophie Le Bris · lundi 2 novembre 2026, de 11 h à 11 h 20')
    expect(screen()).toContain('une place à une séance (2)')
    expect(screen()).toContain('Léa · mardi 3 novembre 2026, depuis 11 h')
    expect(screen()).toContain('rien n’a été changé ni ouvert')
  })

  test('takes back on another day that two are not one', async () => {
    await goTo('Visiteurs')
    await until(() => screen().includes('même nom, écrit autrement'))
    button('Ce ne sont pas les mêmes : Jerôme Le Goff et Jérome Le Gof').click()
    await until(() => screen().includes('Aucun doublon à regarder'))
    await desk.go('/visiteurs/V1')
    const undo = 'Revenir sur cette réponse : Jerôme Le Goff n’est pas Jérome Le Gof'
    await until(() => screen().includes('Revenir sur cette réponse'))
    button(undo).click()
    await until(async () => (await said('V1'))!.at(-1)![0] === 'alike')
    await until(() => !screen().includes('Revenir sur cette réponse'))
  })

  test('keeps a name and a note, and of an emptied note nothing', async () => {
    await desk.go('/visiteurs/V3')
    await until(() => screen().includes('Ce que l’accueil écrit'))
    type('Note de l’accueil', 'Vient le mardi')
    await until(() => !button('Enregistrer').disabled)
    button('Enregistrer').click()
    await until(() => screen().includes('C’est enregistré.'))
    expect(await entryOf('V3')).toMatchObject({ name: 'Awa Cissé', note: 'Vient le mardi' })
    await until(() => button('Enregistrer').disabled)
    type('Note de l’accueil', '')
    type('Nom', ' ')
    await until(() => !button('Enregistrer').disabled)
    button('Enregistrer').click()
    await until(() => screen().includes('Un nom ne peut pas être effacé'))
    expect((await entryOf('V3')).note).toBe('Vient le mardi')
    type('Nom', 'Awa Cissé Diallo')
    await until(() => !button('Enregistrer').disabled)
    button('Enregistrer').click()
    await until(async () => (await entryOf('V3')).name === 'Awa Cissé Diallo')
    expect(await entryOf('V3')).not.toHaveProperty('note')
  })

  test('keeps the letters that are typed while others are being saved', async () => {
    await desk.go('/visiteurs/V3')
    await until(() => screen().includes('Ce que l’accueil écrit'))
    type('Note de l’accueil', 'Vient le mar')
    await until(() => !button('Enregistrer').disabled)
    const { promise: isSlow, resolve: goOn } = Promise.withResolvers<void>()
    const save = desk.data.save.bind(desk.data)
    const saving = vi.spyOn(desk.data, 'save').mockImplementation(async (...given) => {
      await isSlow
      return save(...given)
    })
    button('Enregistrer').click()
    await until(() => saving.mock.calls.length === 1)
    type('Note de l’accueil', 'Vient le mardi')
    goOn()
    await until(async () => (await entryOf('V3')).note === 'Vient le mar')
    await until(() => screen().includes('C’est enregistré.'))
    expect(field('Note de l’accueil').value).toBe('Vient le mardi')
    await until(() => !button('Enregistrer').disabled)
    button('Enregistrer').click()
    await until(async () => (await entryOf('V3')).note === 'Vient le mardi')
  })

  test('leads to the person whichever entry is asked, and parts an entry on another day', async () => {
    await desk.go('/visiteurs/V1')
    await until(() => screen().includes('Réunir avec une autre fiche'))
    type('L’autre fiche', 'sans nom')
    await until(() => screen().includes('Choisir'))
    button('Choisir sans nom, du lundi 2 novembre 2026 au vendredi 20 novembre 2026').click()
    await until(() => screen().includes('Ce qui sera ensemble'))
    button('Réunir').click()
    await until(async () => (await mergedInto('V4')) === 'V1')
    await desk.go('/visiteurs/V4')
    await until(() => document.querySelector('h1')?.textContent.includes('Jerôme Le Goff'))
    expect(screen()).toContain('2 fiches réunies')
    expect(screen()).toContain('sans nom, réunie avec Jerôme Le Goff par Claire Dumont')
    await until(() => screen().includes('1 carte qui marche'))
    button('Voir les visites plus anciennes').click()
    await until(() => screen().includes('lundi 4 mars 2024'))
    button('Séparer de nouveau sans nom').click()
    await until(() => screen().includes('Les deux fiches sont de nouveau à part'))
    expect(await mergedInto('V4')).toBeUndefined()
    // Whose they were is asked anew.
    await until(() => !screen().includes('lundi 4 mars 2024'))
    button('Voir les visites plus anciennes')
  })

  test('says so when this desk has none', async () => {
    await desk.go('/visiteurs/NOBODY')
    await until(() => screen().includes('Ce poste n’a pas cette fiche'))
  })
})

test('two desks that merged two entries into each other are parted by one gesture', async () => {
  const { server } = desk.place
  for (const [id, into] of [
    ['V1', 'V2'],
    ['V2', 'V1'],
  ] as const) {
    const known = server.read('visitors', id)!
    server.write('visitors', {
      ...known,
      mergedInto: into,
      rev: '000000002.000.server',
      stamps: { mergedInto: '000000002.000.server' },
    } as never)
  }
  await until(async () => (await mergedInto('V1')) === 'V2' && (await mergedInto('V2')) === 'V1')
  await desk.go('/visiteurs/V2')
  await until(() => screen().includes('2 fiches réunies'))
  button('Séparer de nouveau Jérome Le Gof').click()
  await until(async () => (await mergedInto('V1')) === undefined && (await mergedInto('V2')) === undefined)
})

test('Today counts them among what waits, and a name there leads to its file', async () => {
  await until(() => screen().includes('1 personne a peut-être deux fiches'))
  await until(() => document.querySelector('main td a'))
  link('Jérôme').click()
  await until(() => document.querySelector('h1')?.textContent.includes('Jer'))
})

describe('somebody whom another site knows too', () => {
  const profile = (server: typeof desk.place.server) => {
    const head = { id: 'V3', visitorId: 'V3', siteId: 'mende', rev: '1', at: 1, by: 'k' }
    const said = { id: 'own', label: 'Je répare un vélo.', origin: 'personal', addedAt: '1' }
    server.answers.set('host/visitors/V3/elsewhere/l1/page', { profile: { ...head, competences: [said] } })
  }
  beforeEach(async () => {
    await desk.go('/visiteurs/V3')
    await until(() => screen().includes('Connue aussi ailleurs'))
  })
  test('is told by the name of that site, since when and how it was proven', () => {
    expect(screen()).toContain('Florac · depuis le mardi 3 novembre 2026, avec l’accueil')
  })
  test('their page there is read by a touch, and not before; closed, it says so', async () => {
    const { server } = desk.place
    expect(server.requests.filter((path) => path.endsWith('/page'))).toEqual([])
    button('Lire sa page de là-bas : Florac').click()
    await until(() => screen().includes('Pas de page que l’accueil puisse lire'))
    profile(server)
    button('Lire sa page de là-bas : Florac').click()
    await until(() => screen().includes('Je répare un vélo.'))
  })
  test('it is taken back by one touch, and the file is read again', async () => {
    const { server } = desk.place
    server.answers.set('host/visitors/V3/elsewhere/l1', null)
    server.answers.set('host/visitors/V3/file', file)
    button('Retirer, à sa demande : Florac').click()
    await until(() => !screen().includes('Connue aussi ailleurs'))
    expect(server.asked.map(({ path }) => path)).toContain('host/visitors/V3/elsewhere/l1')
  })
})
