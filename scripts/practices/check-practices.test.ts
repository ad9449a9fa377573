import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import type { VisitorPractice } from '../../domain/practices/practice-sheet.ts'
import { pictograms } from '../../renderer/ui/pictograms/pictograms.ts'
import { checkPractices, type PracticeFile, type Readers } from './check-practices.ts'

const known = new Set(Object.keys(pictograms))
const shipped = (['visitors', 'hosts'] satisfies Readers[]).flatMap((readers) =>
  globSync(`resources/practices/${readers}/*.json`).map((path): PracticeFile => ({
    readers,
    name: basename(path, '.json'),
    sheet: JSON.parse(readFileSync(path, 'utf8')) as PracticeFile['sheet'],
  })),
)

test('the sheets that ship are whole: twelve for visitors in five languages, six for hosts in three', () => {
  expect(shipped).toHaveLength(18)
  expect(checkPractices(shipped, known)).toEqual([])
})

/** The faults once one sheet was changed. */
function afterwards(name: string, change: (sheet: VisitorPractice) => void): string[] {
  const files = structuredClone(shipped)
  change(files.find((file) => file.name === name)!.sheet as VisitorPractice)
  return checkPractices(files, known)
}

test.each<[fault: string, change: (sheet: VisitorPractice) => void]>([
  ['uk: is missing', (sheet) => void Reflect.deleteProperty(sheet, 'uk')],
  ['ar: has as many steps and sentences as in French', (sheet) => sheet.ar.steps.pop()],
  ['has one picture for each step', (sheet) => sheet.pictures.pop()],
  ['there is no pictogram unicorn', (sheet) => (sheet.picture = 'unicorn')],
  ["key is a picture of people's secrets", (sheet) => (sheet.picture = 'key')],
  ['leads to home, which is no screen', (sheet) => sheet.next.push('home' as 'offers')],
  ['says what helps next', (sheet) => (sheet.next = [])],
  ['fr: title: has 43 letters, at most 42', (sheet) => (sheet.fr.title = 'a'.repeat(43))],
  ['fr: promise: judges or orders ("vous devez")', (sheet) => (sheet.fr.promise = 'Ici, vous devez parler.')],
  ['fr: say/0: French typography', (sheet) => (sheet.fr.say[0] = 'Vous venez ?')],
  ['fr: has a line of law where', (sheet) => (sheet.fr.law = 'C’est permis.')],
  ['fr: steps/0: speaks of the law ("interdit")', (sheet) => (sheet.fr.steps[0] = 'C’est interdit.')],
  [
    'fr-x-falc: steps/0: easy-read sentence of 16 words',
    (sheet) => (sheet['fr-x-falc'].steps[0] = `${'mot '.repeat(15)}mot.`),
  ],
  [
    'fr-x-falc: say/0: numbers are digits ("trois")',
    (sheet) => (sheet['fr-x-falc'].say[0] = 'Venez à trois.'),
  ],
  ['fr-x-falc: promise: is the French text again', (s) => (s['fr-x-falc'].promise = s.fr.promise)],
  ['en: title: is the French text', (sheet) => (sheet.en.title = sheet.fr.title)],
  ['ar: title: has letters of another language', (sheet) => (sheet.ar.title = 'عرض CV')],
  ['uk: title: is not written in its language', (sheet) => (sheet.uk.title = '2')],
  ['uk: title: has ', (sheet) => (sheet.uk.title = 'а'.repeat(90))],
  ['fr: steps/1: says what visitors/one-minute steps/0 says', (s) => (s.fr.steps[1] = s.fr.steps[0]!)],
])('a fault is told: %s', (fault, change) => {
  expect(afterwards('one-minute', change).join('\n')).toContain(`visitors/one-minute: ${fault}`)
})

test('a sheet that is promised and does not ship is told', () => {
  expect(checkPractices(shipped.slice(1), known)).toEqual(['visitors/ask-for-help: is missing'])
})
