const list = new Intl.ListFormat('fr', { type: 'conjunction' })

/** What an offer lacks, in one sentence: "le lieu, le salaire et un critère". */
export function missingInWords(what: readonly string[]): string {
  return list.format(what)
}
