import { languages, type Language } from '../../domain/language.ts'

/** Where the style of these pages is. */
const STYLE_PATH = '/verifier/style.css'

const languageNames: Record<Language, string> = {
  fr: 'Français',
  'fr-x-falc': 'Facile à lire',
  en: 'English',
}

/** A page that runs nothing, with a way to its other languages. `path`: as it was asked for; `title` and `body` are HTML. */
export function writeFrame(
  language: Language,
  { path, title, body }: { path: string; title: string; body: string },
): string {
  const others = languages
    .filter((one) => one !== language)
    .map((one) => `<a href="${escaped(path)}?langue=${one}" lang="${one}">${languageNames[one]}</a>`)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
<header><nav>${others.join(' ')}</nav></header>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Words of others as words, never as a page. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!)
}

/** Large, dark on light, one column: as at the kiosk. */
export const pageStyle = `:root { color-scheme: light; font-size: 112.5%; }
body { margin: 0 auto; max-width: 42rem; padding: 1.5rem; font-family: "Atkinson Hyperlegible Next", system-ui, sans-serif; line-height: 1.5; color: #1c2a24; background: #fbf9f4; }
nav a { display: inline-block; padding: 0.75rem 0.5rem; color: #14523c; }
h1, h2 { line-height: 1.25; }
section { border-inline-start: 0.5rem solid; padding: 0.5rem 1rem; background: #fff; overflow-wrap: anywhere; }
section + section { margin-block-start: 1rem; }
section.genuine { border-color: #14523c; }
section.stranger { border-color: #7a5a00; }
section.refused { border-color: #9a2a12; }
p.moment { font-weight: 600; }
p.moment::first-letter { text-transform: uppercase; }
dt { font-weight: 600; }
dd { margin: 0 0 0.5rem; }
label { font-weight: 600; }
#hint { margin: 0.25rem 0 0.5rem; }
textarea { box-sizing: border-box; width: 100%; font: 1rem monospace; padding: 0.75rem; border: 2px solid #55625c; border-radius: 0.5rem; }
button, a.button { box-sizing: border-box; display: inline-block; margin-block: 1rem; min-height: 3rem; padding: 0.5rem 2rem; font: inherit; font-weight: 600; color: #fff; background: #14523c; border: 0; border-radius: 0.5rem; text-decoration: none; }
a.button { padding: 0.7rem 1.25rem; line-height: 1.25; text-align: center; }
:focus-visible { outline: 3px solid #1d4fd8; outline-offset: 2px; }
@media print { body { padding: 0; background: #fff; } nav, a.button { display: none; } section { break-inside: avoid; } }
`
