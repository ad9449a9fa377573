import { expect, it } from 'vitest'
import { isTrade, skillDeclared, tradeDeclared, withDeclared, type LifeHow } from './declare.ts'
import { blankProfile } from './life-answers.ts'
import { declaredOf, mergeProfiles } from './profile.ts'

const author = { siteId: 'mende', deviceId: 'k1', now: 1000 }
const elsewhere = { siteId: 'mende', deviceId: 'k2', now: 2000 }
const esco = '39f9bbd9-a2d1-4a4e-9a3c-7f0c1f0a0001'
const skill = skillDeclared(esco, 'coiffer les cheveux')
const trade = tradeDeclared('D1202', 'Coiffeur / Coiffeuse')
const blank = blankProfile('V1', author)

function said(profile: typeof blank, what: typeof skill, how: LifeHow | null, by = author) {
  const changed = withDeclared(profile, [{ what, how }], by)
  if (!changed.ok) throw new Error(changed.reason)
  return changed.value
}

it('a skill and a trade stand on the page with how one does them, and go again', () => {
  const page = said(said(blank, skill, 'alone'), trade, 'helps-others')
  expect(declaredOf(page)).toMatchObject([
    { id: `esco:${esco}`, label: 'coiffer les cheveux', esco, how: 'alone' },
    { id: 'rome:D1202', label: 'Coiffeur / Coiffeuse', origin: 'professional', how: 'helps-others' },
  ])
  expect(declaredOf(said(page, skill, null))).toMatchObject([{ id: 'rome:D1202' }])
})

it('a trade is told from a skill by its id', () => {
  expect([isTrade(trade), isTrade(skill), isTrade({ id: 'own-rome:' })]).toEqual([true, false, false])
})

it('what was never kept cannot be taken back', () => {
  expect(said(blank, skill, null).competences).toEqual([])
})

it('kept at two kiosks it is one competence', () => {
  const merged = mergeProfiles(said(blank, skill, 'alone'), said(blank, skill, 'with-help', elsewhere))
  expect(declaredOf(merged)).toHaveLength(1)
})

it('a full page takes nothing more', () => {
  const competences = Array.from({ length: 120 }, (_, at) => ({
    ...{ id: `own-${at}`, label: 'x', origin: 'personal' as const, addedAt: '1' },
  }))
  const full = { ...blank, competences }
  expect(withDeclared(full, [{ what: skill, how: 'alone' }], author)).toEqual({ ok: false, reason: 'full' })
  const last = { ...blank, competences: competences.slice(1) }
  expect(withDeclared(last, [{ what: skill, how: 'alone' }], author).ok).toBe(true)
})
