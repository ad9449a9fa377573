import type { SentToEmployer } from './application.ts'

/** What kiosks wrote in place of a name before a name could be left out. */
const formerFillers: ReadonlySet<string> = new Set(['Sans nom', 'No name'])

/** The name that a candidate signs with, or `null` when they gave none. */
export function candidateName({ name }: Pick<SentToEmployer, 'name'>): string | null {
  const signed = name?.trim() ?? ''
  return signed === '' || formerFillers.has(signed) ? null : signed
}
