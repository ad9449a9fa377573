import { mount, type VueWrapper } from '@vue/test-utils'
import { defineComponent, h, ref } from 'vue'
import { describe, expect, it, test } from 'vitest'
import { decideAnswer, type Answer } from '../../../../domain/hiring/answer-application.ts'
import { composeLetter, isLetter, type Letter } from '../../../../domain/hiring/letter/compose-letter.ts'
import type { Application } from '../../../../domain/hiring/application.ts'
import type { JobOffer } from '../../../../domain/hiring/job-offer.ts'
import { frenchTexts, read } from '../test-support/french.ts'
import { makeApplication, makeOffer, NOW, type MadeEvent } from '../test-support/made-applications.ts'
import { provideVeil } from '../veil/veil.ts'
import { emptyDraft, type AnswerAction, type AnswerDraft } from './answer-draft.ts'
import AnswerPanel from './AnswerPanel.vue'

const contextOf = (applications: Application[], offer: JobOffer) => ({
  applications,
  offer,
  employerName: 'Le Fournil',
  sources: { offers: [{ id: 'offer-2', title: 'Vendeuse' }], challenges: [] },
  now: NOW,
  tone: 'plain' as const,
})

function open(applications: Application[], offer: JobOffer = makeOffer(), draft: AnswerDraft = emptyDraft()) {
  const kept = ref(draft)
  const panel: VueWrapper = mount(AnswerPanel, {
    global: { plugins: [frenchTexts()] },
    attachTo: document.body,
    props: { context: contextOf(applications, offer), draft: kept.value },
  })
  let taps = 0
  return {
    panel,
    draft: kept,
    taps: () => taps,
    text: () => read(panel.text()),
    async tap(label: string) {
      const button = panel.findAll('button').find((candidate) => read(candidate.text()).startsWith(label))
      if (!button) throw new Error(`no button "${label}" in: ${read(panel.text())}`)
      taps += 1
      if (button.attributes('type') === 'submit') await panel.find('form').trigger('submit')
      else await button.trigger('click')
    },
    async pick(label: string) {
      const chip = panel.findAll('label.chip').find((candidate) => read(candidate.text()).startsWith(label))
      if (!chip) throw new Error(`no choice "${label}" in: ${read(panel.text())}`)
      taps += 1
      await chip.get('input').setValue()
    },
    letter: () => read(panel.find('.letter').text()),
    /** The field of this label. */
    field(label: string) {
      const found = panel.findAll('label').find((one) => read(one.text()).startsWith(label))
      if (!found) throw new Error(`no field "${label}" in: ${read(panel.text())}`)
      return panel.get(`[id="${found.attributes('for')}"]`)
    },
    picked: () => panel.findAll('label.chip:has(:checked)').map((chip) => read(chip.text())),
    sent: () => (panel.emitted('send') as [Answer][] | undefined)?.map(([answer]) => answer) ?? [],
  }
}

const one = [makeApplication({ daysAgo: 3 })]

