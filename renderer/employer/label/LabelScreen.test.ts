import { afterEach, describe, expect, it, vi } from 'vitest'
import { scoreEmployer } from '../../../domain/hiring/reciprok-score.ts'
import { DAY } from '../../../domain/time.ts'
import { scoredFileOf } from '../../../domain/hiring/scored-file.ts'
import { makeApplication, makeOffer, NOW } from '../../desk/hiring/test-support/made-applications.ts'
import { until } from '../../data/testing/device.ts'
import { fakeDesk, makeEmployer } from '../test-support/fake-desk.ts'
import { mountDesk, type MountedDesk } from '../test-support/mount-screen.ts'

let mounted: MountedDesk | undefined
afterEach(() => {
  mounted?.wrapper.unmount()
  vi.unstubAllGlobals()
})

const applications = [
  ...['a', 'b', 'c'].map((id) =>
    makeApplication({
      id,
      daysAgo: 60,
      told: [{ type: 'refused', daysAgo: 50, reasons: [{ code: 'skill_missing', criterionId: 'c1' }] }],
    }),
  ),
  ...['d', 'e', 'f'].map((id) => makeApplication({ id, daysAgo: 45 })),
]
const score = scoreEmployer(
  applications.map((application) => scoredFileOf(application)!),
  NOW,
).score

async function open(server: typeof score | undefined): Promise<MountedDesk> {
  const employer = makeEmployer(server ? { reciprokPreview: server } : {})
  mounted = await mountDesk(
    fakeDesk({ employers: [employer], jobOffers: [makeOffer()], applications }),
    '/label',
  )
  return mounted
}

