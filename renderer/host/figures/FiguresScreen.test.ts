import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { addMonths, monthOf } from '../../../domain/figures/month.ts'
import { siteLongDay } from '../../words/site-words.ts'
import { parisDay } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { button, field, screen } from '../test-support/mount-host.ts'
import { goTo, signIn, useHostDesk } from '../test-support/open-desk.ts'
import { aReport } from './testing/a-report.ts'

const desk = useHostDesk()
const lastMonth = () => addMonths(monthOf(parisDay(Date.now())), -1)
const askedFor = () => desk.place.server.queries.findLast((path) => path.startsWith('host/report'))

/** Chooses a period that is in sight. */
function pick(label: string): void {
  const chip = [...document.querySelectorAll('label.chip')].find((one) => one.textContent.trim() === label)
  chip!.querySelector('input')!.click()
}
async function choose(label: string, month: string): Promise<void> {
  const select = field(label) as unknown as HTMLSelectElement
  select.value = month
  select.dispatchEvent(new Event('change'))
  await nextTick()
}

beforeEach(async () => {
  desk.place.server.answers.set('host/report', aReport())
  await signIn()
})

test('last month is there at once, with what is hidden said as such', async () => {
  await goTo('Chiffres')
  await until(() => screen().includes('octobre 2026'))
  expect(askedFor()).toContain(`from=${lastMonth()}&to=${lastMonth()}`)
  expect(screen()).toContain('entre 1 et 10')
  expect(screen()).toContain('moins de 5')
  expect(screen()).toContain('210 ou un peu plus')
  expect(screen()).toMatch(/1\s240/u)
})

test('a period that ends before it begins is said, and the server is not asked', async () => {
  await goTo('Chiffres')
  await until(() => screen().includes('octobre 2026'))
  pick('D’un mois à un autre')
  await until(() => screen().includes('Du mois de'))
  await choose('Au mois de', addMonths(lastMonth(), -2))
  const before = desk.place.server.queries.length
  button('Voir les chiffres').click()
  await until(() => screen().includes('finit avant de commencer'))
  expect(desk.place.server.queries).toHaveLength(before)
  await choose('Du mois de', addMonths(lastMonth(), -50))
  button('Voir les chiffres').click()
  await until(() => screen().includes('36 mois'))
  await choose('Du mois de', addMonths(lastMonth(), -4))
  button('Voir les chiffres').click()
  await until(() =>
    askedFor()!.includes(`from=${addMonths(lastMonth(), -4)}&to=${addMonths(lastMonth(), -2)}`),
  )
})

test('a desk that stays open into another month proposes that month, and tells when a report was made', async () => {
  await goTo('Chiffres')
  await until(() => screen().includes('octobre 2026'))
  const month = lastMonth()
  const later = addMonths(month, 2)
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.parse(`${later}-15T12:00:00Z`))
  pick('L’an dernier')
  await until(() => !askedFor()!.includes(`to=${month}`))
  desk.place.server.answers.set('host/report', aReport({ from: '2026-09', to: '2026-09' }))
  pick('Le mois dernier')
  await until(() => screen().includes('septembre 2026'))
  expect(askedFor()).toContain(`from=${addMonths(month, 1)}&`)
  const seen: string[] = []
  vi.stubGlobal('print', () => seen.push(document.querySelector('.print-paper')?.textContent ?? ''))
  button('Imprimer ou garder en PDF').click()
  await until(() => seen.length > 0)
  expect(seen[0]).toContain(`rapport fait le ${siteLongDay(Date.now())}`)
  clock.mockRestore()
})

test('without the server the figures that were read stay, and why is said', async () => {
  await goTo('Chiffres')
  await until(() => screen().includes('octobre 2026'))
  desk.place.server.troubles.set('host/report', ['no-answer'])
  pick('L’an dernier')
  await until(() => screen().includes('Le serveur ne répond pas'))
  expect(screen()).toContain('octobre 2026')
})

test('the paper is there for the printer alone', async () => {
  await goTo('Chiffres')
  await until(() => screen().includes('octobre 2026'))
  const seen: string[] = []
  vi.stubGlobal('print', () => seen.push(document.querySelector('.print-paper')?.textContent ?? ''))
  button('Imprimer ou garder en PDF').click()
  await until(() => seen.length > 0)
  expect(seen[0]).toContain('Ce que la personne dit être ce jour-là')
  await until(() => document.querySelector('.print-paper') === null)
})
