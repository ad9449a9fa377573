import { describe, expect, it } from 'vitest'
import { changeFields } from '../sync/field-stamps.ts'
import { photosOf, stampedAtStep, withPhoto } from './posting-photos.ts'
import { mergePostings, type Posting, type PostingFact } from './posting.ts'
import {
  factsOf,
  sharing,
  shownOf,
  stageOf,
  standingFacts,
  stillWanted,
  waitingLines,
  MOST_FACTS,
  MOST_OF_ONE,
  withoutTakenBack,
  withoutTellers,
  withWord,
  type ProjectWord,
} from './project.ts'
import { readyLines } from './ready-words.ts'

const READY = readyLines[0]!.words.fr
const photo = (letter: string) => ({ hash: letter.repeat(64), alt: 'Un portant' })
const project: Posting = {
  ...{ id: 'p', siteId: 's', rev: '000000000000001.000.k', at: 1, by: 'k', stamps: {} },
  ...{ kind: 'project', topic: 'business', title: 'Une friperie', stage: 'idea' },
  steps: [{ text: 'Trouver un lieu' }, { text: 'Coudre' }, { text: 'Ouvrir' }],
  wanted: ['ability:organise', 'ability:work-in-team'],
}
let at = 10
function told(posting: Posting, word: ProjectWord, by: Partial<PostingFact> = {}): Posting {
  at += 1
  const news = factsOf(posting, word, { id: `f${at}`, at, by: 'd', ...by })
  return { ...posting, facts: [...(posting.facts ?? []), ...news!] }
}
const asShown = (posting: Posting): Posting => {
  const shown = shownOf(posting)
  return shown ? { ...posting, shown } : posting
}

describe('nothing follows', () => {
  it('of a step or a skill that the project does not have, nor of what is known', () => {
    for (const step of [project.steps!.length, 6])
      expect(told(project, { does: 'done', step }).facts).toEqual([])
    expect(told(project, { does: 'done' }).facts).toEqual([])
    expect(told(project, { does: 'found', skill: 'ability:drive' }).facts).toEqual([])
    expect(told(project, { does: 'not-done', step: 0 }).facts).toEqual([])
    const done = told(project, { does: 'done', step: 0 })
    expect(told(done, { does: 'done', step: 0 }).facts).toHaveLength(1)
  })

  it('for other kinds of card', () => {
    const help: Posting = { ...told(project, { does: 'done', step: 0 }), kind: 'help', topic: 'can-do' }
    expect(shownOf(help)).toBeUndefined()
  })
})

it('the stage is what its author said until a step is done, and then what is done', () => {
  expect(stageOf(project)).toEqual({ stage: 'idea' })
  let one = project
  const stages = [0, 1, 2].map((step) => {
    one = told(one, { does: 'done', step })
    return stageOf(asShown(one))!
  })
  expect(stages.map(({ stage }) => stage)).toEqual(['starting', 'under-way', 'done'])
  expect(stages[1]).toMatchObject({ done: 2, of: 3 })
  expect(stageOf(asShown(told(one, { does: 'not-done', step: 2 })))).toMatchObject({ stage: 'under-way' })
})

it('whom it looks for still is without whom it found', () => {
  expect(stillWanted(project)).toHaveLength(2)
  const found = told(project, { does: 'found', skill: 'ability:organise' })
  expect(stillWanted(asShown(found))).toEqual(['ability:work-in-team'])
  expect(stillWanted(asShown(told(found, { does: 'not-found', skill: 'ability:organise' })))).toHaveLength(2)
})

it('a line waits for hosts where its words are somebody’s own, and not where they were chosen or are a host’s', () => {
  const ready = told(project, { does: 'told', text: READY }, { ofId: 'AWA' })
  const own = told(ready, { does: 'told', text: 'Trois portants' }, { ofId: 'AWA' })
  const all = told(own, { does: 'told', text: 'Bravo' }, { name: 'Léa' })
  expect(waitingLines(all).map(({ text }) => text)).toEqual(['Trois portants'])
  expect(shownOf(all)!.log!.map(({ text }) => text)).toEqual(['Bravo', READY])
})

describe('of two devices that tell something at once', () => {
  const one = told(project, { does: 'done', step: 0 })
  const other = told(told(project, { does: 'done', step: 1 }), { does: 'told', text: READY })

  it('both stand, whichever copy comes first', () => {
    const merged = mergePostings(
      { ...one, rev: '000000000000002.000.a' },
      { ...other, rev: '000000000000002.000.b' },
    )
    expect(shownOf(merged)).toMatchObject({ done: [0, 1], log: [{ text: READY }] })
    const turned = mergePostings(
      { ...other, rev: '000000000000002.000.b' },
      { ...one, rev: '000000000000002.000.a' },
    )
    expect(turned).toEqual(merged)
  })

  it('who takes a step back takes back what they knew, and not what another said meanwhile', () => {
    const done = told(project, { does: 'done', step: 0 })
    const back = told(done, { does: 'not-done', step: 0 })
    const again: Posting = {
      ...done,
      facts: [...done.facts!, { id: 'elsewhere', type: 'done', step: 0, at: at + 1, by: 'h' }],
    }
    expect(shownOf(mergePostings(back, again))).toEqual({ done: [0] })
  })

  it('photos of two steps both stand, and one that was taken away stays away', () => {
    const put = (step: number, deviceId: string, hash: string | null, from: Posting = project) =>
      stampedAtStep(
        changeFields(from, withPhoto(from, step, hash === null ? undefined : photo(hash)), {
          ...{ deviceId, now: (at += 1000) },
        }),
        step,
      )
    const [a, b] = [put(0, 'a', 'a'), put(2, 'b', 'b')]
    const both = mergePostings(a, b)
    expect(both.steps!.map((step) => step.photo?.hash[0])).toEqual(['a', undefined, 'b'])
    expect(mergePostings(b, a)).toEqual(both)
    const removed = put(0, 'a', null, both)
    expect(mergePostings(both, removed).steps!.map((step) => step.photo?.hash[0])).toEqual([
      undefined,
      undefined,
      'b',
    ])
  })
})