describe('answering an application', () => {
  const twoSkills = makeOffer({
    criteria: [
      { id: 'c1', kind: 'competence', label: 'Pétrir' },
      { id: 'c2', kind: 'competence', label: 'Cuire' },
    ],
  })
  const fullValue = {
    kind: 'refuse',
    tone: 'plain',
    reasons: [{ code: 'skill_missing', criterionId: 'c2' }],
    stepForward: { kind: 'competence', itemId: 'c2' },
  }

  it('refuses for the full value in four taps, criterion and step included, and chooses no step by itself', async () => {
    const desk = open(one, twoSkills)
    await desk.tap('Refuser')
    await desk.tap('Compétence demandée non retrouvée')
    await desk.tap('Cuire')
    expect(desk.picked()).toEqual(['Sans piste', 'Simple'])
    expect(desk.draft.value.step).toBeNull()
    expect(desk.text()).toContain('Vous pouvez travailler « Cuire »')
    await desk.tap('Avec : Une compétence à travailler : Cuire')
    expect(desk.taps()).toBe(4)
    expect(desk.sent()).toMatchObject([fullValue])
    expect(desk.sent()[0]).not.toHaveProperty('message')
  })

  it('does the same by keys alone: the letter of the refusal, then that of the step', async () => {
    const desk = open(one, twoSkills)
    await desk.panel.trigger('keydown', { key: 'a' })
    await desk.panel.trigger('keydown', { key: 'r' })
    await desk.tap('Compétence demandée non retrouvée')
    await desk.tap('Cuire')
    expect(desk.sent()).toEqual([])
    await desk.panel.trigger('keydown', { key: 'a' })
    expect(desk.sent()).toMatchObject([fullValue])
  })

  it('sends with no step of another gesture, none beside one that is chosen, and none while something is missing', async () => {
    const oneGesture = (desk: ReturnType<typeof open>) => desk.text().includes('Envoyer en un geste')
    const desk = open(one, twoSkills)
    await desk.tap('Refuser')
    await desk.tap('Niveau observé encore insuffisant')
    await desk.tap('Cuire')
    expect(oneGesture(desk)).toBe(false)
    const filled = open(one, twoSkills)
    await filled.tap('Refuser')
    await filled.tap('Poste pourvu')
    expect(oneGesture(filled)).toBe(true)
    await filled.pick('En parler avec l’accueil')
    expect(oneGesture(filled)).toBe(false)
    const liked = open(one, twoSkills)
    await liked.tap('Poursuivre')
    expect(oneGesture(liked)).toBe(false)
  })

  it('is declared as told by telephone: no letter, a day, and nothing of that for several people', async () => {
    const desk = open(one)
    await desk.tap('Refuser')
    await desk.tap('Poste pourvu')
    const box = desk.panel.get('input[type="checkbox"]')
    await box.setValue(true)
    expect(desk.text()).not.toContain('Votre message')
    await desk.pick('De vive voix')
    await desk.panel.get('input[type="date"]').setValue('2026-05-07')
    await desk.tap('Envoyer')
    expect(desk.sent()).toEqual([])
    expect(desk.text()).toContain('Ce jour n’est pas encore passé.')
    await desk.panel.get('input[type="date"]').setValue('2026-05-05')
    await desk.tap('Envoyer')
    expect(desk.sent()).toMatchObject([{ told: { channel: 'in-person', on: '2026-05-05' } }])
    expect(desk.sent()[0]).not.toHaveProperty('message')

    const many = open([...one, makeApplication({ daysAgo: 4 })])
    await many.tap('Refuser')
    await many.tap('Poste pourvu')
    expect(many.panel.find('input[type="checkbox"]').exists()).toBe(false)
  })

  it('says nothing to each of a group by letter when they were told elsewhere', async () => {
    const two = [...one, makeApplication({ daysAgo: 4 })]
    const draft = { ...emptyDraft(), lineFor: { [two[0]!.id]: 'Merci de votre visite.' } }
    const lines = (desk: ReturnType<typeof open>) =>
      (desk.panel.emitted('send') as [Answer, ReadonlyMap<string, string>][]).map(([, each]) => each)
    const filled = { ...draft, action: 'refuse', code: 'position_filled' } as const
    const here = open(two, makeOffer(), filled)
    await here.tap('Envoyer')
    expect(lines(here)).toEqual([new Map([[two[0]!.id, 'Merci de votre visite.']])])
    const elsewhere = open(two, makeOffer(), { ...filled, told: { channel: 'telephone', on: '2026-05-05' } })
    await elsewhere.tap('Envoyer')
    expect(lines(elsewhere)).toEqual([new Map()])
  })

  it('says to nobody of a group what was liked, though it is of one person by now', async () => {
    const offer = makeOffer()
    const desk = open(one, offer)
    await desk.tap('Refuser')
    await desk.tap('Poste pourvu')
    expect(desk.text()).toContain('Ce que vous avez apprécié')
    await desk.panel.setProps({ context: { ...contextOf(one, offer), isForMany: true } })
    expect(desk.text()).not.toContain('Ce que vous avez apprécié')
  })

  it('refuses in three taps when the reason needs no criterion, or there is only one', async () => {
    for (const reason of ['Poste pourvu', 'Expérience demandée']) {
      const desk = open(one)
      await desk.tap('Refuser')
      await desk.tap(reason)
      await desk.tap('Envoyer')
      expect(desk.sent()).toHaveLength(1)
    }
  })

  it('goes on in four taps, with what comes next and when', async () => {
    const desk = open(one)
    await desk.tap('Poursuivre')
    const chips = desk.panel.findAll('input[type=radio]')
    await chips.find((chip) => chip.attributes('value') === 'meeting')!.trigger('change')
    await chips.find((chip) => chip.attributes('value') === '2026-05-08')!.trigger('change')
    await desk.tap('Envoyer')
    expect(desk.sent()).toMatchObject([
      { kind: 'pursue', nextStep: { what: 'Un entretien', on: '2026-05-08' } },
    ])
  })

  it('proposes no day of a weekend', async () => {
    const desk = open(one)
    await desk.tap('Poursuivre')
    const values = desk.panel.findAll('input[type=radio]').map((chip) => chip.attributes('value'))
    expect(values).toEqual(expect.arrayContaining(['2026-05-08', '2026-05-11', '2026-05-12']))
    expect(values).not.toContain('2026-05-09')
  })

  it('hires in two taps', async () => {
    const desk = open(one)
    await desk.tap('Embaucher')
    await desk.tap('Envoyer')
    expect(desk.sent()).toMatchObject([{ kind: 'hire' }])
  })

  it('sends nothing while something is missing, says what, and keeps what was typed', async () => {
    const desk = open(one)
    await desk.tap('Refuser')
    await desk.tap('Autre motif')
    await desk.field('Précisez').setValue('Trop court')
    await desk.tap('Envoyer')
    expect(desk.sent()).toEqual([])
    expect(desk.text()).toContain('Encore un peu : 10 caractères de plus.')
    await desk.tap('Revenir')
    await desk.tap('Autre motif')
    expect((desk.field('Précisez').element as HTMLTextAreaElement).value).toBe('Trop court')
  })

  it('does not send words about a protected criterion, and offers another way to say it', async () => {
    const desk = open(one)
    await desk.tap('Refuser')
    await desk.tap('Autre motif')
    await desk.field('Précisez').setValue('Vous êtes trop jeune pour ce métier difficile.')
    await desk.tap('Envoyer')
    expect(desk.sent()).toEqual([])
    expect(desk.text()).toContain('« êtes trop jeune »')
    expect(desk.text()).toContain('L’âge ne peut pas être un motif')
  })

  it('shows, but does not offer, the reasons that the offer names no criterion for', async () => {
    const desk = open(one, makeOffer({ criteria: [] }))
    await desk.tap('Refuser')
    const grid = desk.panel.findAll('button')
    const skill = grid.find((button) => button.text().startsWith('Compétence demandée'))!
    expect(skill.attributes('disabled')).toBeDefined()
    expect(desk.text()).toContain('Votre offre ne nomme aucun critère de ce genre')
  })

  it('shows the letter as it will be read: it follows the reason and the tone, and keeps the own line', async () => {
    const desk = open(one)
    await desk.tap('Refuser')
    await desk.tap('Poste pourvu')
    expect(desk.letter()).toContain('Bonjour Aïcha,Merci pour votre candidature « Boulanger de nuit ».')
    expect(desk.letter()).toContain('Le poste est pourvu.')
    await desk.field('Un mot de vous').setValue('Le fournil vous salue.')
    await desk.tap('Changer')
    await desk.tap('Recrutement arrêté')
    await desk.pick('Formel')
    expect(desk.letter()).toContain('sans lien avec votre candidature.Le fournil vous salue.Cette réponse')
    await desk.tap('Envoyer')
    expect(desk.sent()).toMatchObject([{ kind: 'refuse', tone: 'formal', message: 'Le fournil vous salue.' }])
  })

  it.each([
    ['refuse', { code: 'skill_level', criterionId: 'c1', note: ' Une pâte sur deux. ', strengthId: 'c2' }],
    [
      'refuse',
      {
        code: 'other',
        note: 'Le poste part à Rodez.',
        step: { kind: 'host', words: 'Passez nous voir à l’accueil.' },
      },
    ],
    [
      'pursue',
      { next: { kind: 'call', what: 'Appel', on: '2026-05-11', time: '09:30', where: '', contact: '' } },
    ],
    ['hire', {}],
    ['ask-info', { question: ' Quels jours ?  ' }],
  ] as [AnswerAction, Partial<AnswerDraft>][])(
    'shows before it leaves the very letter that its reader gets: %s, %o',
    async (action, changes) => {
      const offer = makeOffer()
      const lines = { [action]: ' Bonne route. ' }
      const desk = open(one, offer, { ...emptyDraft(), tone: 'warm', action, lines, ...changes })
      const shown = desk.panel.findAll('.letter p').map((part) => part.text())
      await desk.tap('Envoyer')
      const writer = { siteId: 'brest', deviceId: 'desk-1', now: NOW }
      const decided = decideAnswer(one[0]!, offer, desk.sent()[0]!, writer as never, 'e1')
      const event = decided.ok && decided.value.events.at(-1)!
      expect(event && isLetter(event)).toBe(true)
      const facts = { name: 'Aïcha', offer: offer.title, employer: 'Le Fournil' }
      expect(composeLetter(event as Letter, facts, 'fr').map(({ words }) => words)).toEqual(shown)
    },
  )

  it('refuses what was accepted, concludes it, or notes that the person declined', async () => {
    const pursued = makeApplication({
      daysAgo: 20,
      told: [{ type: 'pursued', daysAgo: 10, nextStep: { what: 'Appel' } }],
    })
    const desk = open([pursued])
    expect(desk.panel.findAll('button').map((button) => read(button.text()))).toEqual([
      'Embaucher',
      'Proposer un autre moment',
      'Refuser',
      'La personne a renoncé',
      'Ajouter une piste',
    ])
  })

  it('offers to complete a bare refusal, and nothing once it says why and points somewhere', () => {
    const bare = makeApplication({
      daysAgo: 20,
      told: [{ type: 'refused', daysAgo: 10, reasons: [{ code: 'position_filled' }] }],
    })
    expect(
      open([bare])
        .panel.findAll('button')
        .map((button) => read(button.text())),
    ).toEqual(['Ajouter un motif', 'Ajouter une piste'])
    const full = makeApplication({
      daysAgo: 20,
      told: [
        {
          type: 'refused',
          daysAgo: 10,
          reasons: [{ code: 'skill_missing', criterionId: 'c1' }],
          stepForward: { kind: 'offer', itemId: 'offer-2' },
        },
      ],
    })
    expect(open([full]).panel.findAll('button')).toHaveLength(0)
  })

  const buttons = (desk: ReturnType<typeof open>) =>
    desk.panel.findAll('button').map((button) => read(button.text()))

  it('notes that somebody renounced who withdrew after a yes, and offers it no more once it is told', () => {
    const left: MadeEvent[] = [
      { type: 'pursued', daysAgo: 70, nextStep: { what: 'Appel' } },
      { type: 'withdrawn', daysAgo: 20 },
    ]
    expect(buttons(open([makeApplication({ daysAgo: 80, told: left })]))).toEqual(['La personne a renoncé'])
    const noted: MadeEvent[] = [...left, { type: 'candidate-declined', daysAgo: 1 }]
    expect(buttons(open([makeApplication({ daysAgo: 80, told: noted })]))).toEqual([])
    const early: MadeEvent[] = [{ type: 'withdrawn', daysAgo: 1 }]
    expect(buttons(open([makeApplication({ daysAgo: 9, told: early })]))).toEqual([])
  })

  it('offers a step forward after a hire too, once: a yes is worth as much as a no', () => {
    const hired: MadeEvent = { type: 'hired', daysAgo: 2 }
    const pointed = { ...hired, stepForward: { kind: 'offer', itemId: 'offer-2' } } as const
    expect(buttons(open([makeApplication({ daysAgo: 9, told: [hired] })]))).toEqual([
      'Dire le premier jour',
      'La personne a renoncé',
      'Ajouter une piste',
    ])
    expect(buttons(open([makeApplication({ daysAgo: 9, told: [pointed] })]))).toEqual([
      'Dire le premier jour',
      'La personne a renoncé',
    ])
  })

  it('adds the first day to a hire that named none, or whom to ask, and changes it later', async () => {
    const opened = open([makeApplication({ daysAgo: 9, told: [{ type: 'hired', daysAgo: 2 }] })])
    await opened.tap('Dire le premier jour')
    // Before anything is chosen, too: nothing of it explains a no.
    expect(opened.letter()).toContain('voici la suite')
    await opened.pick('Premier jour')
    await opened.tap('Envoyer')
    expect(opened.sent()).toEqual([])
    await opened.field('Avec qui').setValue('Sonia, 01 99 00 00 00')
    expect(opened.letter()).toContain('voici la suite')
    expect(opened.letter()).not.toContain('pas de votre valeur')
    await opened.tap('Envoyer')
    expect(opened.sent()).toEqual([
      {
        ...{ kind: 'plan', tone: 'plain' },
        nextStep: { what: 'Premier jour', kind: 'first-day', contact: 'Sonia, 01 99 00 00 00' },
      },
    ])
    const planned: MadeEvent = {
      ...{ type: 'hired', daysAgo: 2 },
      nextStep: { what: 'Premier jour', on: '2026-05-11' },
    }
    const again = open([makeApplication({ daysAgo: 9, told: [planned] })])
    expect(again.text()).not.toContain('Dire le premier jour')
    await again.tap('Changer le premier jour')
    expect(again.text()).toContain('Changer le premier jour')
    await again.panel.get('input[type="time"]').setValue('09:00')
    expect(again.letter()).toContain('voici la suite')
  })

  it('offers neither a reason nor a step again that this desk told without network', () => {
    const full = makeApplication({
      daysAgo: 20,
      told: [
        {
          ...{ type: 'refused', daysAgo: 10 },
          reasons: [{ code: 'skill_missing', criterionId: 'c1' }],
          stepForward: { kind: 'offer', itemId: 'offer-2' },
        },
      ],
    })
    delete full.events[1]!.receivedAt
    expect(buttons(open([full]))).toEqual([])
  })

  it('still answers the others of a group when its first was answered elsewhere meanwhile', () => {
    const gone = makeApplication({ id: 'gone', daysAgo: 9, told: [{ type: 'hired', daysAgo: 1 }] })
    const [first, second] = ['b', 'c'].map((id) => makeApplication({ id, daysAgo: 5 }))
    expect(buttons(open([gone, first!, second!]))).toEqual(buttons(open([first!, second!])))
    expect(buttons(open([gone, gone]))).toEqual(['La personne a renoncé', 'Ajouter une piste'])
  })

  it('keeps a step forward in sight whose reason was changed, and takes it off again', async () => {
    const desk = open(one)
    await desk.tap('Refuser')
    await desk.tap('Compétence demandée')
    await desk.pick('Une compétence à travailler')
    await desk.tap('Changer')
    await desk.tap('Poste pourvu')
    expect(desk.picked()).toHaveLength(2)
    expect(desk.picked()[0]).toMatch(/^Une compétence à travailler/)
    await desk.pick('Sans piste')
    await desk.tap('Envoyer')
    expect(desk.sent()[0]).not.toHaveProperty('stepForward')
  })

  it('adds a step forward in words of one’s own, and says when none was chosen', async () => {
    const refused = makeApplication({
      daysAgo: 20,
      told: [{ type: 'refused', daysAgo: 10, reasons: [{ code: 'position_filled' }] }],
    })
    const desk = open([refused])
    await desk.tap('Ajouter une piste')
    expect(desk.picked()).toEqual(['Simple'])
    await desk.tap('Envoyer')
    expect(desk.text()).toContain('Choisissez une piste, ou écrivez-la.')
    await desk.pick('Vos propres mots')
    await desk.panel.findAll('textarea').at(-1)!.setValue('Passez nous voir samedi, on cuit ensemble.')
    // Another choice and back: the words are there still.
    await desk.pick('En parler avec')
    await desk.pick('Vos propres mots')
    await desk.tap('Envoyer')
    expect(desk.sent()).toMatchObject([
      {
        kind: 'recommend',
        stepForward: { kind: 'words', words: 'Passez nous voir samedi, on cuit ensemble.' },
      },
    ])
  })

  it('says when a grouped answer counts as a simple one', async () => {
    const many = Array.from({ length: 11 }, (_, index) => makeApplication({ id: `a${index}`, daysAgo: 5 }))
    const desk = open(many)
    expect(desk.text()).toContain('Répondre à 11 personnes')
    expect(desk.text()).toContain('comptent comme des réponses simples')
    expect(open(many.slice(0, 10)).text()).not.toContain('réponses simples')
    await desk.tap('Refuser')
    await desk.tap('Poste pourvu')
    await desk.tap('Envoyer 11 réponses')
    expect(desk.sent()).toMatchObject([{ kind: 'refuse', tone: 'plain' }])
  })

  it('gives each of a group a letter of their own, and one of them another line than the others', async () => {
    const group = ['Awa', 'Linh'].map((name) => makeApplication({ id: name, daysAgo: 5, sent: { name } }))
    const desk = open(group)
    await desk.tap('Refuser')
    await desk.tap('Poste pourvu')
    await desk.field('Un mot de vous').setValue('Merci à vous.')
    expect(desk.letter()).toContain('Bonjour Awa')
    await desk.field('La lettre de').setValue('Linh')
    await desk.field('Un mot pour Linh').setValue('À samedi.')
    expect(desk.letter()).toContain('Bonjour Linh')
    expect(desk.letter()).toContain('À samedi.')
    expect(desk.letter()).not.toContain('Merci à vous.')
    expect(desk.text()).not.toContain('Ce que vous avez apprécié')
    await desk.tap('Envoyer 2 réponses')
    const [[answer, lines]] = desk.panel.emitted('send') as [[Answer, ReadonlyMap<string, string>]]
    expect(answer).toMatchObject({ message: 'Merci à vous.' })
    expect([...lines]).toEqual([['Linh', 'À samedi.']])
  })

  it('does not send a line for one person that touches what the law protects', async () => {
    const group = ['Awa', 'Linh'].map((name) => makeApplication({ id: name, daysAgo: 5, sent: { name } }))
    const lineFor = { Linh: 'Vous êtes trop jeune pour ce métier.' }
    const desk = open(group, makeOffer(), {
      ...emptyDraft(),
      action: 'refuse',
      code: 'position_filled',
      lineFor,
    })
    expect(desk.text()).toContain('« êtes trop jeune »')
  })
})

