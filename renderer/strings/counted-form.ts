/** Forms of a counted text, in the order in which they are written. The first one is for none. */
const orders = {
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
  uk: ['none', 'one', 'few', 'many'],
} as const satisfies Record<string, readonly (Intl.LDMLPluralRule | 'none')[]>

/** Which form of a text a number takes, as vue-i18n asks it. A text with a single form has no other. */
export function countedForm(language: keyof typeof orders): (count: number, forms: number) => number {
  const rules = new Intl.PluralRules(language)
  const order: readonly string[] = orders[language]
  return (count, forms) => {
    if (forms === 1) return 0
    return count === 0 ? 0 : order.indexOf(rules.select(count))
  }
}
