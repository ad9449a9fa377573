import { strToU8, zipSync } from 'fflate'
import type { Language } from '../../domain/language.ts'
import type { TakenAlong } from '../erasure/data-links.ts'
import { dataPageTexts } from './data-page.texts.ts'

/**
 * What somebody takes along as one file, since a link gives one: each part is a file of its own in it, in the form that
 * the programs for it open, beside a sheet that says in words what each is.
 */
export function zipOfData({ data, takenAt, page, badges }: TakenAlong, language: Language): Uint8Array {
  const { files } = dataPageTexts[language]
  const told = [files.all]
  const parts: Record<string, Uint8Array> = { 'mes-donnees.json': asJson(data) }
  if (page) {
    told.push(files.resume, files.europass)
    parts['cv.json'] = asJson(page.resume)
    parts['cv-europass.xml'] = strToU8(page.europass)
  }
  if (badges.length > 0) told.push(files.badges)
  for (const { serial, jwt } of badges) parts[`attestation-${serial}.jwt`] = strToU8(jwt)
  // With the mark by which every notepad knows the encoding.
  const sheet = strToU8(`\uFEFF${told.join('\r\n\r\n')}\r\n`)
  return zipSync({ 'lisez-moi.txt': sheet, ...parts }, { mtime: takenAt })
}

function asJson(value: unknown): Uint8Array {
  return strToU8(JSON.stringify(value, null, 2))
}
