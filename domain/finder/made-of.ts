import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { hashOf } from '../text/hash-of.ts'

/**
 * What an index was made of, a number for each table whose lines it tells: another one as soon as an entry of that
 * table moved or has another name.
 */
export function madeOf(
  { occupations, skills, escoOccupations }: Pick<Taxonomy, 'occupations' | 'skills' | 'escoOccupations'>,
  sentences: readonly { id: string; names: readonly string[] }[],
): Uint32Array {
  const nameOf = ({ id, fr, otherFr }: { id: string; fr: string; otherFr: readonly string[] }) =>
    [id, fr, ...otherFr].join('\t')
  const tables = [
    occupations.map(({ code, label }) => `${code}\t${label}`),
    skills.map(nameOf),
    escoOccupations.map(nameOf),
    sentences.map(({ id, names }) => [id, ...names].join('\t')),
  ]
  return Uint32Array.from(tables, (lines) => hashOf(lines.join('\n')))
}
