import type { TermKey } from '../../../domain/competences/work-terms.ts'
import type { WordMarks } from '../../ui/word-marks.ts'

/** Departments have one name, in French, in every language; all other terms are in that of the screen. */
export function marksOfTerm(key: TermKey): WordMarks {
  return key.startsWith('in:') ? { lang: 'fr', dir: 'ltr' } : {}
}