describe('several reasons of one refusal', () => {
  it('are added one by one, read in the letter, and taken out again', async () => {
    const desk = open(one)
    await desk.tap('Refuser')
    await desk.tap('Poste pourvu')
    await desk.tap('Ajouter un motif')
    expect(desk.text()).toContain('Pour quel autre motif ?')
    const filled = desk.panel.findAll('button').find((button) => read(button.text()) === 'Poste pourvu')!
    expect([filled.attributes('disabled'), filled.attributes('aria-pressed')]).toEqual(['', 'true'])
    await desk.tap('Compétence demandée non retrouvée')
    expect(desk.text()).toMatch(/Motif 1 Poste pourvu.*Motif 2 Compétence demandée non retrouvée/)
    expect(desk.letter()).toMatch(/Le poste est pourvu\..*« Pétrir et façonner »/)
    await desk.tap('Ajouter un motif')
    await desk.tap('Revenir')
    await desk.tap('Envoyer')
    expect(desk.sent()[0]).toMatchObject({
      kind: 'refuse',
      reasons: [{ code: 'position_filled' }, { code: 'skill_missing', criterionId: 'c1' }],
    })
    await desk.tap('Retirer')
    expect(desk.letter()).not.toContain('Le poste est pourvu.')
    await desk.tap('Envoyer')
    expect(desk.sent()[1]).toMatchObject({ reasons: [{ code: 'skill_missing' }] })
  })

  it('have each a field for words that is named apart', () => {
    const desk = open(one, makeOffer(), {
      ...emptyDraft(),
      ...{ action: 'refuse', code: 'contract_mismatch', note: 'Un CDI.' },
      more: [{ code: 'position_filled', criterionId: null, note: 'Pourvu hier.' }],
    })
    const labels = desk.panel.findAll('label').map((label) => read(label.text()))
    expect(labels.filter((label) => label.includes('récisez'))).toEqual([
      'Motif 1 : précisez en quelques mots',
      'Motif 2 : précisez en quelques mots',
    ])
  })
})

