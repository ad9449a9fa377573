import {
  proposeDeclared,
  type Proposed,
  type ProposedTrade,
} from '../../domain/competences/propose-declared.ts'
import type { Finder } from '../../domain/finder/finder.ts'
import type { EscoConcept, Taxonomy } from '../../domain/taxonomy/taxonomy.ts'
import { sayTexts } from '../../renderer/kiosk/competences/say.texts.ts'
import type { EverydaySentence } from './everyday-sentences.ts'

/** What the kiosk shows for a text, with the words that matched; where it shows nothing, its sentence and the reason. */
export function answerTo(
  text: string,
  finder: Finder,
  taxonomy: Taxonomy,
  everyday: readonly EverydaySentence[],
): string {
  const found = proposeDeclared(text, { finder, taxonomy, sentences: everyday })
  if (!found.ok) return `${sayTexts.fr.not[found.reason]} (${found.reason})`
  const lived = new Map(everyday.map((sentence) => [sentence.id, sentence]))

  function thing(proposed: Proposed): string {
    if (proposed.kind === 'skill') return `${labelOf(proposed)}  → ESCO`
    const sentence = lived.get(proposed.id)
    const skill = taxonomy.skill(sentence?.esco ?? '')
    return `${sentence?.text}  → ${skill && labelOf(skill)}  ${sentence?.rome.join(' ')}`
  }
  const matched = (words: readonly string[]) => `[${words.join(', ')}]`
  const trade = ({ code, label, matched: words, inIt }: ProposedTrade) => [
    `  ${code} ${label}  ${matched(words)}`,
    ...inIt.map((one) => `      ${thing(one)}`),
  ]
  return [
    ...part(
      'Ce que vous avez fait',
      found.value.things.map((one) => `  ${thing(one)}  ${matched(one.matched)}`),
    ),
    ...part('Métiers (ROME), et ce que l’on y fait', found.value.trades.flatMap(trade)),
  ].join('\n')
}

function part(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines]
}

function labelOf({ fr, en }: Pick<EscoConcept, 'fr' | 'en'>): string {
  return fr === '' ? `${en} (en anglais)` : fr
}