describe('the label screen', () => {
  it('says so when this desk and the server do not find the same integers', async () => {
    const screen = await open({ ...score, points: score.points + 7 })
    expect(screen.text()).toContain(
      `Ce poste ne trouve pas le même nombre de points (${score.points}) que le serveur (${score.points + 7})`,
    )
  })

  it('leads to each person whose answer keeps the label of next Monday', async () => {
    const reasons = [{ code: 'skill_missing' as const, criterionId: 'c1' }]
    const answered = Array.from({ length: 8 }, (_, index) =>
      makeApplication({
        id: `a${index}`,
        daysAgo: 60 + index,
        told: [{ type: 'refused', daysAgo: 55 + index, reasons }],
      }),
    )
    // Of thirty days on that Monday, of fewer today.
    const silent = Array.from({ length: 4 }, (_, index) => makeApplication({ id: `s${index}`, daysAgo: 29 }))
    const all = [...answered, ...silent]
    const { score: published } = scoreEmployer(
      all.map((application) => scoredFileOf(application)!),
      NOW,
    )
    mounted = await mountDesk(
      fakeDesk({
        employers: [makeEmployer({ reciprok: published })],
        jobOffers: [makeOffer()],
        applications: all,
      }),
      '/label',
    )
    await mounted.wrapper.get('section.border-clay button').trigger('click')
    await until(() => /^\/candidatures\/s\d$/.test(mounted!.path()))
  })

  it('says that it counted the same as the server when it did', async () => {
    expect((await open(score)).text()).toContain('trouve les mêmes nombres que le serveur')
  })

  it('counts by itself while the server has told nothing', async () => {
    expect((await open(undefined)).text()).toContain('Le serveur n’a pas encore compté')
  })

  it('opens a line down to the act that earned its points, and adds up to the score', async () => {
    const screen = await open(score)
    const opened = 'Motif · vous avez répondu non, jour 1020 × 100 = 2 000'
    expect(screen.text()).not.toContain(opened)
    await screen.wrapper.findAll('tbody button')[0]!.trigger('click')
    expect(screen.text()).toContain(opened)
    expect(screen.text()).toContain(`soit une note de ${score.score}.`)
  })

  it('names three people, the score they would bring, and helps when the label is missed', async () => {
    const screen = await open(score)
    expect(screen.text()).toMatch(new RegExp(`ces 3 personnes, avec un motif et une piste :${score.score} →`))
    expect(score.grade).toBe('D')
    expect(screen.text()).toContain('Candidatures avec une réponse : 3 sur 6')
  })

  it('counts with the people who are ticked, and leads to the first of them', async () => {
    const screen = await open(score)
    const boxes = screen.wrapper.findAll<HTMLInputElement>('fieldset input[type="checkbox"]')
    expect(boxes.map(({ element }) => element.checked)).toEqual([true, true, true])
    for (const box of boxes) await box.setValue(false)
    expect(screen.text()).toContain('Choisissez une ou plusieurs personnes')
    await boxes[1]!.setValue(true)
    expect(screen.text()).toContain('Si vous répondez à cette personne')
    await screen.tap('Répondre')
    expect(screen.path()).toMatch(/^\/candidatures\/[def]$/)
  })

  it('tells of a label that falls on Monday, with the people whose answer keeps it, and leads to one of them', async () => {
    const published = { ...score, grade: 'C' as const }
    const employer = makeEmployer({ reciprok: published })
    const desk = fakeDesk({ employers: [employer], jobOffers: [makeOffer()], applications })
    mounted = await mountDesk(desk, '/label')
    expect(mounted.text()).toMatch(/votre label passerait de « Répond souvent » à « Répond parfois »/)
    const people = mounted.wrapper.findAll('section.border-clay li button')
    expect(people.length).toBeGreaterThan(0)
    await people[0]!.trigger('click')
    await until(() => mounted!.path().startsWith('/candidatures/'))
  })

  it('says what the label becomes with the answers that are thought of', async () => {
    const screen = await open(score)
    expect(screen.text()).toMatch(/Les candidats liraient « .+ » au lieu de « Répond parfois »\./)
  })

  it('gives the public page, the label for a page of one’s own and the proof, once it is published', async () => {
    const unrated = await open(score)
    expect(unrated.text()).not.toContain('Montrer votre label')
    unrated.wrapper.unmount()
    const employer = makeEmployer({ reciprok: score, name: 'Chez "Léa" & fils' })
    mounted = await mountDesk(fakeDesk({ employers: [employer], jobOffers: [], applications: [] }), '/label')
    const fields = mounted.wrapper.findAll('code').map((code) => code.text())
    expect(fields[0]).toBe(`https://serveur.test/reciprok/${employer.id}`)
    expect(fields[1]).toContain(`<img src="${fields[0]}/label.svg"`)
    expect(fields[1]).toContain('alt="Label Reciprok, Chez &#34;Léa&#34; &#38; fils"')

    const writeText = vi.fn(async (_text: string) => undefined)
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
    await mounted.tap('Copier le code')
    await until(() => mounted!.said().includes('Le code est copié'))
    expect(writeText).toHaveBeenCalledWith(fields[1])
    // A page that came without https has no clipboard.
    writeText.mockRejectedValueOnce(new Error('denied'))
    await mounted.tap('Copier l’adresse')
    await until(() => mounted!.said().includes('L’adresse est sélectionnée'))
    expect(getSelection()?.toString()).toBe(fields[0])

    const proof = vi.fn(async (_address: string) => new Response('{}', { status: 404 }))
    vi.stubGlobal('fetch', proof)
    await mounted.tap('Télécharger la preuve')
    await until(() => mounted!.said().includes('La preuve n’a pas pu être lue'))
    proof.mockResolvedValueOnce(new Response('{}'))
    await mounted.tap('Télécharger la preuve')
    await until(() => mounted!.said().includes('La preuve est dans vos téléchargements'))
    expect(proof).toHaveBeenLastCalledWith(`${fields[0]}/preuve.json`)
  })

  it('draws what was published, Monday after Monday, as the server kept it', async () => {
    const published = { ...score, grade: 'C' as const, asOf: NOW - 3 * DAY }
    const desk = fakeDesk({ employers: [makeEmployer({ reciprok: published })] })
    const mondays = [
      { monday: NOW - 17 * DAY, score: 40 },
      { monday: NOW - 10 * DAY, score: 52, grade: 'C' },
      { monday: NOW - 3 * DAY, score: 71, grade: 'B' },
    ]
    Object.assign(desk.data, { call: () => Promise.resolve({ ok: true, value: { mondays } }) })
    mounted = await mountDesk(desk, '/label')
    expect(mounted.text()).toMatch(/De 52 sur 100 le .* à 71 sur 100 le /)
    const rows = mounted.wrapper.findAll('section table.sr-only tbody tr').map((row) => row.text())
    expect(rows).toHaveLength(2)
    expect(rows[1]).toMatch(/71Répond et explique$/)
  })

  it('says where the curve is while the server is away, once there is one', async () => {
    const away = 'La courbe viendra avec le réseau'
    const screen = await open(score)
    expect(screen.text()).not.toContain(away)
    screen.wrapper.unmount()
    const desk = fakeDesk({ employers: [makeEmployer({ reciprok: { ...score, grade: 'D' } })] })
    mounted = await mountDesk(desk, '/label')
    expect(mounted.text()).toContain(away)
    mounted.wrapper.unmount()
    // The server was there and refused: the network would bring nothing.
    Object.assign(desk.data, { call: () => Promise.resolve({ ok: false, reason: 'sign-in-needed' }) })
    mounted = await mountDesk(desk, '/label')
    expect(mounted.text()).not.toContain(away)
  })

  it('prints the label as a sheet for a wall, without a candidate’s name, once it is published', async () => {
    const unrated = await open(score)
    expect(unrated.wrapper.find('.poster').exists()).toBe(false)
    expect(unrated.text()).toContain('L’affiche s’imprimera après votre première note publiée')
    unrated.wrapper.unmount()
    const rated = { ...score, grade: 'B', answered: 34, counted: 40, medianDays: 6 } as const
    const employer = makeEmployer({ reciprok: rated, town: 'Mende' })
    const desk = fakeDesk({ employers: [employer], jobOffers: [makeOffer()], applications })
    mounted = await mountDesk(desk, '/label')
    const poster = mounted.wrapper.find('.poster')
    expect(poster.text()).toMatch(/Le Fournil\s*Mende\s*Répond et explique/)
    expect(poster.text()).toContain('34 candidatures sur 40, en 6 jours')
    expect(poster.text()).toContain('Publié le')
    // Everything else stays on the screen.
    expect(poster.element.nextElementSibling!.className).toContain('print:hidden')
  })
})
