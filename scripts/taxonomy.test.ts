import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openFinder } from '../domain/finder/finder.ts'
import { madeOf } from '../domain/finder/made-of.ts'
import { openPack } from '../domain/taxonomy/taxonomy.ts'
import { buildIndex } from './finder/build-index.ts'
import { readSentences } from './finder/everyday-sentences.ts'
import { lexiconFolder } from './finder/shipped-index.ts'
import { buildPack } from './taxonomy/build-pack.ts'
import { readTable, UnreadableTable } from './taxonomy/csv-table.ts'
import { packFaults } from './taxonomy/pack-faults.ts'
import { digestsOfPacks, writeManifest } from './taxonomy/packs-manifest.ts'
import { readShippedPack, shippedSources } from './taxonomy/shipped-pack.ts'
import type { Tables } from './taxonomy/tables.ts'
import { zipIn } from './taxonomy/testing/zip-in.ts'

const script = resolve(import.meta.dirname, 'taxonomy.ts')
const taxonomy = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
const folder = mkdtempSync(join(tmpdir(), 'taxonomy-'))
afterAll(() => rmSync(folder, { recursive: true }))

const tables: Tables = {
  domains: [{ letter: 'A', label: 'Agriculture' }],
  occupations: [
    { code: 'A1203', label: 'Espaces verts' },
    { code: 'A1101', label: 'Conduite' },
  ],
  titles: [
    { ogr: 22, label: 'Paysagiste', code: 'A1203', principal: false },
    { ogr: 21, label: 'Jardinier', code: 'A1203', principal: true },
    { ogr: 11, label: 'Conducteur', code: 'A1101', principal: true },
  ],
  skills: [
    {
      id: 'b0000000-0000-0000-0000-000000000000',
      fr: 'tailler',
      en: 'prune',
      otherFr: [],
      knowledge: false,
      transversal: false,
    },
    {
      id: 'a0000000-0000-0000-0000-000000000000',
      fr: 'bêcher',
      en: 'dig',
      otherFr: ['retourner'],
      knowledge: true,
      transversal: true,
    },
  ],
  escoOccupations: [
    {
      id: 'c0000000-0000-0000-0000-000000000000',
      fr: 'jardinier',
      en: 'gardener',
      otherFr: [],
      isco: '6113',
    },
  ],
  relations: [
    {
      occupation: 'c0000000-0000-0000-0000-000000000000',
      skill: 'b0000000-0000-0000-0000-000000000000',
      essential: true,
    },
    {
      occupation: 'c0000000-0000-0000-0000-000000000000',
      skill: 'a0000000-0000-0000-0000-000000000000',
      essential: true,
    },
    {
      occupation: 'd0000000-0000-0000-0000-000000000000',
      skill: 'a0000000-0000-0000-0000-000000000000',
      essential: true,
    },
  ],
}
const opened = (changed: Partial<Tables> = {}) => {
  const pack = openPack(gunzipSync(buildPack({ ...tables, ...changed }, 'essai', shippedSources)))
  if (!pack.ok) throw new Error(pack.reason)
  return pack.value
}

it.each([[[]], [['bake']], [['build']], [['check', 'file']], [['--nothing']]])(
  '%j is not understood, and the way to ask is told',
  (args) => {
    const { status, stderr } = taxonomy(...args)
    expect(status).toBe(2)
    expect(stderr).toContain('npm run taxonomy -- build FOLDER')
  },
)

it('a folder without its tables is refused in a sentence, and the pack stays', () => {
  const { status, stderr } = taxonomy('build', folder)
  expect(status).toBe(1)
  expect(stderr).toContain('Il manque le fichier')
  expect(packFaults(readShippedPack())).toEqual([])
})

it('a table without a column is refused by the name of both', () => {
  mkdirSync(join(folder, 'rome'))
  mkdirSync(join(folder, 'esco'))
  writeFileSync(join(folder, 'esco/collection_transversal.csv.gz'), gzipSync('concept\n'))
  const { status, stderr } = taxonomy('build', folder)
  expect(status).toBe(1)
  expect(stderr).toContain('esco/collection_transversal.csv.gz')
  expect(stderr).toContain('« skill_id »')
})

it('tables are read as they come from Windows, with semicolons or commas', () => {
  const rows = readTable('\uFEFFcode;libelle\r\nA1;"l’un ;\u00a0 l’autre"\r\n\r\n', 'essai', ['code'])
  expect(rows).toEqual([{ code: 'A1', libelle: "l'un ; l'autre" }])
})

it('a title of an occupation that is not there is refused', () => {
  const titles = [{ ogr: 9, label: 'Marin', code: 'N9999', principal: true }]
  expect(() => opened({ titles })).toThrow(UnreadableTable)
})

it('a pack holds what its tables hold, in its own order', () => {
  const pack = opened()
  expect(packFaults(pack)).toEqual([])
  expect(pack.occupations.map(({ code }) => code)).toEqual(['A1101', 'A1203'])
  expect(pack.titles.map(({ label }) => label)).toEqual(['Conducteur', 'Jardinier', 'Paysagiste'])
  expect(pack.skills.map(({ fr, otherFr, kind, transversal }) => [fr, otherFr, kind, transversal])).toEqual([
    ['bêcher', ['retourner'], 'knowledge', true],
    ['tailler', [], 'skill', false],
  ])
  const gardener = pack.escoOccupations[0]
  expect(pack.skillsOf(gardener?.id ?? '', 'essential').map(({ fr }) => fr)).toEqual(['bêcher', 'tailler'])
})

