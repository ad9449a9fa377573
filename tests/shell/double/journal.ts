/** Everything of note that the application did, in order, for a test to read. */
export interface JournalEntry {
  what: string
  detail: unknown
}

export const journal: JournalEntry[] = []

export function note(what: string, detail: unknown = null): void {
  journal.push({ what, detail })
}
