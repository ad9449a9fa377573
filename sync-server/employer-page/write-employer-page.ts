import type { Employer, ReciprokScore } from '../../domain/hiring/employer.ts'
import { COUNTED_FROM_DAY, COUNTED_TO_DAY } from '../../domain/hiring/reciprok-counted.ts'
import { hasLabel } from '../../domain/hiring/reciprok-label.ts'
import { isIdentified, sirenStanding } from '../../domain/hiring/siren-standing.ts'
import { ratingWords } from '../../domain/hiring/rating-words.ts'
import { reciprokWords } from '../../domain/hiring/reciprok-words.ts'
import type { Language } from '../../domain/language.ts'
import { addDays, parisDay, type Day } from '../../domain/time.ts'
import { escaped, writeFrame } from '../verify-page/page-frame.ts'
import { employerPageTexts } from './employer-page.texts.ts'

/** What anybody may know of an employer. */
export type PublicEmployer = Pick<
  Employer,
  'id' | 'name' | 'siren' | 'sirenToConfirm' | 'town' | 'reciprok' | 'rating' | 'reply'
>

export const EMPLOYER_PATH = '/reciprok'

/** The public page of an employer. It runs nothing; its address stays, whatever the employer is called. */
export function writeEmployerPage(language: Language, employer: PublicEmployer): string {
  const texts = employerPageTexts[language]
  const { id, town, reciprok, rating, reply } = employer
  const path = `${EMPLOYER_PATH}/${id}`
  const { word, figures } = reciprokWords(reciprok, language)
  const rated = reciprok?.grade === undefined ? undefined : reciprok
  const facts = [numberOf(language, employer), town ?? ''].filter(Boolean).map(escaped)
  const told = rated
    ? `<p>${asSentence(figures ?? '')}</p>
<p>${windowOf(language, rated)}</p>`
    : `<p>${whyUnrated(language, employer)}</p>`
  const links = [
    ...(rated ? [`<a href="${path}/preuve.json">${texts.proof}</a> ${texts.proofHint}`] : []),
    `<a href="${path}/chiffres.json">${texts.figures}</a>`,
    `<a href="${path}/label.svg">${texts.label}</a>`,
  ]
  const body = `<p>${facts.join(' · ')}</p>
<section class="${rated && hasLabel(rated.grade) ? 'genuine' : 'stranger'}">
<h2>${rated ? `${rated.grade} · ${word}` : word}</h2>
${told}
${rating ? `<p>${ratingWords(rating, language)}.</p>` : ''}
</section>
${reply ? writeReply(language, reply) : ''}
<p>${texts.promise}</p>
<ul>${links.map((link) => `<li>${link}</li>`).join('')}</ul>`
  return writeFrame(language, { path, title: texts.title(escaped(employer.name)), body })
}

function numberOf(language: Language, employer: PublicEmployer): string {
  const { siren } = employer
  if (siren === undefined) return ''
  if (sirenStanding(employer) === 'to-confirm') return employerPageTexts[language].toConfirm(siren)
  return `SIREN ${siren}`
}

function whyUnrated(language: Language, employer: PublicEmployer): string {
  const { held, unidentified, unrated } = employerPageTexts[language]
  if (employer.reciprok?.held) return held
  return isIdentified(employer) ? unrated : unidentified
}

/** Figures are told as a part of a sentence, or as one: here they stand alone. */
function asSentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/\.$/, '')}.`
}

function windowOf(language: Language, { asOf, formula }: ReciprokScore): string {
  const texts = employerPageTexts[language]
  const day = parisDay(asOf)
  const window = texts.window(
    dayWords(language, addDays(day, -COUNTED_TO_DAY)),
    dayWords(language, addDays(day, -COUNTED_FROM_DAY)),
  )
  return `${window} ${texts.formula(formula, dayWords(language, day))}`
}

/** The employer's own words, and that they are its own. */
function writeReply(language: Language, { words, publishedAt }: NonNullable<Employer['reply']>): string {
  const texts = employerPageTexts[language]
  const lines = escaped(words).replaceAll('\n', '<br>')
  return `<section><h2>${texts.reply}</h2>
<blockquote lang="fr"><p>${lines}</p></blockquote>
<p>${texts.replyOn(dayWords(language, parisDay(publishedAt)))}</p></section>`
}

function dayWords(language: Language, day: Day): string {
  const tag = language === 'en' ? 'en-GB' : 'fr-FR'
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** The page for an address that is nobody's. */
export function writeUnknownEmployer(language: Language): string {
  const texts = employerPageTexts[language]
  return writeFrame(language, {
    path: EMPLOYER_PATH,
    title: texts.unknown,
    body: `<p>${texts.unknownText}</p>`,
  })
}

/** What other pages read: figures alone, and nothing that is not on the page. */
export function publicFigures(employer: PublicEmployer): object {
  const { id, name, siren, reciprok, rating, reply } = employer
  const waits = sirenStanding(employer) === 'to-confirm' ? { sirenToConfirm: true } : {}
  const head = {
    employer: { id, name, ...(siren === undefined ? {} : { siren }), ...waits },
    ...(rating ? { rating } : {}),
    ...(reply ? { reply } : {}),
  }
  if (reciprok?.grade === undefined) return { ...head, rated: false }
  const { points: _, ...figures } = reciprok
  return { ...head, rated: true, label: hasLabel(reciprok.grade), ...figures }
}

/** The label as a picture for other pages: no font, no script, and its words for whoever does not see it. */
export function writeLabelPicture({ name, reciprok }: PublicEmployer): string {
  const { word } = reciprokWords(reciprok, 'fr')
  const grade = reciprok?.grade
  const colour = hasLabel(grade) ? '#14523c' : '#55625c'
  return `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="96" viewBox="0 0 320 96" role="img" aria-labelledby="t">
<title id="t">Label Reciprok, ${escaped(name)}\u202f: ${grade === undefined ? '' : `${grade}, `}${word}</title>
<rect x="1" y="1" width="318" height="94" rx="12" fill="#fff" stroke="${colour}" stroke-width="2"/>
<rect x="12" y="16" width="64" height="64" rx="10" fill="${colour}"/>
<text x="44" y="62" text-anchor="middle" font-family="sans-serif" font-size="40" font-weight="700" fill="#fff">${grade ?? '–'}</text>
<text x="90" y="44" font-family="sans-serif" font-size="20" font-weight="700" fill="#1c2a24">Reciprok</text>
<text x="90" y="70" font-family="sans-serif" font-size="15" fill="#1c2a24">${word}</text>
</svg>
`
}
