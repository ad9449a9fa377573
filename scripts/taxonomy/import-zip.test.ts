import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { openPack } from '../../domain/taxonomy/taxonomy.ts'
import { buildPack } from './build-pack.ts'
import { importZip } from './import-zip.ts'
import { packFaults } from './pack-faults.ts'
import { readZip } from './read-zip.ts'
import { shippedSources } from './shipped-pack.ts'
import { zipIn } from './testing/zip-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'import-'))
afterAll(() => rmSync(folder, { recursive: true }))

const zipOf = (files: Parameters<typeof zipIn>[1], name?: string) => zipIn(folder, files, name)

const [prune, dig, gardener] = ['b', 'a', 'c'].map((digit) => `${digit}0000000-0000-0000-0000-000000000000`)
const skill = (id = '') => `http://data.europa.eu/esco/skill/${id}`
const opened = (bytes: Buffer) => {
  const pack = openPack(gunzipSync(bytes))
  if (!pack.ok) throw new Error(pack.reason)
  return pack.value
}
const pack = opened(
  buildPack(
    {
      domains: [{ letter: 'A', label: 'Agriculture' }],
      occupations: [{ code: 'A1203', label: 'Jardinier' }],
      titles: [{ ogr: 21, label: 'Jardinier', code: 'A1203', principal: true }],
      skills: [
        { id: prune!, fr: 'tailler', en: 'prune', otherFr: ['couper'], knowledge: false, transversal: true },
        { id: dig!, fr: 'bêcher', en: 'dig', otherFr: [], knowledge: true, transversal: false },
      ],
      escoOccupations: [{ id: gardener!, fr: 'jardinier', en: 'gardener', otherFr: [], isco: '6113' }],
      relations: [{ occupation: gardener!, skill: prune!, essential: true }],
    },
    'essai',
    shippedSources,
  ),
)
const imported = async (path: string) => {
  const { tables, name, sources } = await importZip(path, pack)
  return opened(buildPack(tables, name, sources))
}

const rome = (release = '460') => ({
  [`ROME/unix_referentiel_code_rome_v${release}_utf8.csv`]:
    '"code_rome","code_fiche_metier","code_ogr","libelle_rome"\n"A1101","11","6","Conducteur"\n"A1203","16","9","Jardinier"\n',
  [`ROME/unix_referentiel_appellation_v${release}_utf8.csv`]:
    '"code_ogr","libelle_appellation_long","code_rome"\n"6","Conducteur","A1101"\n"9","Jardinier","A1203"\n"10","Aide-jardinier","A1203"\n',
  'ROME/lisezmoi.txt': 'rien',
})
const esco = (language: string) => ({
  [`skills_${language}.csv`]: `conceptType,conceptUri,skillType,preferredLabel,altLabels\nKnowledgeSkillCompetence,${skill(dig)},knowledge,retourner la terre,"bêcher\nlabourer"\n`,
  [`occupations_${language}.csv`]: `conceptType,conceptUri,iscoGroup,preferredLabel,altLabels\nOccupation,http://data.europa.eu/esco/occupation/${gardener},6113,paysagiste,\n`,
})

