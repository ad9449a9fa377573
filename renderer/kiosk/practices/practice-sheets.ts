import { visitorPractices, type VisitorPractice } from '../../../domain/practices/practice-sheet.ts'
import type { PictogramName } from '../../ui/pictograms/pictograms.ts'

/** A sheet with pictures that are ours, as its check holds. */
type DrawnPractice = VisitorPractice & { picture: PictogramName; pictures: PictogramName[] }

const files = import.meta.glob<DrawnPractice>('../../../resources/practices/visitors/*.json', {
  eager: true,
  import: 'default',
})

/** The sheets that ship with the kiosk, in the order of their list: read without network. */
export const practiceSheets: readonly DrawnPractice[] = Object.values(files).sort(
  (a, b) => visitorPractices.indexOf(a.id) - visitorPractices.indexOf(b.id),
)
