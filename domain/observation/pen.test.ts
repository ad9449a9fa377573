import { expect, it } from 'vitest'
import type { Evaluation, EvaluationKind } from './evaluation.ts'
import { isEmployerAlone, mayWriteVoice, nearnessOf, whoSaid, type Pen } from './pen.ts'

const voice = (kind: EvaluationKind, authorId: string, told: Partial<Evaluation> = {}) =>
  ({ kind, authorId, at: 1, says: [], ...told }) as unknown as Evaluation
const from = (role: Pen['role']): Pen => ({ role, deviceId: role })

it('a kiosk writes for the person alone, a desk under its own name, an observer under any', () => {
  const everything = (['grid', 'self', 'debrief', 'answer', 'review'] as const).flatMap((kind) =>
    ['self', 'host', 'employer', 'observer-1'].map((authorId) => voice(kind, authorId)),
  )
  const written = (role: Pen['role']) =>
    everything.filter((one) => mayWriteVoice(role, one)).map(({ kind, authorId }) => `${kind} ${authorId}`)
  const grids = ['grid self', 'grid host', 'grid employer', 'grid observer-1']
  expect(written('kiosk')).toEqual(['self self', 'answer self'])
  expect(written('host')).toEqual([...grids, 'self self', 'debrief host', 'answer self', 'review host'])
  expect(written('employer')).toEqual([...grids, 'self self', 'debrief employer', 'answer self'])
})

it('a word said at a kiosk is nearest to the person, one that the server has not seen is the farthest', () => {
  expect([from('kiosk'), from('host'), from('employer'), undefined].map(nearnessOf)).toEqual([2, 1, 0, 0])
})

it('who said what stands in order, each word of an answer by itself, with the pen that wrote it', () => {
  const says = [
    { id: 'b', at: 5, word: 'contest', pen: from('kiosk') },
    { id: 'a', at: 3, word: 'agree' },
  ] as Evaluation['says']
  const voices = [
    voice('answer', 'self', { says, at: 9, pen: from('host') }),
    voice('grid', 'employer', { at: 4, pen: from('employer') }),
    voice('debrief', 'host', { at: 4 }),
  ]
  const told = [
    { kind: 'answer', authorId: 'self', at: 3 },
    { kind: 'debrief', authorId: 'host', at: 4 },
    { kind: 'grid', authorId: 'employer', at: 4, pen: from('employer') },
    { kind: 'answer', authorId: 'self', at: 5, pen: from('kiosk') },
  ]
  expect(whoSaid(voices)).toEqual(told)
  expect(whoSaid(voices.toReversed())).toEqual(told)
})

it('an employer is alone when every word came from its own devices, and there is one', () => {
  const theirs = voice('grid', 'employer', { pen: from('employer') })
  expect(isEmployerAlone([theirs])).toBe(true)
  expect(isEmployerAlone([])).toBe(false)
  expect(isEmployerAlone([theirs, voice('self', 'self', { pen: from('kiosk') })])).toBe(false)
  expect(isEmployerAlone([theirs, voice('self', 'self')])).toBe(false)
})
