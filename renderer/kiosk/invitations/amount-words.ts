import type { KioskLanguage } from '../../../domain/language.ts'
import { intlTags } from '../../../domain/text/intl-tag.ts'

/** An amount of euros as the language writes it: whole, or with its two decimals. */
export function amountWords(euros: number, language: KioskLanguage): string {
  const decimals = Number.isInteger(euros) ? 0 : 2
  return new Intl.NumberFormat(intlTags[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(euros)
}
