import { ok, refuse, type Result } from '../result.ts'
import {
  fromDistances,
  linesOf,
  PACK_FORMAT,
  PACK_VERSION,
  type PackFile,
  type PackSource,
} from './pack-format.ts'

/** An occupation of ROME (fiche métier). */
export interface Occupation {
  code: string
  label: string
}

/** A job title of ROME (appellation), of one occupation. */
export interface JobTitle {
  ogr: number
  label: string
  occupation: Occupation
  /** It names the occupation itself. */
  principal: boolean
}

/** A skill or an occupation of ESCO. `fr` is empty where no French label is known: show `en`, marked as English. */
export interface EscoConcept {
  id: string
  fr: string
  en: string
  otherFr: string[]
}

export interface EscoSkill extends EscoConcept {
  kind: 'skill' | 'knowledge'
  transversal: boolean
}

export interface EscoOccupation extends EscoConcept {
  /** Group of the ISCO-08 classification. */
  isco: string
}

/** ROME and ESCO as the pack holds them; lists keep the order of the pack. */
export interface Taxonomy {
  name: string
  sources: readonly PackSource[]
  /** Letters of the large domains of ROME with their labels. */
  domains: ReadonlyMap<string, string>
  occupations: readonly Occupation[]
  titles: readonly JobTitle[]
  skills: readonly EscoSkill[]
  escoOccupations: readonly EscoOccupation[]
  hasOccupation: (code: string) => boolean
  /** By UUID or whole URI. */
  skill: (id: string) => EscoSkill | undefined
  escoOccupation: (id: string) => EscoOccupation | undefined
  /** Skills of an occupation of ESCO, by UUID or whole URI. */
  skillsOf: (id: string, relation: 'essential' | 'optional') => EscoSkill[]
}

/**
 * Why a pack cannot be opened. `not-a-pack`: another kind of file. `other-version`: made for another release of
 * Pépinière. `damaged`: its tables do not fit each other.
 */
export type PackRefusal = 'not-a-pack' | 'other-version' | 'damaged'

/** Opens a pack that was unzipped (gzip) before. */
export function openPack(bytes: Uint8Array): Result<Taxonomy, PackRefusal> {
  const file = parse(bytes)
  if (typeof file !== 'object' || file === null) return refuse('not-a-pack')
  const { format, version } = file as { format?: unknown; version?: unknown }
  if (format !== PACK_FORMAT) return refuse('not-a-pack')
  if (version !== PACK_VERSION) return refuse('other-version')
  try {
    const taxonomy = taxonomyOf(file as PackFile)
    return taxonomy === null ? refuse('damaged') : ok(taxonomy)
  } catch (error) {
    // A column that is missing or of another type.
    if (error instanceof TypeError) return refuse('damaged')
    throw error
  }
}

/** `39f9…` of a UUID with or without dashes, in any case, or at the end of a URI. */
export function escoIdOf(idOrUri: string): string {
  const id = idOrUri.trim().toLowerCase()
  return id.slice(id.lastIndexOf('/') + 1).replaceAll('-', '')
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

function taxonomyOf(file: PackFile): Taxonomy | null {
  const occupations = occupationsOf(file)
  const titles = titlesOf(file, occupations)
  const transversal = new Set(file.esco.skills.transversal)
  const knowledge = new Set(file.esco.skills.knowledge)
  const skills = conceptsOf(file.esco.skills).map((concept, line): EscoSkill => ({
    ...concept,
    kind: knowledge.has(line) ? 'knowledge' : 'skill',
    transversal: transversal.has(line),
  }))
  const isco = linesOf(file.esco.occupations.isco)
  const escoOccupations = conceptsOf(file.esco.occupations).map((concept, line): EscoOccupation => ({
    ...concept,
    isco: isco[line] ?? '',
  }))
  const { essential, optional } = file.esco
  const fits =
    titles !== null &&
    isco.length === escoOccupations.length &&
    essential.length === escoOccupations.length &&
    optional.length === escoOccupations.length
  if (!fits) return null
  const codes = new Set(occupations.map(({ code }) => code))
  const skillLines = new Map(skills.map(({ id }, line) => [escoIdOf(id), line]))
  const occupationLines = new Map(escoOccupations.map(({ id }, line) => [escoIdOf(id), line]))
  return {
    name: file.name,
    sources: file.sources,
    domains: new Map(linesOf(file.rome.domains).map((line) => [line[0] ?? '', line.slice(2)])),
    occupations,
    titles,
    skills,
    escoOccupations,
    hasOccupation: (code) => codes.has(code),
    skill: (id) => skills[skillLines.get(escoIdOf(id)) ?? -1],
    escoOccupation: (id) => escoOccupations[occupationLines.get(escoIdOf(id)) ?? -1],
    skillsOf: (id, relation) => {
      const lines = file.esco[relation][occupationLines.get(escoIdOf(id)) ?? -1] ?? []
      return fromDistances(lines).flatMap((line) => skills[line] ?? [])
    },
  }
}

function occupationsOf({ rome }: PackFile): Occupation[] {
  const labels = linesOf(rome.labels)
  return linesOf(rome.codes).map((code, line) => ({ code, label: labels[line] ?? '' }))
}

function titlesOf({ rome }: PackFile, occupations: readonly Occupation[]): JobTitle[] | null {
  const principal = new Set(rome.principal)
  const titles = linesOf(rome.titles).map((label, line) => ({
    ogr: rome.titleCodes[line],
    label,
    occupation: occupations[rome.titleOccupations[line] ?? -1],
    principal: principal.has(line),
  }))
  const isWhole = (title: (typeof titles)[number]): title is JobTitle =>
    title.ogr !== undefined && title.occupation !== undefined
  return titles.every(isWhole) ? titles : null
}

function conceptsOf(columns: PackFile['esco']['skills'] | PackFile['esco']['occupations']): EscoConcept[] {
  const [fr, en, otherFr] = [columns.fr, columns.en, columns.otherFr].map((column) => column.split('\n'))
  return linesOf(columns.ids).map((hex, line) => ({
    id: withDashes(hex),
    fr: fr?.[line] ?? '',
    en: en?.[line] ?? '',
    otherFr: (otherFr?.[line] ?? '').split('|').filter((name) => name !== ''),
  }))
}

/** A UUID as it is written, of its 32 digits. */
export function withDashes(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
