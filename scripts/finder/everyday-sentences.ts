import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AbilityCode } from '../../domain/kit/abilities.ts'

/** A sentence of the life lexicon, with the texts that it is found by. */
export interface EverydaySentence {
  id: string
  text: string
  /** Its text, its easy-read text, its words and those of its scene. */
  names: string[]
  esco: string
  ability: AbilityCode
  rome: string[]
}

interface Scene {
  title: { fr: string }
  words: string[]
  sentences: {
    id: string
    text: { fr: string; 'fr-x-falc': string }
    words: string[]
    esco: string
    ability: AbilityCode
    rome: string[]
  }[]
}

/** The sentences of every scene in a folder, in the order of files and of each file; none where there is no folder. */
export function readSentences(folder: string): EverydaySentence[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return files.sort().flatMap((file) => {
    const scene = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Scene
    return scene.sentences.map(({ id, text, words, esco, ability, rome }) => ({
      id,
      text: text.fr,
      names: [text.fr, text['fr-x-falc'], `${words.join(' ')} ${scene.title.fr}`],
      esco,
      ability,
      rome,
    }))
  })
}
