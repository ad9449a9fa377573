import { afterEach, expect, it } from 'vitest'
import type { Employer } from '../../../domain/hiring/employer.ts'
import { NOW } from '../../desk/hiring/test-support/made-applications.ts'
import { fakeDesk, makeEmployer } from '../test-support/fake-desk.ts'
import { mountDesk, type MountedDesk } from '../test-support/mount-screen.ts'

let page: MountedDesk
afterEach(() => page.wrapper.unmount())

const figures = { points: 7272, score: 72, counted: 6, answered: 6, people: 6, asOf: NOW, formula: 1 }
async function open(fields: Partial<Employer>) {
  page = await mountDesk(fakeDesk({ employers: [makeEmployer({ siren: '732829320', ...fields })] }), '/label')
  return page.text()
}

it('a number that nobody saw tells the employer what is missing and which papers are taken', async () => {
  const text = await open({ sirenToConfirm: NOW, reciprok: { ...figures, held: 'siren' } })
  expect(text).toContain('Votre numéro SIREN est à confirmer')
  expect(text).toContain('Vous avez donné le numéro 732 829 320')
  for (const paper of ['répertoire Sirene', 'extrait Kbis', 'registre national des entreprises', 'vigilance'])
    expect(text).toContain(paper)
  // As candidates read it, and no poster of it.
  expect(text).toContain('Numéro d’entreprise à confirmer')
  expect(text).not.toContain('Imprimer l’affiche')
  expect(text).not.toContain('Il manque votre numéro SIREN')
})

it('a doubt is told with its reason', async () => {
  const sirenWord = { type: 'taken-back', reason: 'other-company', at: NOW } as const
  const text = await open({ sirenToConfirm: NOW, sirenWord })
  expect(text).toContain('L’accueil demande à revoir votre numéro, 732 829 320')
  expect(text).toContain('Ce numéro semble être celui d’une autre entreprise.')
})

it('a number that was seen asks for nothing', async () => {
  const sirenWord = { type: 'seen', document: 'kbis', at: NOW } as const
  expect(await open({ sirenWord })).not.toContain('à confirmer')
})
