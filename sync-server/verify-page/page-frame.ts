import { languages, type Language } from '../../domain/language.ts'

/** Where the style of these pages is. */
const STYLE_PATH = '/verifier/style.css'

const languageNames: Record<Language, string> = {
  fr: 'Français',
  'fr-x-falc': 'Facile à lire',
  en: 'English',
}

/**
 * A page that runs nothing of its own, with a way to its other languages. `path`: as it was asked for; `title` and `body`
 * are HTML; `script`: the address of one that keeps it up to date.
 */
export function writeFrame(
  language: Language,
  {
    path,
    title,
    body,
    offered = languages,
    script,
  }: { path: string; title: string; body: string; offered?: readonly Language[]; script?: string },
): string {
  const others = offered
    .filter((one) => one !== language)
    .map((one) => `<a href="${escaped(path)}?langue=${one}" lang="${one}">${languageNames[one]}</a>`)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${STYLE_PATH}">
${script === undefined ? '' : `<script src="${script}" defer></script>`}
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
fieldset { margin: 1.5rem 0; padding: 0.5rem 1.25rem 1.25rem; border: 2px solid #c9c3b4; border-radius: 0.75rem; background: #fff; }
legend { padding: 0 0.5rem; font-size: 1.25rem; font-weight: 700; }
.field { margin-block-start: 1rem; }
.field label { display: block; }
.field p { margin: 0.25rem 0; }
.fault { color: #9a2a12; font-weight: 600; }
input, select { box-sizing: border-box; min-height: 2.75rem; padding: 0.25rem 0.75rem; font: inherit; font-weight: 400; color: inherit; background: #fff; border: 2px solid #55625c; border-radius: 0.5rem; max-width: 100%; }
.field input, .field select { width: 100%; }
.field input.short { width: 8rem; }
input[type=checkbox] { min-height: 0; width: 1.5rem; height: 1.5rem; vertical-align: middle; accent-color: #14523c; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: 0.75rem; padding-block: 0.35rem; }
.row label { flex: 0 0 9rem; }
.row label.wide { flex: 1 1 12rem; }
.row label.plain { flex: 0 0 auto; font-weight: 400; }
.code { font: 700 2rem ui-monospace, monospace; letter-spacing: 0.08em; }
svg.qr { display: block; width: 11rem; height: 11rem; margin-block: 0.75rem; background: #fff; }
button.second { color: #14523c; background: #fff; border: 2px solid #14523c; }
:focus-visible { outline: 3px solid #1d4fd8; outline-offset: 2px; }
@media print { body { padding: 0; background: #fff; } nav, a.button { display: none; } section { break-inside: avoid; } }
`
