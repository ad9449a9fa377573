import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import type { Endpoint } from '../../../domain/contract/endpoint.ts'
import { savedSearches } from '../../../domain/contract/search.ts'
import { fakeDesk, type FakeDesk } from '../test-support/fake-desk.ts'
import { mountDesk, type MountedDesk } from '../test-support/mount-screen.ts'

const till = 'esco:3982571a-e9ce-442a-a4a0-fdfc97727091'
interface Sent {
  body: { wanted: { key: string; atLeast: string }[] }
}

/** A desk whose server answers this, and keeps no search. */
function deskAnswered(...answers: object[]): FakeDesk & { sent: Sent[] } {
  const sent: Sent[] = []
  const desk = fakeDesk({})
  desk.data.call = ((call: Endpoint, asked: Sent) => {
    if (call === savedSearches) return Promise.resolve({ ok: true, value: { searches: [] } })
    sent.push(asked)
    return Promise.resolve(answers.shift())
  }) as never
  return { ...desk, sent }
}
const refused = (...reasons: string[]) => ({ ok: false, reason: 'not-possible', reasons })

async function describeNeed(mounted: MountedDesk, words: string): Promise<void> {
  await mounted.wrapper.find('textarea').setValue(words)
  await mounted.tap('Proposer des compétences')
}
const needsOf = ({ wrapper }: MountedDesk) => wrapper.findAll('.need').map((need) => need.find('span').text())
const label = (words: string) => `[aria-label="${words}"]`

describe('what is asked for', () => {
  test.each([
    ['connard', 'Nous n’avons pas compris'],
    ['06 12 34 56 78', 'un numéro ou à une adresse'],
    ['je suis diabétique', 'La santé n’est pas un critère'],
    ['xqzw', 'Nous n’avons rien trouvé'],
    ['🙂', 'Écrivez quelques mots'],
  ])('%s: a kind reason, and nothing is asked of the server', async (words, reason) => {
    const desk = deskAnswered()
    const mounted = await mountDesk(desk, '/recherche')
    await describeNeed(mounted, words)
    expect(mounted.text()).toContain(reason)
    expect(needsOf(mounted)).toEqual([])
    expect(desk.sent).toEqual([])
  })

  test('what is no criterion is said, and not used', async () => {
    const mounted = await mountDesk(deskAnswered(), '/recherche')
    await describeNeed(mounted, 'tenir une caisse, moins de 30 ans, bac+2')
    expect(mounted.text()).toContain('L’âge n’est pas un critère.')
    expect(mounted.text()).toContain('« moins de 30 ans » n’est pas utilisé.')
    expect(mounted.text()).toContain('Le diplôme n’est pas un critère ici')
    expect(needsOf(mounted)).toContain('tenir une caisse')
  })

  test('competences are taken away, added by their words, and asked with a proof', async () => {
    const desk = deskAnswered(refused('too-few'))
    const mounted = await mountDesk(desk, '/recherche')
    await describeNeed(mounted, 'accueillir les clients')
    for (const name of needsOf(mounted)) await mounted.wrapper.find(label(`Retirer ${name}`)).trigger('click')
    expect(needsOf(mounted)).toEqual([])
    await mounted.wrapper.find('input').setValue('tenir une caiss')
    await mounted.go('/recherche')
    await mounted.wrapper.find(label('Ajouter tenir une caisse')).trigger('click')
    expect(needsOf(mounted)).toEqual(['tenir une caisse'])
    await mounted.wrapper.find(label('Preuve au moins, pour tenir une caisse')).setValue('certified')
    await mounted.tap('Chercher')
    expect(desk.sent.map(({ body }) => body)).toEqual([{ wanted: [{ key: till, atLeast: 'certified' }] }])
  })
})

test('a term of work is chosen once, has no proof to ask for, and outlives other words for the need', async () => {
  const term = { key: 'licence:b', found: 'present', rung: 'declared' }
  const skill = { key: till, found: 'present', rung: 'declared' }
  const people = Array.from({ length: 5 }, (_, index) => ({ cardId: `c${index}`, lines: [skill, term] }))
  const desk = deskAnswered({ ok: true, value: { searchId: 's', people } })
  const mounted = await mountDesk(desk, '/recherche')
  await describeNeed(mounted, 'tenir une caisse')
  const choice = () => {
    const named = [...document.querySelectorAll('label')].find((one) =>
      one.textContent.includes('condition'),
    )!
    return mounted.wrapper.find<HTMLSelectElement>(`#${named.htmlFor}`)
  }
  await choice().setValue('licence:b')
  expect(needsOf(mounted).at(-1)).toBe('permis B (voiture)')
  expect(mounted.wrapper.find(label('Preuve au moins, pour permis B (voiture)')).exists()).toBe(false)
  expect([...choice().element.options].map(({ value }) => value)).not.toContain('licence:b')
  await describeNeed(mounted, 'tenir une caisse')
  expect(needsOf(mounted).at(-1)).toBe('permis B (voiture)')
  for (const name of needsOf(mounted).slice(1, -1))
    await mounted.wrapper.find(label(`Retirer ${name}`)).trigger('click')
  await mounted.tap('Chercher')
  expect(desk.sent[0]!.body.wanted.map(({ key }) => key)).toEqual([till, 'licence:b'])
  // The term is met, and is no competence.
  expect(mounted.text()).toContain('Convient')
  expect(mounted.text().match(/Cette personne a la compétence demandée/gu)).toHaveLength(3)
})

