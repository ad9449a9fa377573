import { afterEach, expect, it } from 'vitest'
import type { Endpoint } from '../../../domain/contract/endpoint.ts'
import type { Application, ApplicationEvent } from '../../../domain/hiring/application.ts'
import { APPEAL_WINDOW } from '../../../domain/hiring/contest.ts'
import { makeApplication, makeOffer, NOW } from '../../desk/hiring/test-support/made-applications.ts'
import { fakeDesk } from '../test-support/fake-desk.ts'
import { mountDesk, type MountedDesk } from '../test-support/mount-screen.ts'

let page: MountedDesk
let asked: { path: string; params: unknown; body: unknown }[]
let answer: object
afterEach(() => page.wrapper.unmount())

const types = ['contest-upheld', 'contest-appealed', 'contest-confirmed', 'contest-lifted'] as const
const fact = (type: ApplicationEvent['type'], at = NOW - 1000): ApplicationEvent => ({
  ...{ id: `f-${type}`, type, at, receivedAt: at, by: 'server', about: 'told' },
})
const of = (type: 'refused' | 'withdrawn', ...facts: ApplicationEvent[]): Application => {
  const made = makeApplication({ id: 'a', daysAgo: 20, told: [{ type, daysAgo: 10 }] })
  const [submitted, told] = made.events
  return { ...made, events: [submitted!, { ...told!, id: 'told' }, ...facts] }
}
async function open(application: Application) {
  const desk = fakeDesk({ jobOffers: [makeOffer()], applications: [application] })
  asked = []
  answer = { ok: true, value: undefined }
  const call = ({ path }: Endpoint, { params, body }: { params?: unknown; body?: unknown }) => {
    // The page asks for more than this: that is not reached.
    if (!path.endsWith('/appeal')) return Promise.resolve({ ok: false, reason: 'unreachable' })
    asked.push({ path, params, body })
    return Promise.resolve(answer)
  }
  Object.assign(desk.data, { call })
  page = await mountDesk(desk, '/candidatures/a')
}

it('nothing is said of what hosts did not find', async () => {
  await open(of('refused'))
  expect(page.text()).not.toContain('vérification par l’accueil')
})

it('an answer that counts for nothing is told in neutral words, and may be given anew', async () => {
  await open(of('refused', fact('contest-upheld')))
  expect(page.text()).toContain('votre réponse ne compte pas dans la note. Vous pouvez répondre de nouveau.')
  expect(page.text()).toContain('ne compte pas)')
  expect(page.text()).not.toMatch(/hors sujet|pas reçue/)
  await page.tap('Refuser')
})

it('a withdrawal says that it counts as unanswered, and not what the person said', async () => {
  await open(of('withdrawn', fact('contest-upheld')))
  expect(page.text()).toContain('cette candidature retirée compte comme restée sans réponse')
  expect(page.text()).not.toContain('demandé')
})

it.each([
  [' ', 'Écrivez d’abord pourquoi'],
  ['a'.repeat(501), 'Raccourcissez un peu'],
  ['Pas de femme enceinte.', 'critère protégé par la loi'],
])('an appeal in the words %j is not sent', async (words, said) => {
  await open(of('refused', fact('contest-upheld')))
  await page.wrapper.get('textarea').setValue(words)
  await page.tap('Faire appel')
  expect(page.text()).toContain(said)
  expect(asked).toEqual([])
})

it.each([
  [{ reason: 'not-possible', reasons: ['already-appealed'] }, 'a déjà fait appel'],
  [{ reason: 'not-possible', reasons: ['too-late'] }, 'trop tard pour faire appel'],
  [{ reason: 'not-found' }, 'Il n’y a plus rien à contester ici'],
  [{ reason: 'unreachable' }, 'Vos mots restent ici'],
])('%j is said, and the words stay', async (refusal, said) => {
  await open(of('refused', fact('contest-upheld')))
  answer = { ok: false, ...refusal }
  await page.wrapper.get('textarea').setValue('Voici le courriel.')
  await page.tap('Faire appel')
  expect(page.text()).toContain(said)
  expect(page.wrapper.get('textarea').element.value).toBe('Voici le courriel.')
})

it('an appeal is sent once, about what was found', async () => {
  await open(of('refused', fact('contest-upheld')))
  await page.wrapper.get('textarea').setValue(' Voici le courriel. ')
  await page.tap('Faire appel')
  const [sent] = asked
  expect(sent).toMatchObject({
    params: { applicationId: 'a', about: 'told' },
    body: { words: 'Voici le courriel.' },
  })
  expect(page.said()).toContain('Votre appel est envoyé')
})

it('there is no appeal after thirty days', async () => {
  await open(of('refused', fact('contest-upheld', NOW - APPEAL_WINDOW)))
  expect(page.text()).not.toContain('Faire appel')
})

it.each([
  [2, 'L’accueil vérifie encore une fois'],
  [3, 'Après votre appel, l’accueil garde sa décision'],
])('what became of an appeal is told, and there is no second one', async (count, said) => {
  await open(of('refused', ...types.slice(0, count).map((type) => fact(type))))
  expect(page.text()).toContain(said)
  expect(page.text()).not.toContain('Faire appel')
})

it('a decision that was taken back says so alone, and the answer stands', async () => {
  const facts = [fact('contest-upheld'), fact('contest-appealed'), fact('contest-lifted')]
  await open(of('refused', ...facts))
  expect(page.text()).toContain('l’accueil est revenu sur sa décision')
  expect(page.text()).not.toContain('votre réponse ne compte pas dans la note')
})
