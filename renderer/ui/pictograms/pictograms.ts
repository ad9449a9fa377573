import { boardPictograms } from './board-pictograms.ts'
import { challengePictograms } from './challenge-pictograms.ts'
import { eventPictograms } from './event-pictograms.ts'
import { placePictograms } from './place-pictograms.ts'
import type { PictogramDrawing } from './pictogram-drawing.ts'
import { workPictograms } from './work-pictograms.ts'
import { secretPictures } from './secret-pictures.ts'
import { signPictograms } from './sign-pictograms.ts'

/** Every drawing of ours, by name. */
const all = {
  ...placePictograms,
  ...boardPictograms,
  ...challengePictograms,
  ...eventPictograms,
  ...signPictograms,
  ...workPictograms,
  ...secretPictures,
}

export type PictogramName = keyof typeof all
export const pictograms: Readonly<Record<PictogramName, PictogramDrawing>> = all

export type SecretPicture = keyof typeof secretPictures
/** Names of the secret pictures; the position in this list is the number that is sent. */
export const secretPictureNames = Object.keys(secretPictures) as SecretPicture[]
