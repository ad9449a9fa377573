import type { LifeArea, LifeScene, LifeSentence } from '../../../domain/competences/life-scene.ts'

const files = import.meta.glob<LifeScene>('../../../resources/lexicon/*.json', {
  eager: true,
  import: 'default',
})

/** The scenes of life that ship with the kiosk, by id. */
export const lifeScenes: ReadonlyMap<string, LifeScene> = new Map(
  Object.values(files).map((scene) => [scene.id, scene]),
)

/** Those of one part of life. */
export function scenesOf(area: LifeArea): LifeScene[] {
  return [...lifeScenes.values()].filter((scene) => scene.area === area)
}

/** Every sentence, by id: what a page holds. */
export const lifeSentences: ReadonlyMap<string, LifeSentence> = new Map(
  [...lifeScenes.values()].flatMap((scene) => scene.sentences.map((sentence) => [sentence.id, sentence])),
)
