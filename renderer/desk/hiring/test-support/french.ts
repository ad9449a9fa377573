import { createI18n } from 'vue-i18n'
import { commonTexts } from '../../../strings/common.texts.ts'
import { deskFr } from '../../../strings/desk.fr.ts'
import { hiringFr } from '../../../strings/hiring.fr.ts'

/** The texts of a desk, for components mounted in a test. */
export function frenchTexts(more: object = {}) {
  return createI18n({
    legacy: false,
    locale: 'fr',
    messages: { fr: { ...commonTexts.fr, ...deskFr, ...hiringFr, ...more } },
  })
}

/** Spaces of all kinds as plain ones, to compare texts as people read them. */
export function read(text: string | null | undefined): string {
  return (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim()
}
