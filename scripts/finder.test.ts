import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openFinder, shownAnswers } from '../domain/finder/finder.ts'
import { madeOf } from '../domain/finder/made-of.ts'
import type { Taxonomy } from '../domain/taxonomy/taxonomy.ts'
import { buildIndex, familiesOf } from './finder/build-index.ts'
import { evaluate, report } from './finder/evaluate.ts'
import { foldOf } from './finder/held-out.ts'
import { readShippedFinder } from './finder/shipped-index.ts'
import { readShippedPack } from './taxonomy/shipped-pack.ts'

const script = resolve(import.meta.dirname, 'finder.ts')
const command = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
const folder = mkdtempSync(join(tmpdir(), 'finder-'))
afterAll(() => rmSync(folder, { recursive: true }))
const fileOf = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('the command', () => {
  it.each([
    [[]],
    [['bake']],
    [['ask']],
    [['eval', '--on', 'rome']],
    [['held-out', '--fold', 'x']],
    [['--nothing']],
  ])('%j is not understood, and the way to ask is told', (args) => {
    const { status, stderr } = command(...args)
    expect(status).toBe(2)
    expect(stderr).toContain('npm run finder -- ask')
  })

  it('another taxonomy is refused by name', () => {
    const { status, stderr } = command('eval', '--on', 'naf', '--csv', fileOf('a.csv', 'query,expected\n'))
    expect(status).toBe(2)
    expect(stderr).toContain('rome, esco-skills, esco-occupations')
  })

  it('a file that is not there, or without its columns, is refused in a sentence', () => {
    expect(command('eval', '--on', 'rome', '--csv', join(folder, 'nowhere.csv')).status).toBe(1)
    const { status, stderr } = command(
      'eval',
      '--on',
      'rome',
      '--csv',
      fileOf('b.csv', 'text,code\nx,A1101\n'),
    )
    expect(status).toBe(1)
    expect(stderr).toContain('« query », « expected »')
  })

  it('an evaluation prints what it counted', () => {
    const csv = fileOf(
      'c.csv',
      '\uFEFFquery;expected\r\nBoulanger;D1102\r\nJardinière;a1203\r\nplombier;Z9\r\n',
    )
    const { status, stdout } = command('eval', '--on', 'rome', '--csv', csv)
    expect(status).toBe(0)
    expect(stdout).toMatch(/queries +3\nhit@1 +\d+\.\d %\nhit@5 +\d+\.\d %\nMRR +0\.\d+\np95 +\d+\.\d+ ms/u)
    expect(stdout).toContain('1 expected answers are not in the pack')
  })

  it('an answer names the words that matched, and a refusal its reason', () => {
    expect(command('ask', "conducteur d'engins").stdout).toMatch(/engins.*\[conducteur, engins\]/u)
    expect(command('ask', 'je suis diabétique').stdout).toContain('(health)')
  })
})

describe('the index that ships', () => {
  const taxonomy = readShippedPack()
  const finder = readShippedFinder()
  const codes = (text: string) => {
    const found = finder.find(text, 5)
    return found.ok
      ? found.value.answers.occupations.map(({ line }) => taxonomy.occupations[line]?.code)
      : found.reason
  }
  const skills = (text: string) => {
    const found = finder.find(text, 5)
    return found.ok ? found.value.answers.skills.map(({ line }) => taxonomy.skills[line]?.fr) : found.reason
  }

  it.each(['azertyuiop qsdfghjklm', 'xqzw', 'bzzzzzzzt'])('has no answer to %s', (text) => {
    expect(codes(text)).toBe('nothing-known')
  })

  it.each([
    ['boulangère', 'D1102'],
    ['BOULANGERS', 'D1102'],
    ['boulangr', 'D1102'],
    ['conducteur d’engins agricoles', 'A1101'],
    ['conductrice engin agricole', 'A1101'],
    ['cuisinière', 'G1609'],
    ['standardiste', 'M1614'],
  ])('%s: %s among the first five', (text, code) => {
    expect(codes(text)).toContain(code)
  })

  it.each([
    ["s'occuper d'enfants"],
    ['gérer le personnel musical'],
    ['élaborer des directives de fabrication'],
  ])('a skill is found by its own name: %s', (name) => {
    const own = taxonomy.skills.find(({ fr }) => fr.toLowerCase() === name)
    if (own !== undefined) expect(skills(name)).toContain(own.fr)
  })

  it('behind the first trade stand those of its family before others that share a word', () => {
    // Park keepers and guards share `garder`; whoever looks after people is of the same family (K13).
    const [first, ...others] = codes('j’ai gardé mes neveux')
    expect(first).toBe('K1303')
    expect(others.slice(0, 3).map((code) => code?.slice(0, 3))).toEqual(['K13', 'K13', 'K13'])
    expect([
      ...familiesOf({ occupations: ['A1101', 'A1203', 'A1105', 'B1101'].map((code) => ({ code })) as never }),
    ]).toEqual([0, 1, 0, 2])
  })

  it('a half typed word is read as the commonest that begins so, and says so', () => {
    const half = finder.find('boulan', 5)
    expect(half.ok && half.value.readings).toEqual([{ typed: 'boulan', takenFor: 'boulangeri' }])
  })

  it('answers fewer than it was allowed, never more, best first', () => {
    const found = finder.find('agent de maintenance', 3)
    if (!found.ok) throw new Error(found.reason)
    for (const [subject, answers] of Object.entries(found.value.answers)) {
      expect(answers.length).toBeLessThanOrEqual(3)
      // Behind the first, trades stand by what is learned of their family too.
      if (subject === 'occupations') continue
      const scores = answers.map(({ score }) => score)
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    }
  })

  it('shows only answers that share a word', () => {
    const found = finder.find('ramoneur', 5)
    if (!found.ok) throw new Error(found.reason)
    const shown = shownAnswers(found.value)
    expect(
      Object.values(shown)
        .flat()
        .every(({ matched }) => matched.includes('ramoneur')),
    ).toBe(true)
    expect(shown.occupations.length).toBeGreaterThan(0)
  })
})

