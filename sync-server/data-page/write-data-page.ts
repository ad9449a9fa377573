import type { Language } from '../../domain/language.ts'
import { writeFrame } from '../verify-page/page-frame.ts'
import { dataPageTexts } from './data-page.texts.ts'

/** Asks by a button: whatever looks at a link beforehand, as messengers do, takes nothing. */
export function writeDataPage(language: Language, path: string): string {
  const { title, intro, once, button } = dataPageTexts[language]
  const body = `<p>${intro}</p>
<p>${once}</p>
<form method="post" action="${path}?langue=${language}">
<button type="submit">${button}</button>
</form>`
  return writeFrame(language, { path, title, body })
}

/** The same page once there is nothing to take. */
export function writeLinkOver(language: Language, path: string): string {
  const { title, over, again } = dataPageTexts[language]
  const body = `<section role="status" class="refused">
<p>${over}</p>
<p>${again}</p>
</section>`
  return writeFrame(language, { path, title, body })
}
