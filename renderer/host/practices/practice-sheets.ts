import { kioskLanguages, languages, type KioskLanguage } from '../../../domain/language.ts'
import {
  hostPractices,
  visitorPractices,
  type HostPractice,
  type PracticeWords,
  type VisitorPractice,
} from '../../../domain/practices/practice-sheet.ts'
import type { PictogramName } from '../../ui/pictograms/pictograms.ts'

const forHosts = import.meta.glob<HostPractice>('../../../resources/practices/hosts/*.json', {
  eager: true,
  import: 'default',
})
const forVisitors = import.meta.glob<VisitorPractice>('../../../resources/practices/visitors/*.json', {
  eager: true,
  import: 'default',
})

/** Whom a sheet is for, as its address says. */
export const readers = ['accueil', 'visiteurs'] as const
export type Readers = (typeof readers)[number]

/** A sheet as a host reads it and prints it, in one of the languages in which it is written. */
export interface ReadPractice {
  id: string
  picture: PictogramName
  source?: string | undefined
  languages: readonly KioskLanguage[]
  wordsIn: (language: KioskLanguage) => PracticeWords
}

function readable(sheet: HostPractice | VisitorPractice, written: readonly KioskLanguage[]): ReadPractice {
  const words = sheet as Partial<Record<KioskLanguage, PracticeWords>>
  return {
    id: sheet.id,
    picture: sheet.picture as PictogramName,
    source: sheet.source,
    languages: written,
    wordsIn: (language) => words[language] ?? sheet.fr,
  }
}

function inOrder<Sheet extends { id: string }>(
  sheets: Record<string, Sheet>,
  ids: readonly string[],
): Sheet[] {
  return Object.values(sheets).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/** The sheets that ship with the desk, by whom they are for: read without network. */
export const practiceSheets: Readonly<Record<Readers, readonly ReadPractice[]>> = {
  accueil: inOrder(forHosts, hostPractices).map((sheet) => readable(sheet, languages)),
  visiteurs: inOrder(forVisitors, visitorPractices).map((sheet) => readable(sheet, kioskLanguages)),
}
