import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readTable, UnreadableTable, type TableRow } from './csv-table.ts'

/** What a pack is made of, whichever files it was read from. */
export interface Tables {
  domains: { letter: string; label: string }[]
  occupations: { code: string; label: string }[]
  titles: { ogr: number; label: string; code: string; principal: boolean }[]
  skills: (Concept & { knowledge: boolean; transversal: boolean })[]
  escoOccupations: (Concept & { isco: string })[]
  relations: { occupation: string; skill: string; essential: boolean }[]
}

export interface Concept {
  id: string
  fr: string
  en: string
  otherFr: string[]
}

/** Reads `rome/*.csv.gz` and `esco/*.csv.gz` of a folder. Throws `UnreadableTable` with a sentence. */
export function readTablesOf(folder: string): Tables {
  const read = (path: string, columns: string[]): TableRow[] => {
    const file = join(folder, path)
    if (!existsSync(file)) throw new UnreadableTable(`Il manque le fichier ${path} dans ${folder}.`)
    return readTable(gunzipSync(readFileSync(file)).toString('utf8'), path, columns)
  }
  const conceptColumns = ['id', 'label_en', 'label_fr', 'alt_fr']
  const transversal = new Set(
    read('esco/collection_transversal.csv.gz', ['skill_id']).map((row) => row.skill_id ?? ''),
  )
  return {
    domains: read('rome/grands_domaines.csv.gz', ['lettre', 'libelle']).map((row) => ({
      letter: row.lettre ?? '',
      label: row.libelle ?? '',
    })),
    occupations: read('rome/metiers.csv.gz', ['code_rome', 'libelle']).map((row) => ({
      code: row.code_rome ?? '',
      label: row.libelle ?? '',
    })),
    titles: read('rome/appellations.csv.gz', ['code_ogr', 'libelle_long', 'code_rome', 'classification']).map(
      (row) => ({
        ogr: Number(row.code_ogr),
        label: row.libelle_long ?? '',
        code: row.code_rome ?? '',
        principal: row.classification === 'PRINCIPALE',
      }),
    ),
    skills: read('esco/skills.csv.gz', [...conceptColumns, 'skill_type']).map((row) => ({
      ...conceptOf(row),
      knowledge: row.skill_type === 'knowledge' || row.skill_type === 'skill/knowledge',
      transversal: transversal.has(row.id ?? ''),
    })),
    escoOccupations: read('esco/occupations.csv.gz', [...conceptColumns, 'isco_group']).map((row) => ({
      ...conceptOf(row),
      isco: row.isco_group ?? '',
    })),
    relations: read('esco/occupation_skill.csv.gz', ['occupation_id', 'skill_id', 'relation_e_or_o']).map(
      (row) => ({
        occupation: row.occupation_id ?? '',
        skill: row.skill_id ?? '',
        essential: row.relation_e_or_o === 'e',
      }),
    ),
  }
}

function conceptOf(row: TableRow): Concept {
  const fr = row.label_fr ?? ''
  const others = (row.alt_fr ?? '').split('|').map((name) => name.trim())
  return {
    id: row.id ?? '',
    fr,
    en: row.label_en ?? '',
    otherFr: [...new Set(others)].filter((name) => name !== '' && name !== fr),
  }
}