it('a photo of a line is one of the card, and goes with its line', () => {
  const line = told(project, { does: 'told', text: READY })
  const id = line.facts![0]!.id
  const pictured: Posting = {
    ...line,
    facts: [...line.facts!, { id: 'x', type: 'pictured', of: id, photo: photo('c'), at: at + 1, by: 'h' }],
  }
  expect(photosOf(pictured)).toEqual([photo('c')])
  const { facts: _hidden, ...heldByKiosk } = asShown(pictured)
  expect(photosOf(heldByKiosk)).toEqual([photo('c')])
  const gone: Posting = {
    ...pictured,
    facts: [...pictured.facts!, { id: 'y', type: 'undone', of: id, at: at + 2, by: 'h' }],
  }
  expect(photosOf(gone)).toEqual([])
})

it('other sites read it by its author’s wish and a host’s yes', () => {
  const wished = told(project, { does: 'share' })
  expect([sharing(project), sharing(wished)]).toEqual(['not', 'wished'])
  const shared: Posting = {
    ...wished,
    facts: [...wished.facts!, { id: 's', type: 'shared', of: wished.facts![0]!.id, at: 99, by: 'h' }],
  }
  expect(sharing(shared)).toBe('shared')
  const back = told(shared, { does: 'not-shared' })
  expect(sharing(back)).toBe('not')
  expect(sharing(told(back, { does: 'share' }))).toBe('wished')
})

it('with whoever is erased go their words and their name, and not what was done', () => {
  const done = told(project, { does: 'done', step: 0 }, { ofId: 'AWA', receipt: 'r' })
  const all = told(
    told(done, { does: 'told', text: 'Moi' }, { ofId: 'AWA' }),
    { does: 'told', text: READY },
    { ofId: 'B' },
  )
  const left = withoutTellers(all, new Set(['AWA']))
  expect(standingFacts(left).map(({ type, ofId, text }) => [type, ofId, text])).toEqual([
    ['done', undefined, undefined],
    ['told', 'B', READY],
  ])
  expect(withoutTellers(left, new Set(['AWA']))).toBe(left)
})

it('what one says is on the screen at once, and once', () => {
  const shown = withWord(project, { does: 'done', step: 1 }, { id: 'a', at: 1 })
  expect(shown.done).toEqual([1])
  expect(withWord({ ...project, shown }, { does: 'not-done', step: 1 }, { id: 'b', at: 2 }).done).toEqual([])
  const line = withWord(project, { does: 'told', text: READY }, { id: 'c', at: 3 })
  expect(
    withWord({ ...project, shown: line }, { does: 'told', text: READY }, { id: 'c', at: 3 }).log,
  ).toHaveLength(1)
  expect(withWord(project, { does: 'told', text: 'Moi' }, { id: 'd', at: 4 }).log).toBeUndefined()
})

describe('there is no room', () => {
  it('for more of one person, and for others still', () => {
    let one = project
    for (let turn = 0; turn < MOST_OF_ONE; turn += 1)
      one = told(one, { does: turn % 2 === 0 ? 'done' : 'not-done', step: 0 }, { ofId: 'AWA' })
    const next = { id: 'n', at: 99, by: 'k' }
    expect(factsOf(one, { does: 'done', step: 1 }, { ...next, ofId: 'AWA' })).toBeNull()
    expect(factsOf(one, { does: 'done', step: 1 }, { ...next, ofId: 'NADIA' })).toHaveLength(1)
  })

  it('for more than a card holds, whoever tells it', () => {
    const past = { type: 'done', step: 0, at: 1, by: 'k' } as const
    const facts = Array.from({ length: MOST_FACTS }, (_, index) => ({ ...past, id: `past${index}` }))
    const next = { id: 'n', at: 99, by: 'k', ofId: 'NADIA' }
    expect(factsOf({ ...project, facts }, { does: 'done', step: 1 }, next)).toBeNull()
    expect(factsOf({ ...project, facts: facts.slice(1) }, { does: 'done', step: 1 }, next)).toHaveLength(1)
  })
})

it('of what was taken back the words go', () => {
  const line = told(project, { does: 'told', text: 'Appelez-moi' }, { ofId: 'AWA', receipt: 'r' })
  const gone: Posting = {
    ...line,
    facts: [...line.facts!, { id: 'y', type: 'undone', of: line.facts![0]!.id, at: at + 1, by: 'h' }],
  }
  expect(JSON.stringify(withoutTakenBack(gone))).not.toContain('Appelez')
  expect(withoutTakenBack(gone).facts).toHaveLength(2)
  expect(withoutTakenBack(line)).toBe(line)
})
