import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

vi.mock('../touch/seen-first.ts', () => ({ actOnlyOnWhatWasSeen: () => () => undefined }))

const kiosk = useKiosk()
afterEach(() => vi.unstubAllGlobals())

const paper = () => document.querySelector('.print-paper')!.textContent.replace(/\s+/gu, ' ')

test('who has neither e-mail nor telephone takes the receipt along on paper, which opens nothing and names nobody', async () => {
  const papers: string[] = []
  vi.stubGlobal('print', () => papers.push(paper()))
  const madeAt = Date.UTC(2026, 2, 4, 9)
  kiosk.session.name = 'Ousmane'
  kiosk.session.pass = { ...kiosk.session.pass!, passId: 'K7QF3M2X9' }
  kiosk.session.made = {
    ...{ applicationId: 'a1', jobOfferId: 'vente', title: 'Vendeuse ou vendeur', score: null },
    ...{ employer: 'Boulangerie Pagès', madeAt },
  }
  await kiosk.open('receipt')
  await kiosk.tap(kiosk.say('kiosk.receipt.print'))
  await until(() => papers.length === 1)
  for (const words of [
    'Accusé de réception',
    'Vendeuse ou vendeur',
    'Boulangerie Pagès',
    '4 mars',
    '19 mars',
  ]) {
    expect(papers[0]).toContain(words)
  }
  expect(papers[0]).toContain('vos quatre images')
  expect(papers[0]).not.toMatch(/Ousmane|K7QF ?3M2X ?9/u)
  // The next thing that is printed here is printed alone.
  await until(() => document.querySelector('.print-paper') === null)
})