describe('what the terms leave out', () => {
  const skill = { key: till, found: 'present', rung: 'declared' }
  const people = Array.from({ length: 6 }, (_, index) => ({ cardId: `c${index}`, lines: [skill] }))
  const found = (withoutTerms?: number) => ({ ok: true, value: { searchId: 's', people, withoutTerms } })
  async function searched(...answers: object[]) {
    const desk = deskAnswered(...answers)
    const mounted = await mountDesk(desk, '/recherche')
    await describeNeed(mounted, 'tenir une caisse')
    const [term, department] = mounted.wrapper.findAll<HTMLSelectElement>('.grid-cols-2 select')
    await term!.setValue('permit:forklift')
    await department!.setValue('in:48')
    await mounted.tap('Chercher')
    return { desk, mounted }
  }

  test.each([
    [14, 'Sans vos conditions : 14 personnes.'],
    [31, 'Sans vos conditions : plus de 30 personnes.'],
    [6, 'la liste serait la même'],
    [undefined, 'on ne dit pas combien'],
  ])('%s: it is said', async (count, words) => {
    const { desk, mounted } = await searched(found(count))
    expect(desk.sent[0]!.body.wanted.map(({ key }) => key).slice(-2)).toEqual(['permit:forklift', 'in:48'])
    expect(needsOf(mounted).slice(-2)).toEqual(['CACES chariot (R489)', 'Lozère (48)'])
    expect(mounted.text()).toContain(words)
  })

  test('too few meet them: one button asks for the competences alone', async () => {
    const { desk, mounted } = await searched(refused('terms-too-narrow'), found())
    expect(mounted.text()).toContain('Moins de cinq personnes remplissent vos conditions')
    await mounted.tap('Chercher sans les conditions')
    expect(desk.sent[1]!.body.wanted.every(({ key }) => key.startsWith('esco:'))).toBe(true)
    expect(mounted.wrapper.findAll('article')).toHaveLength(6)
    expect(mounted.text()).not.toContain('Sans vos conditions')
  })
})

describe('what the server says', () => {
  test.each([
    [refused('too-few'), 'Moins de cinq personnes'],
    [refused('too-close'), 'la différence désignerait quelqu’un'],
    [refused('too-many-searches'), 'Revenez demain'],
    [refused('asked-twice'), 'deux fois dans la liste'],
    [refused('skill-needed'), 'on ne cherche personne par ses horaires'],
    [{ ok: false, reason: 'unreachable' }, 'Le serveur ne répond pas'],
    [{ ok: false, reason: 'sign-in-needed' }, 'Votre session est terminée'],
    [{ ok: false, reason: 'unexpected' }, 'Le serveur a eu un problème'],
  ])('%j has its sentence, and the button comes back', async (answer, words) => {
    const desk = deskAnswered(answer, answer)
    const mounted = await mountDesk(desk, '/recherche')
    await describeNeed(mounted, 'tenir une caisse')
    await mounted.tap('Chercher')
    expect(mounted.text()).toContain(words)
    await mounted.tap('Chercher')
    expect(desk.sent).toHaveLength(2)
  })

  test('people found: what each has, the first three in a sentence, nobody named; another need forgets them', async () => {
    const line = { key: till, found: 'present', rung: 'observed' }
    const people = Array.from({ length: 5 }, (_, index) => ({ cardId: `c${index}`, lines: [line] }))
    const desk = deskAnswered({ ok: true, value: { searchId: 's', people } })
    const mounted = await mountDesk(desk, '/recherche')
    await describeNeed(mounted, 'tenir une caisse')
    await mounted.tap('Chercher')
    expect(mounted.text()).toContain('5 personnes')
    expect(mounted.wrapper.findAll('article')).toHaveLength(5)
    expect(mounted.text().match(/Cette personne a la compétence demandée/gu)).toHaveLength(3)
    expect(mounted.text()).toContain('observée en défi')
    // Elsewhere and back: as it was left.
    await mounted.go('/label')
    await mounted.go('/recherche')
    expect(mounted.wrapper.findAll('article')).toHaveLength(5)
    await mounted.wrapper.find(label('Preuve au moins, pour tenir une caisse')).setValue('certified')
    expect(mounted.wrapper.findAll('article')).toHaveLength(0)
  })
})
