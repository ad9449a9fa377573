import { afterEach, describe, expect, it } from 'vitest'
import type { Endpoint } from '../../../domain/contract/endpoint.ts'
import type { Employer } from '../../../domain/hiring/employer.ts'
import { fakeDesk, makeEmployer, type FakeDesk } from '../test-support/fake-desk.ts'
import { mountDesk, type MountedDesk } from '../test-support/mount-screen.ts'

let page: MountedDesk
let desk: FakeDesk
let asked: { path: string; body: unknown }[]
let answer: object
afterEach(() => page.wrapper.unmount())

async function open(employer: Partial<Employer> = {}) {
  desk = fakeDesk({ employers: [makeEmployer(employer)] })
  asked = []
  answer = { ok: true, value: undefined }
  const call = ({ path }: Endpoint, { body }: { body?: unknown }) => {
    asked.push({ path, body })
    return Promise.resolve(answer)
  }
  Object.assign(desk.data, { call })
  page = await mountDesk(desk, '/label')
}
const area = () => page.wrapper.get('textarea')
const words = () => area().element.value

describe('the reply to the label', () => {
  it.each([
    ['', 'Écrivez d’abord votre texte'],
    ['Appelez le 06 12 34 56 78', 'Retirez les numéros'],
    ['Pas de femme enceinte.', 'critère protégé par la loi'],
    ['a'.repeat(501), 'Raccourcissez un peu'],
  ])('%j is not sent, and the screen says why', async (typed, said) => {
    await open()
    await area().setValue(typed)
    await page.tap('Envoyer à l’accueil')
    expect(page.text()).toContain(said)
    expect(asked).toEqual([])
  })

  it('stays in the form when the server does not answer', async () => {
    await open()
    answer = { ok: false, reason: 'unreachable' }
    await area().setValue('Nous répondons.')
    await page.tap('Envoyer à l’accueil')
    expect(page.text()).toContain('rien n’est envoyé. Votre texte reste ici.')
    expect(words()).toBe('Nous répondons.')
  })

  it('that a colleague wrote meanwhile is read first, then replaced', async () => {
    await open({ replyAsked: { words: 'De Denis.', askedAt: 7 } })
    await area().setValue('D’Armelle.')
    await desk.data.save('employers', makeEmployer({ replyAsked: { words: 'De Louis.', askedAt: 8 } }))
    await page.wrapper.vm.$nextTick()
    expect(words()).toBe('D’Armelle.')
    answer = { ok: false, reason: 'not-possible', reasons: ['replaced'] }
    await page.tap('Envoyer à l’accueil')
    expect(asked.at(-1)!.body).toEqual({ words: 'D’Armelle.', instead: 7 })
    expect(page.text()).toContain('a écrit un autre texte entre-temps')
    answer = { ok: true, value: undefined }
    await page.tap('Envoyer à l’accueil')
    expect(asked.at(-1)!.body).toEqual({ words: 'D’Armelle.', instead: 8 })
    expect(page.said()).toContain('C’est envoyé')
  })

  it('goes as a new one when the one that waited was taken back or published while somebody typed', async () => {
    await open({ replyAsked: { words: 'De Denis.', askedAt: 7 } })
    await area().setValue('D’Armelle.')
    await desk.data.save('employers', makeEmployer({ reply: { words: 'De Denis.', publishedAt: 8 } }))
    await page.wrapper.vm.$nextTick()
    expect(words()).toBe('D’Armelle.')
    await page.tap('Envoyer à l’accueil')
    expect(asked.at(-1)!.body).toEqual({ words: 'D’Armelle.' })
    expect(page.said()).toContain('C’est envoyé')
  })

  it('waits with the day by which hosts decide, and is taken back', async () => {
    await open({ replyAsked: { words: 'Nous répondons.', askedAt: 1 } })
    expect(page.text()).toContain('Votre texte attend la lecture de l’accueil')
    await page.tap('Reprendre ce texte')
    expect(asked).toEqual([{ path: 'employer/label-reply/taken-back', body: { place: 'asked' } }])
    expect(page.said()).toContain('Votre texte est repris')
  })

  it('that was not published says why, and is there to be written otherwise', async () => {
    await open({
      reply: { words: 'Avant.', publishedAt: 1 },
      replyAsked: { words: 'Lucie ment.', askedAt: 2, refusedAt: 3, refusal: 'Vous nommez quelqu’un.' },
    })
    expect(page.text()).toContain('L’accueil n’a pas publié ce texte')
    expect(page.text()).toContain('Vous nommez quelqu’un.')
    expect(page.text()).toContain('Avant.')
    expect(words()).toBe('Lucie ment.')
    await page.tap('Ne plus l’afficher')
    expect(asked).toEqual([{ path: 'employer/label-reply/taken-back', body: { place: 'published' } }])
  })
})
