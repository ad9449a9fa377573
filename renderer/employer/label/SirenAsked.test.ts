import { afterEach, expect, it } from 'vitest'
import type { Endpoint } from '../../../domain/contract/endpoint.ts'
import type { CompanyRole } from '../../../domain/hiring/company-role.ts'
import { fakeDesk, makeEmployer, type FakeDesk } from '../test-support/fake-desk.ts'
import { mountDesk, type MountedDesk } from '../test-support/mount-screen.ts'

const SIREN = '732 829 320'
let page: MountedDesk
let desk: FakeDesk
let asked: { path: string; body: unknown }[]
let answer: object
afterEach(() => page.wrapper.unmount())

async function open(siren?: string, companyRole?: CompanyRole) {
  desk = fakeDesk({ employers: [makeEmployer(siren === undefined ? {} : { siren })] })
  asked = []
  answer = { ok: true, value: undefined }
  const call = ({ path }: Endpoint, { body }: { body?: unknown }) => {
    asked.push({ path, body })
    return Promise.resolve(answer)
  }
  Object.assign(desk.data, { call })
  page = await mountDesk(desk, '/label', companyRole)
}
const given = () => asked.filter(({ path }) => path === 'employer/siren')
const field = () => page.wrapper.get<HTMLInputElement>('[aria-labelledby=siren-asked] input')

it.each([
  ['73282932', 'Il faut neuf chiffres'],
  ['732829321', 'Ce numéro n’existe pas'],
])('%j is not sent, and the screen says why', async (typed, said) => {
  await open()
  await field().setValue(typed)
  await page.tap('Donner ce numéro')
  expect(page.text()).toContain(said)
  expect(given()).toEqual([])
})

it('what the server refuses is said by name, and what was typed stays', async () => {
  await open()
  await field().setValue(SIREN)
  for (const [reply, said] of [
    [{ reason: 'not-possible', reasons: ['siren-taken'] }, 'Un autre employeur d’ici porte déjà ce numéro'],
    [{ reason: 'unreachable' }, 'Le serveur ne répond pas'],
  ] as const) {
    answer = { ok: false, ...reply }
    await page.tap('Donner ce numéro')
    expect(page.text()).toContain(said)
  }
  expect(field().element.value).toBe(SIREN)
})

it('a number that is taken promises no label, and is asked for no more once the card has it', async () => {
  await open()
  await field().setValue(SIREN)
  await page.tap('Donner ce numéro')
  expect(given()).toEqual([{ path: 'employer/siren', body: { siren: SIREN } }])
  expect(page.said()).toContain('Il reste à le montrer à l’accueil')
  await desk.data.save('employers', makeEmployer({ siren: SIREN.replaceAll(' ', '') }))
  await page.wrapper.vm.$nextTick()
  expect(page.text()).not.toContain('Il manque votre numéro SIREN')
})

it('a recruiter reads who may give it; a number that checks is not asked for', async () => {
  await open(undefined, 'recruiter')
  expect(page.text()).toContain('Une personne responsable de votre équipe peut le donner ici')
  expect(page.wrapper.find('[aria-labelledby=siren-asked] input').exists()).toBe(false)
  page.wrapper.unmount()
  await open('123456789')
  expect(page.text()).toContain('Il manque votre numéro SIREN')
  page.wrapper.unmount()
  await open(SIREN.replaceAll(' ', ''))
  expect(page.text()).not.toContain('Il manque votre numéro SIREN')
})
