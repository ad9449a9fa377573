import type { AdviceSheet } from '../../../domain/advice/advice-sheet.ts'

const files = import.meta.glob<AdviceSheet>('../../../resources/advice/*.json', {
  eager: true,
  import: 'default',
})

/** The sheets that ship with the desk, by id: read without network. */
export const adviceSheets: ReadonlyMap<string, AdviceSheet> = new Map(
  Object.values(files).map((sheet) => [sheet.id, sheet]),
)
