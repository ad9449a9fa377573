import { afterEach, describe, expect, it } from 'vitest'
import type { Endpoint } from '../../../domain/contract/endpoint.ts'
import { addDays, parisDay } from '../../../domain/time.ts'
import { readEmail } from '../../../domain/text/email.ts'
import { makeApplication, NOW } from '../../desk/hiring/test-support/made-applications.ts'
import { fakeDesk, makeEmployer, type FakeDesk } from '../test-support/fake-desk.ts'
import { mountDesk, type MountedDesk } from '../test-support/mount-screen.ts'

const TODAY = parisDay(NOW)
const [from, to] = [addDays(TODAY, 5), addDays(TODAY, 20)]

let page: MountedDesk
afterEach(() => page.wrapper.unmount())

type Reply = { ok: true; value: undefined } | { ok: false; reason: string; reasons?: string[] }
/** A desk, what its server answers, and what it was asked. */
async function open(desk: FakeDesk, reply: Reply = { ok: true, value: undefined }) {
  const asked: { method: string; path: string; body?: unknown }[] = []
  const call = ({ method, path }: Endpoint, { body }: { body?: unknown }) => {
    asked.push({ method, path, ...(body === undefined ? {} : { body }) })
    return Promise.resolve(reply)
  }
  Object.assign(desk.data, { call })
  page = await mountDesk(desk, '/mandat')
  return asked
}
async function fill(label: string, words: string) {
  const found = page.wrapper.findAll('label').find((candidate) => candidate.text() === label)!
  await page.wrapper.find(`[id="${found.attributes('for')}"]`).setValue(words)
}
async function fillDays(first: string, last: string) {
  await fill('Premier jour d’absence', first)
  await fill('Dernier jour d’absence', last)
}

describe('the absence of an employer', () => {
  it.each([
    ['', to, 'Donnez les deux jours'],
    [addDays(TODAY, -1), to, 'une absence commence aujourd’hui au plus tôt'],
    [to, from, 'Le dernier jour est avant le premier.'],
    [from, addDays(from, 35), 'Une absence dure 35 jours au plus.'],
  ])('from %j to %j is refused before it is sent', async (first, last, words) => {
    const asked = await open(fakeDesk({}))
    await fillDays(first, last)
    await page.tap('Dire cette absence')
    expect(page.text()).toContain(words)
    expect(asked).toEqual([])
  })

  it.each([
    ['an e-mail alone', '', 'anne@example.fr', 'Dites aussi le nom de qui vous remplace.'],
    ['no e-mail', 'Anne', 'anne@', 'Cet e-mail ne peut pas exister'],
  ])('with %s as stand-in is refused', async (_name, name, email, words) => {
    const asked = await open(fakeDesk({}))
    await fillDays(from, to)
    await fill('Qui vous remplace (facultatif)', name)
    await fill('Son e-mail (facultatif)', email)
    await page.tap('Dire cette absence')
    expect(page.text()).toContain(words)
    expect(asked).toEqual([])
  })

  it('says before it is kept that the clock runs on, and for how many who wait', async () => {
    const applications = [
      makeApplication({ id: 'a', daysAgo: 6, told: [] }),
      makeApplication({ id: 'b', daysAgo: 7, told: [] }),
      makeApplication({ id: 'c', daysAgo: 20, told: [] }),
      makeApplication({ id: 'd', daysAgo: 7, told: [{ type: 'refused', daysAgo: 1 }] }),
    ]
    await open(fakeDesk({ applications }))
    expect(page.text()).toContain('Une absence n’arrête pas le compte de votre score')
    expect(page.text()).not.toContain('qui attend')
    await fillDays(from, to)
    expect(page.text()).toContain('2 candidatures qui attendent aujourd’hui passeront leur 14e jour')
    expect(page.text()).toContain('1 candidature sans réponse comptera dans votre score avant votre retour')
  })

  it('is sent with who stands in, and said as kept', async () => {
    const asked = await open(fakeDesk({}))
    await fillDays(from, to)
    await fill('Qui vous remplace (facultatif)', 'Anne')
    await page.tap('Dire cette absence')
    expect(asked).toEqual([
      { method: 'POST', path: 'employer/absence', body: { from, to, standIn: { name: 'Anne', email: '' } } },
    ])
    expect(page.said()).toContain('les candidats lisent quand vous revenez')
  })

  it.each([
    [{ ok: false, reason: 'unreachable' }, 'Le serveur ne répond pas'],
    [
      { ok: false, reason: 'not-possible', reasons: ['replaced'] },
      'Quelqu’un de chez vous a dit une autre absence',
    ],
    [{ ok: false, reason: 'unexpected' }, 'Le serveur a eu un problème'],
  ] as const)('that %j is not kept, and what was typed stays', async (reply, words) => {
    await open(fakeDesk({}), reply as unknown as Reply)
    await fillDays(from, to)
    await page.tap('Dire cette absence')
    expect(page.text()).toContain(words)
    expect(
      page.wrapper.findAll('input[type="date"]').map((one) => (one.element as HTMLInputElement).value),
    ).toEqual([from, to])
  })

  it('to come is read, changed in its place and called off; under way it is ended', async () => {
    const absence = { from, to, askedAt: 7 }
    const asked = await open(fakeDesk({ employers: [makeEmployer({ absence, standIn: { name: 'Anne' } })] }))
    expect(page.text()).toContain('Pendant ce temps, Anne répond à votre place.')
    await fill('Dernier jour d’absence', addDays(from, 2))
    await page.tap('Changer cette absence')
    expect(asked[0]!.body).toMatchObject({ from, to: addDays(from, 2), instead: 7 })
    await page.tap('Je ne pars plus')
    expect(asked[1]).toEqual({ method: 'POST', path: 'employer/absence/end', body: { told: 7 } })
    page.wrapper.unmount()
    await open(
      fakeDesk({ employers: [makeEmployer({ absence: { from: addDays(TODAY, -3), to, askedAt: 7 } })] }),
    )
    expect(page.text()).toContain('Personne ne répond à votre place.')
    await page.tap('Je suis de retour')
    expect(page.said()).toContain('Bon retour')
  })

  it('is known as its own once the server keeps it in tidier words', async () => {
    const desk = fakeDesk({})
    const asked = await open(desk)
    await fillDays(from, to)
    await fill('Qui vous remplace (facultatif)', 'Anne  Roux')
    await fill('Son e-mail (facultatif)', 'Anne@Example.FR')
    await page.tap('Dire cette absence')
    const email = readEmail('Anne@Example.FR')
    const standIn = { name: 'Anne Roux', ...(email.ok ? { email: email.value } : {}) }
    await desk.data.save('employers', makeEmployer({ absence: { from, to, askedAt: 7 }, standIn }))
    await fill('Dernier jour d’absence', addDays(from, 2))
    await page.tap('Changer cette absence')
    expect(asked[1]!.body).toMatchObject({ to: addDays(from, 2), instead: 7 })
  })

  it('that is over is no longer shown, and nothing of it is filled in', async () => {
    const absence = { from: addDays(TODAY, -20), to: addDays(TODAY, -10), askedAt: 7 }
    await open(fakeDesk({ employers: [makeEmployer({ absence })] }))
    expect(page.text()).not.toContain('Absence dite')
    expect(
      page.wrapper.findAll('input[type="date"]').map((one) => (one.element as HTMLInputElement).value),
    ).toEqual(['', ''])
  })
})
