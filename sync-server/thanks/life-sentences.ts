import budget from '../../resources/lexicon/budget.json' with { type: 'json' }
import coaching from '../../resources/lexicon/coaching.json' with { type: 'json' }
import content from '../../resources/lexicon/content.json' with { type: 'json' }
import cooking from '../../resources/lexicon/daily-cooking.json' with { type: 'json' }
import bikes from '../../resources/lexicon/bikes.json' with { type: 'json' }
import drawing from '../../resources/lexicon/drawing.json' with { type: 'json' }
import forms from '../../resources/lexicon/forms.json' with { type: 'json' }
import languages from '../../resources/lexicon/languages.json' with { type: 'json' }
import leading from '../../resources/lexicon/leading.json' with { type: 'json' }
import music from '../../resources/lexicon/music.json' with { type: 'json' }
import neighbours from '../../resources/lexicon/neighbours.json' with { type: 'json' }
import office from '../../resources/lexicon/office.json' with { type: 'json' }
import ownTrade from '../../resources/lexicon/own-trade.json' with { type: 'json' }
import phoneHelp from '../../resources/lexicon/phone-help.json' with { type: 'json' }
import schoolHelp from '../../resources/lexicon/school-help.json' with { type: 'json' }
import selfTaught from '../../resources/lexicon/self-taught.json' with { type: 'json' }
import sewing from '../../resources/lexicon/sewing.json' with { type: 'json' }
import stage from '../../resources/lexicon/stage.json' with { type: 'json' }
import volunteering from '../../resources/lexicon/volunteering.json' with { type: 'json' }
import { sentenceDeclared, type Declarable } from '../../domain/competences/declare.ts'
import type { LifeScene } from '../../domain/competences/life-scene.ts'

const scenes = [
  ...[budget, coaching, content, cooking, bikes, drawing, forms, languages, leading, music],
  ...[neighbours, office, ownTrade, phoneHelp, schoolHelp, selfTaught, sewing, stage, volunteering],
] as unknown as readonly LifeScene[]
const bySentence: ReadonlyMap<string, Declarable> = new Map(
  scenes.flatMap((scene) =>
    scene.sentences.map((sentence) => [sentence.id, sentenceDeclared(scene, sentence)] as const),
  ),
)

/** What a sentence of the lexicon declares, of the scenes that help among people points at; `undefined`: of no such scene. */
export function lifeSentence(id: string): Declarable | undefined {
  return bySentence.get(id)
}
