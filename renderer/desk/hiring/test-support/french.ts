import { createI18n } from 'vue-i18n'
import { commonTexts } from '../../../strings/common.texts.ts'
import { frameTexts } from '../../frame/frame.texts.ts'
import { hiringTexts } from '../hiring.texts.ts'

/** The texts of a desk, for components mounted in a test. */
export function frenchTexts(more: object = {}) {
  return createI18n({
    legacy: false,
    locale: 'fr',
    messages: { fr: { ...commonTexts.fr, desk: frameTexts.fr, hiring: hiringTexts.fr, ...more } },
  })
}

/** Spaces of all kinds as plain ones, to compare texts as people read them. */
export function read(text: string | null | undefined): string {
  return (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim()
}
