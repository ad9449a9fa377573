/** An amount of euros as the language writes it: whole, or with its two decimals. `locale`: a language tag. */
export function amountWords(euros: number, locale: string): string {
  const decimals = Number.isInteger(euros) ? 0 : 2
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(euros)
}
