import { headingOf, kindOf, linesOf } from '../../domain/credentials/verdict-lines.ts'
import { sentenceOf, type Verdict } from '../../domain/credentials/verdict.ts'
import type { Language } from '../../domain/language.ts'
import { escaped, writeFrame } from './page-frame.ts'
import { verifyPageTexts } from './verify-page.texts.ts'

export const PAGE_PATH = '/verifier'

/** The page, with what was found of the text that was pasted. It runs nothing. */
export function writeVerifyPage(language: Language, verdict: Verdict | null): string {
  const texts = verifyPageTexts[language]
  const body = `${verdict ? writeVerdict(language, verdict) : ''}
<form method="post" action="${PAGE_PATH}?langue=${language}">
<p>${texts.intro}</p>
<label for="credential">${texts.label}</label>
<p id="hint">${texts.hint}</p>
<textarea id="credential" name="credential" rows="8" required spellcheck="false" autocomplete="off" aria-describedby="hint"></textarea>
<button type="submit">${texts.button}</button>
</form>
<p>${texts.attests}</p>
<p>${texts.offline}</p>`
  return writeFrame(language, { path: PAGE_PATH, title: texts.title, body })
}

function writeVerdict(language: Language, verdict: Verdict): string {
  const told = linesOf(verdict, language).map(
    ({ name, value }) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`,
  )
  return `<section role="status" class="${kindOf(verdict)}">
<h2>${headingOf(verdict)[language]}</h2>
<p>${escaped(sentenceOf(verdict)[language])}</p>
${told.length > 0 ? `<dl>${told.join('')}</dl>` : ''}
</section>`
}
