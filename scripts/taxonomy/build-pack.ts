import { gzipSync } from 'node:zlib'
import {
  columnOf,
  distances,
  PACK_FORMAT,
  PACK_VERSION,
  type PackFile,
  type PackSource,
} from '../../domain/taxonomy/pack-format.ts'
import { UnreadableTable } from './csv-table.ts'
import type { Concept, Tables } from './tables.ts'

/** Makes the pack of the tables: the same tables give the same bytes. Throws `UnreadableTable` for a title of no occupation. */
export function buildPack(tables: Tables, name: string, sources: PackSource[]): Buffer {
  const file: PackFile = {
    format: PACK_FORMAT,
    version: PACK_VERSION,
    name,
    sources,
    rome: romePart(tables),
    esco: escoPart(tables),
  }
  return gzipSync(JSON.stringify(file), { level: 9 })
}

function romePart({ domains, occupations, titles }: Tables): PackFile['rome'] {
  const sorted = occupations.toSorted(by(({ code }) => code))
  const lines = new Map(sorted.map(({ code }, line) => [code, line]))
  const placed = titles
    .map((title) => ({ ...title, line: lineOf(lines, title) }))
    .sort((a, b) => a.line - b.line || Number(b.principal) - Number(a.principal) || a.ogr - b.ogr)
  return {
    domains: columnOf(domains.map(({ letter, label }) => `${letter}\t${label}`)),
    codes: columnOf(sorted.map(({ code }) => code)),
    labels: columnOf(sorted.map(({ label }) => label)),
    titles: columnOf(placed.map(({ label }) => label)),
    titleCodes: placed.map(({ ogr }) => ogr),
    titleOccupations: placed.map(({ line }) => line),
    principal: linesWhere(placed, ({ principal }) => principal),
  }
}

function escoPart(tables: Tables): PackFile['esco'] {
  const skills = tables.skills.toSorted(by(({ id }) => id))
  const occupations = tables.escoOccupations.toSorted(by(({ id }) => id))
  const skillLines = new Map(skills.map(({ id }, line) => [id, line]))
  const occupationLines = new Map(occupations.map(({ id }, line) => [id, line]))
  const essential: number[][] = occupations.map(() => [])
  const optional: number[][] = occupations.map(() => [])
  for (const relation of tables.relations) {
    const occupation = occupationLines.get(relation.occupation)
    const skill = skillLines.get(relation.skill)
    // Published relations name a few concepts that the published tables do not hold.
    if (occupation === undefined || skill === undefined) continue
    const lists = relation.essential ? essential : optional
    lists[occupation]?.push(skill)
  }
  const ascending = (lines: number[]) => distances(lines.sort((a, b) => a - b))
  return {
    skills: {
      ...columnsOf(skills),
      knowledge: linesWhere(skills, ({ knowledge }) => knowledge),
      transversal: linesWhere(skills, ({ transversal }) => transversal),
    },
    occupations: { ...columnsOf(occupations), isco: columnOf(occupations.map(({ isco }) => isco)) },
    essential: essential.map(ascending),
    optional: optional.map(ascending),
  }
}

function columnsOf(concepts: readonly Concept[]) {
  return {
    ids: columnOf(concepts.map(({ id }) => id.replaceAll('-', ''))),
    fr: columnOf(concepts.map(({ fr }) => fr)),
    en: columnOf(concepts.map(({ en }) => en)),
    otherFr: columnOf(concepts.map(({ otherFr }) => otherFr.join('|'))),
  }
}

function by<T>(key: (value: T) => string) {
  return (a: T, b: T) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)
}

function linesWhere<T>(values: readonly T[], isMeant: (value: T) => boolean): number[] {
  return values.flatMap((value, line) => (isMeant(value) ? [line] : []))
}

function lineOf(lines: ReadonlyMap<string, number>, { ogr, code }: Tables['titles'][number]): number {
  const line = lines.get(code)
  if (line === undefined) {
    throw new UnreadableTable(`L’appellation ${ogr} est du métier « ${code} », qui manque dans la table.`)
  }
  return line
}