test('an own line that grows too long is told so while it is typed, and nothing of it is cut', async () => {
  const desk = open(one, makeOffer(), { ...emptyDraft(), action: 'refuse', code: 'position_filled' })
  const field = desk.field('Un mot de vous')
  const said = () => desk.panel.get(`[id="${field.attributes('aria-describedby')}"] [aria-live=polite]`)
  await field.setValue('a'.repeat(280))
  const live = said().element
  expect(said().text()).toBe('')
  expect(desk.text()).toContain('0 signes encore')
  await field.setValue('a'.repeat(283))
  expect(desk.text()).toContain('Un mot court se lit mieux : encore 3 signes à retirer. Rien n’est coupé.')
  // Said by the very place that was there before: a live one that comes with its words is not read aloud.
  expect(said().element).toBe(live)
  expect(read(said().text())).toContain('encore 3 signes à retirer')
  expect(said().element.parentElement!.className).toContain('text-clay')
  expect((field.element as HTMLTextAreaElement).value).toHaveLength(283)
  expect(field.attributes('aria-invalid')).toBe('true')
  await desk.tap('Envoyer')
  expect(desk.sent()).toEqual([])
  expect(read(desk.panel.get('[role=alert]').text())).toContain('trop long')
})

describe('what cannot be sent says why', () => {
  const meeting = { kind: 'call' as const, what: 'Appel', time: '', where: '', contact: '' }
  it.each<[string, Partial<AnswerDraft>, string]>([
    ['a question too long', { action: 'ask-info', question: 'x'.repeat(601) }, 'trop long'],
    [
      'a criterion that somebody took off the offer meanwhile',
      { action: 'refuse', code: 'skill_missing', criterionId: 'gone' },
      'n’est plus dans l’offre',
    ],
    [
      'a note too long',
      { action: 'refuse', code: 'other', note: 'Un motif lié au poste. '.repeat(30) },
      'trop long',
    ],
    [
      'a pointer too long',
      { action: 'refuse', code: 'position_filled', step: { kind: 'words', words: 'x'.repeat(301) } },
      'Trop long',
    ],
    ['a day too far', { action: 'pursue', next: { ...meeting, on: '2126-05-05' } }, 'Vérifiez l’année'],
  ])('%s', async (_, draft, words) => {
    const desk = open(one, makeOffer(), { ...emptyDraft(), ...draft })
    await desk.tap('Envoyer')
    expect(desk.sent()).toEqual([])
    const said = desk.panel.findAll('[role="alert"]').map((alert) => read(alert.text()))
    expect(said.join(' ')).toContain(words)
  })
})