it('the same tables in another order make the same bytes', () => {
  const turned: Tables = {
    ...tables,
    occupations: tables.occupations.toReversed(),
    titles: tables.titles.toReversed(),
    skills: tables.skills.toReversed(),
    relations: tables.relations.toReversed(),
  }
  expect(buildPack(turned, 'essai', [])).toEqual(buildPack(tables, 'essai', []))
})

it('faults of a pack are told', () => {
  const [digging] = tables.skills.slice(1)
  const faulty = opened({
    occupations: [...tables.occupations, { code: 'Z12', label: '' }],
    skills: [...tables.skills, { ...digging!, fr: '', en: '' }],
  })
  expect(packFaults(faulty)).toEqual([
    'Z12 is no ROME code',
    'Z12 has no label',
    'Z12 has no principal title',
    'a0000000-0000-0000-0000-000000000000 stands twice',
    'a0000000-0000-0000-0000-000000000000 has no label',
  ])
})

it('the pack that ships names its sources, says that it is a subset, and has no fault', () => {
  const { status, stdout } = taxonomy('check')
  expect(status).toBe(0)
  expect(stdout).toContain('ROME 4.0 (v460), France Travail, Licence Ouverte 2.0')
  expect(stdout).toContain('This service uses the ESCO classification of the European Commission.')
  expect(stdout).toContain('11 682 des 13 120 appellations')
  expect(stdout).toContain('0 faults')
})

describe('an import', () => {
  const titlesOf = (release: string) => ({
    [`unix_referentiel_code_rome_v${release}_utf8.csv`]:
      '"code_rome","code_ogr","libelle_rome"\n"A1101","6","Conducteur d’engins"\n"A1203","9","Élagueur"\n',
    [`unix_referentiel_appellation_v${release}_utf8.csv`]:
      '"code_ogr","libelle_appellation_long","code_rome"\n"6","Conducteur d’engins","A1101"\n"9","Élagueur","A1203"\n',
  })
  const files = ['taxonomy.json.gz', 'finder.bin.gz', 'manifest.json']
  let packs: string
  const bytesNow = () => files.map((name) => readFileSync(join(packs, name)).toString('hex'))
  beforeEach(() => {
    packs = mkdtempSync(join(folder, 'packs-'))
    const bytes = buildPack(tables, 'essai', shippedSources)
    writeFileSync(join(packs, files[0]!), bytes)
    writeFileSync(join(packs, files[1]!), gzipSync(buildIndex(opened(), readSentences(lexiconFolder))))
    writeManifest(packs)
  })

  it.each([
    ['of another release', () => zipIn(folder, titlesOf('459')), 'la version v459 de ROME'],
    [
      'whose tables do not go together',
      () =>
        zipIn(folder, {
          ...titlesOf('460'),
          'unix_referentiel_appellation_v460_utf8.csv':
            '"code_ogr","libelle_appellation_long","code_rome"\n"6","Conducteur d’engins","A1101"\n',
        }),
      'ne vont pas ensemble',
    ],
    ['that is not there', () => join(folder, 'nowhere.zip'), 'Il n’y a pas de fichier'],
  ])('%s is refused, and pack, index and manifest stay byte for byte', (_, path, sentence) => {
    const before = bytesNow()
    const { status, stderr, stdout } = taxonomy('import', path(), '--packs', packs)
    expect(status).toBe(1)
    expect(stderr).toContain(sentence)
    expect(stdout).not.toContain('npm run build')
    expect(bytesNow()).toEqual(before)
  })

  it('changes pack, index and manifest together, says what a kiosk waits for, and the finder knows the new titles', () => {
    const before = bytesNow()
    const { status, stdout, stderr } = taxonomy('import', zipIn(folder, titlesOf('460')), '--packs', packs)
    expect([stderr, status]).toEqual(['', 0])
    expect(stdout).toContain('2 métiers, 2 appellations (ROME)')
    expect(stdout).toContain('Les bornes et les bureaux ne l’ont pas encore')
    expect(stdout).toContain('npm run build')
    expect(bytesNow().filter((bytes, at) => bytes === before[at])).toEqual([])
    expect(JSON.parse(readFileSync(join(packs, files[2]!), 'utf8'))).toEqual(digestsOfPacks(packs))
    const pack = readShippedPack(join(packs, files[0]!))
    expect(pack.titles.map(({ label }) => label)).toEqual(["Conducteur d'engins", 'Élagueur'])
    const index = openFinder(gunzipSync(readFileSync(join(packs, files[1]!))))
    if (!index.ok) throw new Error(index.reason)
    expect(index.value.madeOf).toEqual(madeOf(pack, readSentences(lexiconFolder)))
  })

  it('is of one folder of packs, and nothing else is asked of another one', () => {
    expect(taxonomy('check', '--packs', packs).status).toBe(2)
  })
})