describe('a small index', () => {
  const occupations = [
    { code: 'A1203', label: 'Espaces verts' },
    { code: 'D1102', label: 'Boulangerie' },
  ]
  const titles = [
    ['Jardinier / Jardinière', 0],
    ['Paysagiste', 0],
    ['Boulanger / Boulangère', 1],
    ['Pâtissier / Pâtissière', 1],
  ] as const
  const taxonomy: Taxonomy = {
    ...readShippedPack(),
    occupations,
    titles: titles.map(([label, at], ogr) => ({
      ogr,
      label,
      occupation: occupations[at]!,
      principal: ogr % 2 === 0,
    })),
    skills: [],
    escoOccupations: [],
    hasOccupation: (code) => occupations.some((occupation) => occupation.code === code),
  }
  const sentence = {
    id: 'a',
    text: 'J’ai gardé des enfants.',
    names: ['J’ai gardé des enfants.', 'baby-sitting'],
    esco: '',
    ability: 'organise' as const,
    rome: [],
  }

  it('is the same each time', () => {
    expect(buildIndex(taxonomy, [sentence])).toEqual(buildIndex(taxonomy, [sentence]))
  })

  it('tells what it was made of: no longer the same once a line moved, or says something else', () => {
    const opened = openFinder(buildIndex(taxonomy, [sentence]))
    if (!opened.ok) throw new Error(opened.reason)
    const isOf = (...made: Parameters<typeof madeOf>) => {
      const now = madeOf(...made)
      return opened.value.madeOf.every((table, index) => table === now[index])
    }
    expect(isOf(taxonomy, [sentence])).toBe(true)
    expect(isOf({ ...taxonomy, occupations: taxonomy.occupations.toReversed() }, [sentence])).toBe(false)
    const { skills, escoOccupations } = readShippedPack()
    expect(isOf({ ...taxonomy, skills: skills.slice(0, 1) }, [sentence])).toBe(false)
    expect(isOf({ ...taxonomy, escoOccupations: escoOccupations.slice(0, 1) }, [sentence])).toBe(false)
    expect(isOf(taxonomy, [{ ...sentence, names: ['J’ai gardé un troupeau.'] }])).toBe(false)
  })

  it('finds sentences of the lexicon by their words', () => {
    const opened = openFinder(buildIndex(taxonomy, [sentence]))
    const found = opened.ok && opened.value.find('jai gardé les enfan de ma soeur', 5)
    expect(found && found.ok && found.value.answers.sentences).toMatchObject([
      { line: 0, matched: ['gardé', 'enfan'] },
    ])
  })

  it('does not know a title that was left out', () => {
    const whole = openFinder(buildIndex(taxonomy, []))
    const partly = openFinder(buildIndex(taxonomy, [], ({ label }) => label === 'Paysagiste'))
    expect(whole.ok && whole.value.find('paysagiste', 1).ok).toBe(true)
    expect(partly.ok && partly.value.find('paysagiste', 1)).toEqual({ ok: false, reason: 'nothing-known' })
  })

  it('is evaluated by codes, titles’ numbers and labels alike', () => {
    const opened = openFinder(buildIndex(taxonomy, []))
    if (!opened.ok) throw new Error(opened.reason)
    const questions = [
      { query: 'jardinière', expected: 'a1203' },
      { query: 'boulanger', expected: '2' },
      { query: 'boulanger', expected: 'Boulangerie' },
      { query: 'boulanger', expected: 'A1203|D1102' },
      { query: 'boulanger', expected: 'A1203' },
      { query: '🙂', expected: 'A1203' },
      { query: 'boulanger', expected: 'Z0000' },
    ]
    const measured = evaluate(opened.value, taxonomy, 'rome', questions)
    expect(measured).toMatchObject({ queries: 7, hit1: 4 / 7, hit5: 5 / 7, unanswered: 1, unknown: 1 })
    expect(measured.reciprocalRank).toBeCloseTo(4.5 / 7)
    expect(report(measured)).toContain('hit@1     57.1 %')
  })
})

it('titles that name their sheet are in no fold, and the others in tenths', () => {
  const { titles } = readShippedPack()
  const folds = titles.map(foldOf)
  expect(folds.filter((fold) => fold === null)).toHaveLength(1584)
  for (let fold = 0; fold < 10; fold += 1) {
    expect(folds.filter((one) => one === fold).length).toBeGreaterThan(900)
  }
})