describe('the keyboard while answering', () => {
  it('lets no letter choose while somebody types, nor with a key of the window, nor where the gesture is not offered', async () => {
    const desk = open(one)
    const heading = desk.panel.find('h2')
    await heading.trigger('keydown', { key: 'r', ctrlKey: true })
    await heading.trigger('keydown', { key: 'r', repeat: true })
    await heading.trigger('keydown', { key: 'z' })
    expect(desk.draft.value.action).toBeNull()
    await desk.tap('Embaucher')
    await desk.panel.find('textarea').trigger('keydown', { key: 'r' })
    await heading.trigger('keydown', { key: 'r' })
    expect(desk.draft.value.action).toBe('hire')
  })

  it('lets no letter choose while the names are hidden', async () => {
    const veiled = ref(true)
    const draft = ref(emptyDraft())
    const Veiled = defineComponent(() => {
      provideVeil(veiled)
      return () => h(AnswerPanel, { context: contextOf(one, makeOffer()), draft: draft.value })
    })
    const desk = mount(Veiled, { global: { plugins: [frenchTexts()] }, attachTo: document.body })
    await desk.find('h2').trigger('keydown', { key: 'r' })
    expect(draft.value.action).toBeNull()
    veiled.value = false
    await desk.find('h2').trigger('keydown', { key: 'r' })
    expect(draft.value.action).toBe('refuse')
  })

  it.each([
    ['p', 'pursue'],
    ['E', 'hire'],
    ['r', 'refuse'],
    ['d', 'ask-info'],
  ])('chooses with the letter that the button shows: %s', async (key, action) => {
    const desk = open(one)
    expect(desk.panel.find(`button[aria-keyshortcuts="${key.toUpperCase()}"]`).exists()).toBe(true)
    await desk.panel.find('h2').trigger('keydown', { key })
    expect(desk.draft.value.action).toBe(action)
  })

  it('goes one question back with Escape and keeps what was typed', async () => {
    const desk = open(one)
    await desk.tap('Refuser')
    await desk.tap('Autre motif')
    await desk.field('Précisez').setValue('Un motif lié au poste, que voici.')
    await desk.panel.trigger('keydown', { key: 'Escape' })
    expect(desk.text()).toContain('Pour quel motif ?')
    expect(desk.draft.value.note).toBe('Un motif lié au poste, que voici.')
    await desk.panel.trigger('keydown', { key: 'Escape' })
    await desk.panel.trigger('keydown', { key: 'Escape' })
    expect(desk.text()).toContain('Poursuivre')
  })

  it('sends with Ctrl and Enter from the last look only', async () => {
    const desk = open(one)
    await desk.panel.trigger('keydown', { key: 'Enter', ctrlKey: true })
    expect(desk.sent()).toEqual([])
    await desk.tap('Embaucher')
    await desk.panel.trigger('keydown', { key: 'Enter', ctrlKey: true })
    expect(desk.sent()).toMatchObject([{ kind: 'hire' }])
  })
})
