import { isRealDay } from '../plausible-time.ts'
import { sanitizeLine, sanitizeText, textLength } from '../text/sanitize-text.ts'
import { kept } from '../retention/keeping.ts'
import { addDays, DAY, type Day } from '../time.ts'
import { wordsOfName } from './names/name-words.ts'
import { sanitizeVisitorName } from './visitor-name.ts'
import { visitorSchema, type Visitor } from './visitor.ts'

/** The columns of a list of people, under the headings that tools give them; the first is ours. */
const columnNames = {
  givenName: ['prénom', 'first name', 'given name'],
  name: [
    ...['nom', 'prénom et nom', 'nom et prénom', 'nom complet', 'nom de famille', 'visiteur'],
    ...['name', 'full name', 'last name', 'surname'],
  ],
  firstSeen: ['première visite', 'inscrit le', "date d'inscription", 'first visit'],
  lastSeen: ['dernière visite', 'dernier passage', 'vu le', 'last visit'],
  note: ['note', 'notes', 'remarque', 'commentaire', 'comment'],
} as const
export type VisitorColumn = keyof typeof columnNames
export const visitorColumns = Object.keys(columnNames) as VisitorColumn[]
/** Without these a file is no list of people. */
export const neededVisitorColumns: readonly VisitorColumn[] = ['name']
/** A list of first names alone is one too. */
export const insteadOfVisitorColumns: Partial<Record<VisitorColumn, VisitorColumn>> = { name: 'givenName' }

const bare = (heading: string) =>
  sanitizeLine(heading)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()
const byName = new Map(
  visitorColumns.flatMap((column) => columnNames[column].map((name) => [bare(name), column] as const)),
)

/** The column that a heading means, whatever its case, accents and punctuation. */
export function visitorColumnOf(heading: string): VisitorColumn | null {
  return byName.get(bare(heading)) ?? null
}

/** The heading that our model of a file has. */
export function visitorHeadingOf(column: VisitorColumn): string {
  return columnNames[column][0]
}

export type ImportedVisitor = Pick<Visitor, 'firstSeenOn' | 'lastSeenOn' | 'note'> & { name: string }

/** Why a line is not taken in, and by which of its cells. `too-old`: it would be let go again this very night. */
export interface VisitorRowRefusal {
  ok: false
  reason: 'missing' | 'too-long' | 'day-form' | 'day-to-come' | 'days-crossed' | 'too-old'
  column: VisitorColumn
}
export type ReadVisitorRow = { ok: true; fields: ImportedVisitor } | VisitorRowRefusal

/** Whoever was not seen for so many days is not kept. */
export const OLDEST_VISIT = kept.accounts / DAY - 1

/**
 * Reads one person; first name and name in columns of their own are one name. Days as `2026-03-12` or `12/03/2026`; without a day somebody counts as seen today, when they were
 * entered.
 */
export function readVisitorRow(cells: Partial<Record<VisitorColumn, string>>, today: Day): ReadVisitorRow {
  const name = sanitizeVisitorName(`${cells.givenName ?? ''} ${cells.name ?? ''}`)
  if (!name.ok) return refused(name.reason === 'empty' ? 'missing' : 'too-long', 'name')
  const note = sanitizeText(cells.note ?? '')
  if (textLength(note) > visitorSchema.properties.note.maxLength) return refused('too-long', 'note')
  const days: Partial<Record<'firstSeen' | 'lastSeen', Day>> = {}
  for (const column of ['firstSeen', 'lastSeen'] as const) {
    const typed = (cells[column] ?? '').trim()
    if (typed === '') continue
    const day = dayIn(typed)
    if (day === null) return refused('day-form', column)
    if (day > today) return refused('day-to-come', column)
    days[column] = day
  }
  const lastSeenOn = days.lastSeen ?? days.firstSeen ?? today
  const firstSeenOn = days.firstSeen ?? lastSeenOn
  if (firstSeenOn > lastSeenOn) return refused('days-crossed', 'lastSeen')
  if (lastSeenOn < addDays(today, -OLDEST_VISIT)) return refused('too-old', 'lastSeen')
  return { ok: true, fields: { name: name.value, firstSeenOn, lastSeenOn, ...(note ? { note } : {}) } }
}

function refused(reason: VisitorRowRefusal['reason'], column: VisitorColumn): VisitorRowRefusal {
  return { ok: false, reason, column }
}

function dayIn(typed: string): Day | null {
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed)
  const day = french ? `${french[3]}-${french[2]!.padStart(2, '0')}-${french[1]!.padStart(2, '0')}` : typed
  return isRealDay(day) ? day : null
}

export interface RefusedVisitorLine {
  line: number
  /** `broken-line`: it has more or fewer cells than headings. `twice`: an earlier line of the file has this name. */
  reason: VisitorRowRefusal['reason'] | 'broken-line' | 'twice'
  column?: VisitorColumn
}

/** What a file would do to the directory. */
export interface VisitorImport {
  made: ImportedVisitor[]
  /** Lines with a name that the directory has already: nothing is written of them, so that a file may be read twice. */
  known: number
  refused: RefusedVisitorLine[]
}

/** Nothing is merged by a file: names that are only alike become entries, which the finder of duplicates proposes. */
export function planVisitorImport(
  lines: readonly { line: number; row: ReadVisitorRow | null }[],
  entries: readonly Pick<Visitor, 'name'>[],
): VisitorImport {
  const known = new Set(entries.flatMap(({ name }) => (name === undefined ? [] : nameKey(name))))
  const plan: VisitorImport = { made: [], known: 0, refused: [] }
  const named = new Set<string>()
  for (const { line, row } of lines) {
    if (row === null) plan.refused.push({ line, reason: 'broken-line' })
    else if (!row.ok) plan.refused.push({ line, reason: row.reason, column: row.column })
    else {
      const key = nameKey(row.fields.name)
      if (known.has(key)) plan.known += 1
      else if (named.has(key)) plan.refused.push({ line, reason: 'twice', column: 'name' })
      else plan.made.push(row.fields)
      named.add(key)
    }
  }
  return plan
}

/** Names that only accents, case, titles and signs tell apart are one. */
function nameKey(name: string): string {
  const { words, marks } = wordsOfName(name)
  return [...words.map(({ letters }) => letters), ...marks].join(' ') || name
}
