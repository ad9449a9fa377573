import { shownAnswers, type Answer, type Finder, type NoAnswer } from '../../domain/finder/finder.ts'
import type { EscoConcept, Taxonomy } from '../../domain/taxonomy/taxonomy.ts'
import type { EverydaySentence } from './everyday-sentences.ts'

/** What the kiosk says where it looks nothing up. */
const sentences: Record<NoAnswer, string> = {
  'nothing-typed': 'Écrivez quelques mots\u202f: ce que vous faites, ce que vous aimez faire.',
  'too-long': 'C’est un peu long. Dites-le en une ou deux phrases, une chose à la fois.',
  'other-script': 'Cette recherche ne connaît que le français. L’accueil peut vous aider à l’écrire.',
  'contact-details':
    'Ceci ressemble à un numéro ou à une adresse. N’écrivez rien ici qui permette de vous joindre\u202f: rien n’a été gardé.',
  health:
    'Votre santé ne regarde que vous. N’écrivez que ce que vous savez faire\u202f: ceci n’a pas été gardé.',
  insult: 'Nous n’avons pas compris. Dites ce que vous savez faire, avec vos mots.',
  'nothing-known': 'Nous n’avons rien trouvé. Essayez avec d’autres mots, ou demandez à l’accueil.',
}

const MOST = 5

/** What the kiosk shows for a text, with the words that matched. */
export function answerTo(
  text: string,
  finder: Finder,
  taxonomy: Taxonomy,
  everyday: readonly EverydaySentence[],
): string {
  const found = finder.find(text, MOST)
  if (!found.ok) return `${sentences[found.reason]} (${found.reason})`
  const { occupations, skills, sentences: lived } = shownAnswers(found.value)
  const lines = [
    ...found.value.readings.map(({ typed, takenFor }) => `« ${typed} » compris comme « ${takenFor}… »`),
    ...part('Ce que vous avez vécu', lived, (line) => {
      const sentence = everyday[line]
      const skill = taxonomy.skill(sentence?.esco ?? '')
      return `${sentence?.text}  → ${skill === undefined ? sentence?.esco : labelOf(skill)}  ${sentence?.rome.join(' ')}`
    }),
    ...part('Compétences (ESCO)', skills, (line) => labelOf(taxonomy.skills[line])),
    ...part('Métiers (ROME)', occupations, (line) => {
      const occupation = taxonomy.occupations[line]
      return `${occupation?.code} ${occupation?.label}`
    }),
  ]
  return lines.length === 0 ? `${sentences['nothing-known']} (nothing-known)` : lines.join('\n')
}

function part(title: string, answers: readonly Answer[], named: (line: number) => string): string[] {
  if (answers.length === 0) return []
  return [
    `${title}`,
    ...answers.map(
      ({ line, score, matched }) => `  ${score.toFixed(2)}  ${named(line)}  [${matched.join(', ')}]`,
    ),
  ]
}

function labelOf(concept: EscoConcept | undefined): string {
  if (concept === undefined) return ''
  return concept.fr === '' ? `${concept.en} (en anglais)` : concept.fr
}
