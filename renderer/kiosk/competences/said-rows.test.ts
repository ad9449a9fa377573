import { mount } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { tradeDeclared } from '../../../domain/competences/declare.ts'
import { kioskLanguages, type KioskLanguage } from '../../../domain/language.ts'
import { createTexts } from '../../strings/i18n.ts'
import { kioskTexts } from '../kiosk-texts.ts'
import { rowOf, rowOfKept, rowOfTrade, type SaidRow } from './said-rows.ts'
import SentenceRow from './SentenceRow.vue'

/** What a screen reader is told of the words of a row: their language and the side from which they run. */
function toldOf({ words, drawing, wordsIn }: SaidRow, language: KioskLanguage): (string | null)[] {
  const texts = createTexts(kioskTexts)
  texts.global.locale.value = language
  const row = mount(SentenceRow, {
    props: { words, drawing, how: null, wordsIn },
    global: { plugins: [texts] },
  })
  const { attributes } = row.find('.words').element
  return ['lang', 'dir'].map((name) => attributes.getNamedItem(name)?.value ?? null)
}
const skill = {
  kind: 'skill' as const,
  esco: 'e',
  fr: 'réparer un vélo',
  en: 'repair a bicycle',
  matched: [],
}
const trade = rowOfTrade({ code: 'K1', label: 'Boulanger', matched: [] } as never, 'كنت أعمل هذا')
const keptTrade = rowOfKept(tradeDeclared('K1', 'Boulanger'), 'المهنة')

describe.each(kioskLanguages)('in %s', (language) => {
  test('a sentence of the screen is in the language of the screen', () => {
    for (const row of [trade, keptTrade]) expect(toldOf(row, language)).toEqual([null, null])
  })
  test('a name of a classification is in the language in which it is shown', () => {
    const [french] = rowOf(skill as never, 'fr')
    const [english] = rowOf(skill as never, 'en')
    const [onlyEnglish] = rowOf({ ...skill, fr: '' } as never, 'fr')
    expect(toldOf(french!, language)).toEqual(language.startsWith('fr') ? [null, null] : ['fr', 'ltr'])
    for (const row of [english!, onlyEnglish!])
      expect(toldOf(row, language)).toEqual(language === 'en' ? [null, null] : ['en', 'ltr'])
  })
})
