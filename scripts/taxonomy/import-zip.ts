import { basename } from 'node:path'
import type { PackSource } from '../../domain/taxonomy/pack-format.ts'
import { escoIdOf, withDashes, type EscoConcept, type Taxonomy } from '../../domain/taxonomy/taxonomy.ts'
import { readTable, UnreadableTable, type TableRow } from './csv-table.ts'
import { readZip } from './read-zip.ts'
import type { Concept, Tables } from './tables.ts'

/** The release of ROME whose tables are read. */
const ROME_RELEASE = '460'
const ROME_FILE = /^unix_referentiel_(?:code_rome|appellation)_v(\d+)_utf8\.csv$/u
/** The releases of ESCO whose tables are read: 1.1 and 1.2 name their columns alike. */
const ESCO_RELEASES = /^1\.[12](?:\.\d+)?$/u
const ESCO_FILE =
  /^(?:skills|occupations|occupationSkillRelations|transversalSkillsCollection)_(fr|en)\.csv$/u
const ESCO_VERSION = /\bv?(\d+\.\d+(?:\.\d+)*)\b/u

export interface Imported {
  tables: Tables
  name: string
  sources: PackSource[]
}

/**
 * The tables of a pack with those of an official zip in their place: ROME's, or ESCO's in French or English. The other
 * classification stays, and so do the labels of ESCO in the other language.
 *
 * @throws UnreadableTable with a sentence for what cannot be read, and for another release.
 */
export async function importZip(path: string, pack: Taxonomy): Promise<Imported> {
  const { texts, names } = await readZip(path, (name) => ROME_FILE.test(name) || ESCO_FILE.test(name))
  const files = [...texts.keys()]
  const rome = files.find((name) => ROME_FILE.test(name))
  if (rome !== undefined) return importRome(texts, ROME_FILE.exec(rome)?.[1] ?? '', pack)
  const language = files.map((name) => ESCO_FILE.exec(name)?.[1]).find((found) => found !== undefined)
  if (language !== 'fr' && language !== 'en') {
    throw new UnreadableTable(
      `${path}\u202f: ni les tables de ROME (unix_referentiel_…_v${ROME_RELEASE}_utf8.csv), ni celles d’ESCO (skills_fr.csv…).`,
    )
  }
  return importEsco(texts, language, releaseOf([basename(path), ...names]), pack)
}

function importRome(texts: ReadonlyMap<string, string>, release: string, pack: Taxonomy): Imported {
  if (release !== ROME_RELEASE) {
    throw new UnreadableTable(
      `Ce zip est la version v${release} de ROME\u202f; Pépinière lit la v${ROME_RELEASE}. Le paquet reste comme il était.`,
    )
  }
  const occupations = rows(texts, `unix_referentiel_code_rome_v${release}_utf8.csv`, [
    'code_rome',
    'code_ogr',
    'libelle_rome',
  ])
  const titles = rows(texts, `unix_referentiel_appellation_v${release}_utf8.csv`, [
    'code_ogr',
    'libelle_appellation_long',
    'code_rome',
  ])
  const labels = new Map(occupations.map((row) => [row.code_rome, row.libelle_rome]))
  const tables: Tables = {
    ...tablesOf(pack),
    occupations: occupations.map((row) => ({ code: row.code_rome ?? '', label: row.libelle_rome ?? '' })),
    titles: titles.map((row) => ({
      ogr: Number(row.code_ogr),
      label: row.libelle_appellation_long ?? '',
      code: row.code_rome ?? '',
      principal:
        row.classification === 'PRINCIPALE' ||
        labels.get(row.code_rome ?? '') === row.libelle_appellation_long,
    })),
  }
  const changes = `${tables.occupations.length} métiers et ${tables.titles.length} appellations du fichier officiel ; apostrophes et espaces rendus uniformes ; sans les fiches. Les libellés des 14 grands domaines sont de Pépinière.`
  return imported(tables, pack, 'rome', { release: `v${release}`, changes })
}

