/**
 * The taxonomy pack as a file: gzip around one JSON object of this shape. Texts stand in columns, one line an entry,
 * which parses several times faster than one object an entry; entries of one table share their line number, and
 * other tables name them by it. `docs/taxonomy-pack.md` describes the format.
 */
export interface PackFile {
  format: typeof PACK_FORMAT
  version: typeof PACK_VERSION
  /** What the pack holds and of which releases, for people. */
  name: string
  sources: PackSource[]
  rome: {
    /** `A\tAgriculture…` */
    domains: Column
    /** Codes of occupations, such as `G1602`, in order. */
    codes: Column
    labels: Column
    /** Job titles (appellations), those of one occupation side by side. */
    titles: Column
    /** Code of each title (OGR). */
    titleCodes: number[]
    /** Line of the occupation of each title. */
    titleOccupations: number[]
    /** Lines of the titles that name their occupation itself. */
    principal: number[]
  }
  esco: {
    skills: EscoColumns & {
      /** Lines of what is knowledge; the others are skills. */
      knowledge: number[]
      /** Lines of what ESCO lists as transversal. */
      transversal: number[]
    }
    occupations: EscoColumns & { isco: Column }
    /** For each occupation the lines of its essential skills, each as the distance from the one before. */
    essential: number[][]
    optional: number[][]
  }
}

interface EscoColumns {
  /** UUIDs without their dashes: the end of the URI that every release of ESCO keeps. */
  ids: Column
  /** Empty where no French label is known. */
  fr: Column
  en: Column
  /** Other French names, `|` between them. */
  otherFr: Column
}

/** Where a part of the pack comes from, shown on the screen "À propos". */
export interface PackSource {
  id: 'rome' | 'esco'
  name: string
  publisher: string
  release: string
  licence: string
  /** The sentence that the licence asks to show. */
  attribution: string
  /** What was changed or left out, in French. */
  changes: string
}

/** Lines joined by `\n`. */
type Column = string

export const PACK_FORMAT = 'pepiniere-taxonomy'
export const PACK_VERSION = 1

export const columnOf = (values: readonly string[]): Column => values.join('\n')
export const linesOf = (column: Column): string[] => (column === '' ? [] : column.split('\n'))

/** Ascending numbers as the distance from one to the next: small numbers, which compress well. */
export function distances(ascending: readonly number[]): number[] {
  return ascending.map((value, index) => value - (ascending[index - 1] ?? 0))
}

export function fromDistances(steps: readonly number[]): number[] {
  let value = 0
  return steps.map((step) => (value += step))
}
