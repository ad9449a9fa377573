import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LifeHow } from './declare.ts'
import { answersOn, blankProfile, handfulsOf, keepAnswers } from './life-answers.ts'
import type { LifeScene } from './life-scene.ts'
import { mergeProfiles } from './profile.ts'

const folder = join(import.meta.dirname, '../../resources/lexicon')
const scenes = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as LifeScene,
)
const scene = scenes.find(({ id }) => id === 'children')!
const shop = scenes.find(({ id }) => id === 'shop')!
const author = { siteId: 'mende', deviceId: 'k1', now: 1000 }
const later = { ...author, now: 2000 }
const [first, second] = [scene.sentences[0]!.id, scene.sentences[1]!.id]
const answers = (...told: [string, LifeHow][]) => new Map(told)

function kept(profile: ReturnType<typeof blankProfile>, told: Map<string, LifeHow>, of = scene, by = author) {
  const changed = keepAnswers(profile, of, told, by)
  if (!changed.ok) throw new Error(changed.reason)
  return changed.value
}
const blank = blankProfile('V1', author)

describe('the sentences of a scene', () => {
  it('come in handfuls that hold each of them once, in their order', () => {
    for (const one of scenes) {
      const handfuls = handfulsOf(one)
      expect(handfuls.flat().map(({ id }) => id)).toHaveLength(one.sentences.length)
      expect(new Set(handfuls.flat())).toEqual(new Set(one.sentences))
      for (const handful of handfuls) {
        expect(handful.length).toBeLessThanOrEqual(5)
        expect(handful).toEqual(one.sentences.filter((sentence) => handful.includes(sentence)))
      }
    }
  })

  it('fill two handfuls where there are ten', () => {
    const ten = { ...scene, sentences: scene.sentences.slice(0, 10) }
    expect(handfulsOf(ten).map(({ length }) => length)).toEqual([5, 5])
  })

  it('of the first handful speak of as many abilities as the scene has', () => {
    for (const one of scenes) {
      const all = new Set(one.sentences.map(({ ability }) => ability)).size
      const shown = new Set(handfulsOf(one)[0]!.map(({ ability }) => ability)).size
      expect(shown, one.id).toBe(Math.min(5, all))
    }
  })
})

describe('what someone keeps of a scene', () => {
  it('is nothing on a page that is blank, and changes nothing when nothing is kept', () => {
    expect(answersOn(null, scene).size).toBe(0)
    expect(kept(blank, answers())).toBe(blank)
  })

  it('is refused when the page is full', () => {
    const competences = Array.from({ length: 120 }, (_, at) => ({
      ...{ id: `own-${at}`, label: 'x', origin: 'personal' as const, addedAt: '1' },
    }))
    expect(keepAnswers({ ...blank, competences }, scene, answers([first, 'alone']), author)).toEqual({
      ok: false,
      reason: 'full',
    })
  })

  it('is declared with how they do it, its skill, its ability and where it was chosen', () => {
    const { esco, ability, text } = scene.sentences[0]!
    const { competences, rev } = kept(blank, answers([first, 'with-help']))
    expect(competences).toEqual([
      {
        ...{ id: first, label: text.fr, origin: 'personal', sceneId: 'children', esco, ability },
        ...{ how: 'with-help', addedAt: rev },
      },
    ])
    expect(kept(blank, answers(['shop-01', 'alone']), shop).competences[0]?.origin).toBe('professional')
  })

  it('is found again, and told again changes nothing', () => {
    const told = answers([first, 'alone'], [second, 'helps-others'])
    const profile = kept(blank, told)
    expect(answersOn(profile, scene)).toEqual(told)
    expect(answersOn(profile, shop).size).toBe(0)
    expect(kept(profile, told, scene, later)).toBe(profile)
  })

  it('is taken back when it is no longer kept, and stays so against the copy from before', () => {
    const before = kept(blank, answers([first, 'alone'], [second, 'alone']))
    const after = kept(before, answers([second, 'alone']), scene, later)
    expect([...answersOn(after, scene).keys()]).toEqual([second])
    expect([...answersOn(mergeProfiles(before, after), scene).keys()]).toEqual([second])
  })

  it('may be kept again after it was taken back, in another way', () => {
    const before = kept(blank, answers([first, 'alone']))
    const taken = kept(before, answers(), scene, later)
    const again = kept(taken, answers([first, 'helps-others']), scene, later)
    expect(answersOn(mergeProfiles(taken, again), scene)).toEqual(answers([first, 'helps-others']))
  })
})