function importEsco(
  texts: ReadonlyMap<string, string>,
  language: 'fr' | 'en',
  release: string,
  pack: Taxonomy,
): Imported {
  const before = tablesOf(pack)
  const labels = ['conceptUri', 'preferredLabel', 'altLabels']
  const skills = rows(texts, `skills_${language}.csv`, [...labels, 'skillType'])
  const occupations = rows(texts, `occupations_${language}.csv`, [...labels, 'iscoGroup'])
  const relations = `occupationSkillRelations_${language}.csv`
  const transversal = `transversalSkillsCollection_${language}.csv`
  const listed = texts.has(transversal)
    ? rows(texts, transversal, ['conceptUri']).map((row) => escoIdOf(row.conceptUri ?? ''))
    : pack.skills.filter((skill) => skill.transversal).map(({ id }) => escoIdOf(id))
  const isTransversal = new Set(listed)
  const tables: Tables = {
    ...before,
    skills: skills.map((row) => ({
      ...conceptOf(row, language, pack.skill(row.conceptUri ?? '')),
      knowledge: row.skillType === 'knowledge',
      transversal: isTransversal.has(escoIdOf(row.conceptUri ?? '')),
    })),
    escoOccupations: occupations.map((row) => ({
      ...conceptOf(row, language, pack.escoOccupation(row.conceptUri ?? '')),
      isco: row.iscoGroup ?? '',
    })),
    relations: texts.has(relations)
      ? rows(texts, relations, ['occupationUri', 'relationType', 'skillUri']).map((row) => ({
          occupation: withDashes(escoIdOf(row.occupationUri ?? '')),
          skill: withDashes(escoIdOf(row.skillUri ?? '')),
          essential: row.relationType === 'essential',
        }))
      : before.relations,
  }
  const changes = `Données modifiées : libellés ${language === 'fr' ? 'français' : 'anglais'} du fichier officiel, les autres gardés d’avant ; sans les définitions ni la hiérarchie.`
  return imported(tables, pack, 'esco', { release: `v${release}`, changes })
}

function imported(
  tables: Tables,
  pack: Taxonomy,
  id: PackSource['id'],
  { release, changes }: Pick<PackSource, 'release' | 'changes'>,
): Imported {
  const sources = pack.sources.map((source) =>
    source.id === id
      ? { ...source, release, changes, attribution: source.attribution.replace(source.release, release) }
      : source,
  )
  const name = sources.map((source) => `${source.name} ${source.release}`).join(' et ')
  return { tables, name, sources }
}

/** The release that the official name of the zip or of its folder says. */
function releaseOf(names: readonly string[]): string {
  const release = names.map((name) => ESCO_VERSION.exec(name)?.[1]).find((found) => found !== undefined)
  if (release === undefined) {
    throw new UnreadableTable(
      'Ni le nom du zip ni ceux de ses dossiers ne disent la version d’ESCO\u202f: gardez le nom officiel (« ESCO dataset - v1.2.0 - … »).',
    )
  }
  if (ESCO_RELEASES.test(release)) return release
  throw new UnreadableTable(
    `Ce zip est la version v${release} d’ESCO\u202f; Pépinière lit les versions 1.1 et 1.2. Le paquet reste comme il était.`,
  )
}

function rows(texts: ReadonlyMap<string, string>, name: string, columns: string[]): TableRow[] {
  const text = texts.get(name)
  if (text === undefined) throw new UnreadableTable(`Il manque le fichier ${name} dans le zip.`)
  return readTable(text, name, columns)
}

function conceptOf(row: TableRow, language: 'fr' | 'en', before: EscoConcept | undefined): Concept {
  const label = (row.preferredLabel ?? '').replaceAll('\n', ' ')
  const others = (row.altLabels ?? '').split('\n').map((name) => name.replaceAll('|', ' ').trim())
  const id = withDashes(escoIdOf(row.conceptUri ?? ''))
  if (language === 'en') return { id, fr: before?.fr ?? '', en: label, otherFr: before?.otherFr ?? [] }
  const otherFr = [...new Set(others)].filter((name) => name !== '' && name !== label)
  return { id, fr: label, en: before?.en ?? '', otherFr }
}

/** An open pack as the tables that it was made of. */
function tablesOf(pack: Taxonomy): Tables {
  const relationsOf = (id: string, relation: 'essential' | 'optional') =>
    pack
      .skillsOf(id, relation)
      .map((skill) => ({ occupation: id, skill: skill.id, essential: relation === 'essential' }))
  return {
    domains: [...pack.domains].map(([letter, label]) => ({ letter, label })),
    occupations: [...pack.occupations],
    titles: pack.titles.map(({ ogr, label, occupation, principal }) => ({
      ogr,
      label,
      code: occupation.code,
      principal,
    })),
    skills: pack.skills.map((skill) => ({ ...skill, knowledge: skill.kind === 'knowledge' })),
    escoOccupations: [...pack.escoOccupations],
    relations: pack.escoOccupations.flatMap(({ id }) => [
      ...relationsOf(id, 'essential'),
      ...relationsOf(id, 'optional'),
    ]),
  }
}
