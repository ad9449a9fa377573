import { boardTexts } from '../../domain/hiring/board-texts.ts'
import { declaredAnswer, deniableUntil, saidOfTelling } from '../../domain/hiring/told-elsewhere.ts'
import type { Language } from '../../domain/language.ts'
import { dayWords } from '../../domain/text/day-words.ts'
import { fill } from '../../domain/text/fill.ts'
import { siteDay } from '../../domain/time.ts'
import type { Followed } from '../passes/follow-links.ts'
import { escaped } from '../verify-page/page-frame.ts'

/** What the person says in the address of a word about an answer. */
export const tellingWords = { oui: 'confirm-telling', non: 'deny-telling' } as const
export type TellingWord = keyof typeof tellingWords

/** Whether the person was told an answer elsewhere, as their employer declares: a yes or a no, and what they said. */
export function writeTelling(
  language: Language,
  path: string,
  { application: { events }, zone, now }: Followed,
): string {
  const declared = declaredAnswer(events, now)
  if (!declared?.told) return ''
  const texts = boardTexts[language].telling
  const said = saidOfTelling(events, declared)
  const day = dayWords(declared.told.on, language)
  const until = dayWords(siteDay(deniableUntil(declared), zone), language)
  const button = (word: TellingWord, words: string) =>
    `<form method="post" action="${escaped(path)}/prevenu/${escaped(declared.id)}/${word}?langue=${language}">
<button type="submit">${words}</button>
</form>`
  return `<section class="stranger">
<p>${fill(texts.told[declared.told.channel], { day })}</p>
<h2>${said === null ? texts.ask : said.isTrue ? texts.saidYes : texts.saidNo}</h2>
${said === null ? `<p>${fill(texts.effect, { until })}</p>` : ''}
${said?.isTrue ? '' : button('oui', texts.yes)}
${said?.isTrue === false ? '' : button('non', texts.no)}
</section>`
}