describe('a zip is refused in a sentence', () => {
  it.each([
    ['that is not there', () => join(folder, 'nowhere.zip'), 'Il n’y a pas de fichier'],
    [
      'that is none',
      () => {
        writeFileSync(join(folder, 'text.zip'), 'code_rome,libelle\n')
        return join(folder, 'text.zip')
      },
      'ce n’est pas un zip',
    ],
    ['without known tables', () => zipOf({ 'naf.csv': 'code\n' }), 'ni les tables de ROME'],
    ['of another release of ROME', () => zipOf(rome('459')), 'la version v459 de ROME'],
    ['of a later release of ROME', () => zipOf(rome('461')), 'Pépinière lit la v460'],
    [
      'of another release of ESCO',
      () => zipOf(esco('fr'), 'ESCO dataset - v1.0.9 - fr.zip'),
      'la version v1.0.9 d’ESCO',
    ],
    ['of an unknown release of ESCO', () => zipOf(esco('fr'), 'esco.zip'), 'gardez le nom officiel'],
    ['whose names lead elsewhere', () => zipOf({ '../../skills_fr.csv': 'x' }), 'sort du dossier'],
    ['whose names are absolute', () => zipOf({ '/etc/skills_fr.csv': 'x' }), 'sort du dossier'],
    ['that says a huge size', () => zipOf({ 'skills_fr.csv': { text: 'x', says: 4e9 } }), 'trop gros'],
    [
      'that is larger than it says',
      () => zipOf({ 'skills_fr.csv': { text: ' '.repeat(5e6), says: 1000 } }),
      'taille annoncée',
    ],
    ['with a password', () => zipOf({ 'skills_fr.csv': { text: 'x', encrypted: true } }), 'mot de passe'],
    [
      'with too many files',
      () => zipOf(Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`${at}.csv`, '']))),
      'trop de fichiers (501',
    ],
    [
      'without a table',
      () => zipOf({ 'unix_referentiel_code_rome_v460_utf8.csv': '"code_rome","code_ogr","libelle_rome"\n' }),
      'Il manque le fichier unix_referentiel_appellation_v460_utf8.csv',
    ],
    [
      'without a column',
      () => zipOf({ ...rome(), 'ROME/unix_referentiel_appellation_v460_utf8.csv': 'code_ogr,code_rome\n' }),
      '« libelle_appellation_long »',
    ],
  ])('%s', async (_, path, sentence) => {
    await expect(importZip(path(), pack)).rejects.toThrow(sentence)
  })

  it('that is too large in all, each of its files small', async () => {
    const path = zipOf({ 'a.csv': ' '.repeat(600), 'b.csv': ' '.repeat(600) })
    const limits = { files: 9, bytesOfOne: 1000, bytesOfAll: 1000 }
    await expect(readZip(path, () => true, limits)).rejects.toThrow('trop gros')
  })
})

it('what is no table is not unzipped', async () => {
  const path = zipOf({ 'skills_fr.csv': 'a', 'big.bin': { text: 'x', says: 4e9 } })
  const { texts, names } = await readZip(path, (name) => name.endsWith('.csv'))
  expect([...texts]).toEqual([['skills_fr.csv', 'a']])
  expect(names).toEqual(['skills_fr.csv', 'big.bin'])
})

it('the official tables of ROME take the place of those before; ESCO stays', async () => {
  const now = await imported(zipOf(rome()))
  expect(packFaults(now)).toEqual([])
  expect(now.occupations.map(({ code }) => code)).toEqual(['A1101', 'A1203'])
  expect(now.titles.map(({ label, principal }) => [label, principal])).toEqual([
    ['Conducteur', true],
    ['Jardinier', true],
    ['Aide-jardinier', false],
  ])
  expect(now.skills).toEqual(pack.skills)
  expect(now.skillsOf(gardener!, 'essential')).toEqual(pack.skillsOf(gardener!, 'essential'))
  expect(now.sources[0]?.changes).toContain('3 appellations du fichier officiel')
})

it.each([
  ['ESCO dataset - v1.1.1 - classification - fr - csv.zip', 'v1.1.1'],
  ['ESCO dataset - v1.2.0 - fr.zip', 'v1.2.0'],
])('the French tables of %s keep the English labels', async (name, release) => {
  const now = await imported(zipOf(esco('fr'), name))
  expect(packFaults(now)).toEqual([])
  expect(now.skills).toMatchObject([
    { fr: 'retourner la terre', en: 'dig', otherFr: ['bêcher', 'labourer'], kind: 'knowledge' },
  ])
  expect(now.escoOccupations).toMatchObject([{ fr: 'paysagiste', en: 'gardener', isco: '6113' }])
  expect(now.skillsOf(gardener!, 'essential')).toEqual([])
  expect(now.name).toContain(`ESCO ${release}`)
  expect(now.titles).toEqual(pack.titles)
})

it('the English tables keep the French labels, and bring relations and the transversal list with them', async () => {
  const now = await imported(
    zipOf(
      {
        ...esco('en'),
        'occupationSkillRelations_en.csv': `occupationUri,relationType,skillType,skillUri\nhttp://data.europa.eu/esco/occupation/${gardener},optional,knowledge,${skill(dig)}\n`,
        'transversalSkillsCollection_en.csv': `conceptUri,preferredLabel\n${skill(dig)},x\n`,
      },
      'ESCO dataset - v1.2.0 - en.zip',
    ),
  )
  expect(now.skills).toMatchObject([{ fr: 'bêcher', en: 'retourner la terre', transversal: true }])
  expect(now.skillsOf(gardener!, 'optional').map(({ fr }) => fr)).toEqual(['bêcher'])
  expect(now.skillsOf(gardener!, 'essential')).toEqual([])
})
