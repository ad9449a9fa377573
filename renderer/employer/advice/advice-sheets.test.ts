import { expect, test } from 'vitest'
import type { SheetWords } from '../../../domain/advice/advice-sheet.ts'
import { noAnswerReasons } from '../../../domain/advice/no-answer-reason.ts'
import { languages } from '../../../domain/language.ts'
import { adviceSheets } from './advice-sheets.ts'

const sheets = [...adviceSheets.values()]
const textsOf = ({ title, steps, say, law }: SheetWords) => [title, ...steps, ...say, law]

test('every reason but "other" has its sheet, and there are six of good practice', () => {
  const ids = sheets.filter(({ kind }) => kind === 'advice').map(({ id }) => id)
  expect(ids.sort()).toEqual(noAnswerReasons.filter((reason) => reason !== 'other').sort())
  expect(sheets.filter(({ kind }) => kind === 'practice')).toHaveLength(6)
})

test.each(sheets)('$id says the same in each language, with its source', (sheet) => {
  for (const language of languages) {
    expect([sheet[language].steps.length, sheet[language].say.length]).toEqual([4, 2])
    expect(textsOf(sheet[language]).every((text) => text.trim() !== '')).toBe(true)
  }
  expect(sheet.source).toMatch(/article/)
})

test.each(sheets)('$id is written in French with its thin spaces, and easily where it says so', (sheet) => {
  const french = [...textsOf(sheet.fr), ...textsOf(sheet['fr-x-falc']), sheet.source]
  expect(french.filter((text) => /[^\u202f](?:[;!?]|:(?!\d))|«[^\u00a0]|[^\u00a0]»|'/u.test(text))).toEqual(
    [],
  )
  const sentences = textsOf(sheet['fr-x-falc']).flatMap((text) => text.split(/[.!?:]/u))
  expect(sentences.filter((words) => words.trim().split(/\s+/u).length > 15)).toEqual([])
})
