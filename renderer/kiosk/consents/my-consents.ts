import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  allows,
  consentPurposes,
  consentTextIds,
  lastWordOn,
  RAN_OUT,
  withConsent,
  withConsentAnew,
  withoutConsents,
  type Consent,
  type ConsentPurpose,
  termsAllowed,
} from '../../../domain/competences/consents.ts'
import { directionOf, type KioskLanguage } from '../../../domain/language.ts'
import { searchConsentEnding } from '../../../domain/retention/keeping.ts'
import { htmlLang } from '../../strings/i18n.ts'
import { useLanguages } from '../../strings/languages.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { useMyPage } from '../competences/my-page.ts'
import { useDates } from '../dates.ts'

/** Where one purpose stands, and in which words. */
interface ConsentLine {
  purpose: ConsentPurpose
  allowed: boolean
  who: string
  state: string
  /** The sentence on the screen now. */
  asked: string
  /** The one that was said yes to, in the language in which it was read. */
  said?: { words: string; lang: string; dir: 'ltr' | 'rtl' }
}

/** What the person at the screen allows, purpose by purpose, and how they change it. */
export function useMyConsents() {
  const { t, te } = useI18n()
  const { spoken } = useLanguages()
  const data = useDeviceData()
  const session = useVisitorSession()
  const page = useMyPage()
  const { showInstant } = useDates()

  /** All that they ever said is at hand: their card is of today, or their page was opened. */
  const isKnown = computed(() => session.isNewCard || session.isPageRead)
  const lines = computed(() => consentPurposes.map(lineOf))

  function lineOf(purpose: ConsentPurpose): ConsentLine {
    const profile = session.profile ?? {}
    const word = lastWordOn(profile, purpose)
    const allowed = allows(profile, purpose)
    const asked = sentence(consentTextIds[purpose])
    const line = { purpose, allowed, who: t(`consents.who.${purpose}`), state: stateOf(word), asked }
    const said = allowed && word?.textId ? asRead(word.textId, word.language) : undefined
    return said ? { ...line, said } : line
  }
  /** Nothing of a sentence that a newer kiosk showed, and this one does not know. */
  function asRead(textId: string, inLanguage: KioskLanguage = spoken.value): ConsentLine['said'] {
    if (!te(`consents.sentence.${textId}`, inLanguage)) return undefined
    const words = sentence(textId, inLanguage)
    return { words, lang: htmlLang(inLanguage), dir: directionOf(inLanguage) }
  }
  function sentence(textId: string, inLanguage: KioskLanguage = spoken.value): string {
    return t(`consents.sentence.${textId}`, {}, { locale: inLanguage })
  }
  function stateOf(word: Consent | undefined): string {
    if (!word) return t('consents.state.no')
    if (word.textId === RAN_OUT) return t('consents.state.ran-out')
    return t(`consents.state.${word.type === 'given' ? 'yes' : 'ended'}`, { day: showInstant(word.at) })
  }

  const say = (purpose: ConsentPurpose, allowed: boolean) =>
    page.keep(
      withConsent(
        page.current(),
        { id: data.freshId(), purpose, allowed, textId: consentTextIds[purpose], language: spoken.value },
        page.author(),
      ),
    )
  /** When the yes to employers ends, in its last month. */
  const searchEnds = computed(() =>
    session.profile ? searchConsentEnding(session.profile, data.now()) : undefined,
  )
  /** Their yes to employers was said to a sentence that does not name all terms of work, so that nobody finds them by those. */
  const isBeforeTerms = computed(() => {
    const profile = session.profile ?? {}
    return allows(profile, 'search') && termsAllowed(profile) !== 'all'
  })
  const sayAgain = (purpose: ConsentPurpose) =>
    page.keep(
      withConsentAnew(
        page.current(),
        {
          ids: [data.freshId(), data.freshId()],
          ...{ purpose, textId: consentTextIds[purpose], language: spoken.value },
        },
        page.author(),
      ),
    )
  const takeAllBack = () => {
    const ids = {
      hosts: data.freshId(),
      search: data.freshId(),
      statistics: data.freshId(),
      kiosks: data.freshId(),
    }
    return page.keep(withoutConsents(page.current(), { ids, language: spoken.value }, page.author()))
  }
  return { isKnown, lines, searchEnds, isBeforeTerms, say, sayAgain, takeAllBack }
}
