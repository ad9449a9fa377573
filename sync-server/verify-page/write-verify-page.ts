import { headingOf, kindOf, linesOf } from '../../domain/credentials/verdict-lines.ts'
import { sentenceOf, type Verdict } from '../../domain/credentials/verdict.ts'
import { languages, type Language } from '../../domain/language.ts'
import { languageNames, verifyPageTexts } from './verify-page.texts.ts'

export const PAGE_PATH = '/verifier'

/** The page, with what was found of the text that was pasted. It runs nothing. */
export function writeVerifyPage(language: Language, verdict: Verdict | null): string {
  const texts = verifyPageTexts[language]
  const others = languages
    .filter((one) => one !== language)
    .map((one) => `<a href="${PAGE_PATH}?langue=${one}" lang="${one}">${languageNames[one]}</a>`)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${texts.title}</title>
<link rel="stylesheet" href="${PAGE_PATH}/style.css">
</head>
<body>
<header><nav>${others.join(' ')}</nav></header>
<main>
<h1>${texts.title}</h1>
${verdict ? writeVerdict(language, verdict) : ''}
<form method="post" action="${PAGE_PATH}?langue=${language}">
<p>${texts.intro}</p>
<label for="credential">${texts.label}</label>
<p id="hint">${texts.hint}</p>
<textarea id="credential" name="credential" rows="8" required spellcheck="false" autocomplete="off" aria-describedby="hint"></textarea>
<button type="submit">${texts.button}</button>
</form>
<p>${texts.attests}</p>
<p>${texts.offline}</p>
</main>
</body>
</html>
`
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

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!)
}

/** Large, dark on light, one column: as at the kiosk. */
export const pageStyle = `:root { color-scheme: light; font-size: 112.5%; }
body { margin: 0 auto; max-width: 42rem; padding: 1.5rem; font-family: "Atkinson Hyperlegible Next", system-ui, sans-serif; line-height: 1.5; color: #1c2a24; background: #fbf9f4; }
nav a { display: inline-block; padding: 0.75rem 0.5rem; color: #14523c; }
h1 { line-height: 1.2; }
section { border-inline-start: 0.5rem solid; padding: 0.5rem 1rem; background: #fff; overflow-wrap: anywhere; }
section.genuine { border-color: #14523c; }
section.stranger { border-color: #7a5a00; }
section.refused { border-color: #9a2a12; }
dt { font-weight: 600; }
dd { margin: 0 0 0.5rem; }
label { font-weight: 600; }
#hint { margin: 0.25rem 0 0.5rem; }
textarea { box-sizing: border-box; width: 100%; font: 1rem monospace; padding: 0.75rem; border: 2px solid #55625c; border-radius: 0.5rem; }
button { margin-block: 1rem; min-height: 3rem; padding: 0.5rem 2rem; font: inherit; font-weight: 600; color: #fff; background: #14523c; border: 0; border-radius: 0.5rem; }
:focus-visible { outline: 3px solid #1d4fd8; outline-offset: 2px; }
`
