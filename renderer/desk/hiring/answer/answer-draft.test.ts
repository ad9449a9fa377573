import { describe, expect, it } from 'vitest'
import { addDays, parisDay } from '../../../../domain/time.ts'
import { makeOffer, NOW } from '../test-support/made-applications.ts'
import {
  emptyDraft,
  readDraft,
  stageOf,
  stepBack,
  wordsToGuard,
  type AnswerDraft,
  type DraftSurroundings,
} from './answer-draft.ts'
import {
  addReason,
  chooseReason,
  letGo,
  mayAddReason,
  mayChoose,
  removeReason,
  replaceReasons,
} from './draft-reasons.ts'

const offer = makeOffer()
const around: DraftSurroundings = {
  offer,
  today: parisDay(NOW),
  tone: 'warm',
  people: ['a1'],
}
const refusing = (changes: Partial<AnswerDraft> = {}): AnswerDraft => ({
  ...emptyDraft(),
  action: 'refuse',
  code: 'position_filled',
  ...changes,
})

describe('an answer that the person knows already', () => {
  const told = { channel: 'telephone', on: around.today } as const
  it('names a day that is no later than today, and takes no letter along', () => {
    for (const [on, reason] of [
      ['', 'told-needs-day'],
      [addDays(around.today, 1), 'told-in-the-future'],
      ['12026-01-01', 'told-in-the-future'],
    ])
      expect(readDraft(refusing({ told: { ...told, on: on! } }), around)).toEqual({ ok: false, reason })
    const lines = { refuse: 'Vous êtes trop jeune pour ce poste.' }
    const answer = readDraft(refusing({ told, lines }), around)
    expect(answer).toMatchObject({ ok: true, value: { kind: 'refuse', told } })
    expect(answer.ok && 'message' in answer.value).toBe(false)
    expect(wordsToGuard(refusing({ told, lines }), around)).toEqual([])
  })

  it('is kept for the gestures that may be told so, and for no other', () => {
    const lines = { 'note-decline': 'Au téléphone, ce matin.' }
    const declined = readDraft({ ...emptyDraft(), action: 'note-decline', told, lines }, around)
    expect(declined).toMatchObject({ ok: true, value: { message: lines['note-decline'] } })
    expect(declined.ok && 'told' in declined.value).toBe(false)
    const next = { ...emptyDraft().next, what: 'Un essai' }
    for (const action of ['pursue', 'hire'] as const)
      expect(readDraft({ ...emptyDraft(), action, told, next }, around)).toMatchObject({ value: { told } })
  })
})

describe('the draft of an answer', () => {
  it('counts characters as the record does: a drawn one is one', () => {
    const written = readDraft(refusing({ lines: { refuse: '🌱'.repeat(280) } }), around)
    expect(written).toMatchObject({ ok: true, value: { message: '🌱'.repeat(280) } })
    const pointer = refusing({ step: { kind: 'words', words: '🌱'.repeat(300) } })
    expect(readDraft(pointer, around).ok).toBe(true)
    const tooMuch = refusing({ step: { kind: 'words', words: '🌱'.repeat(301) } })
    expect(readDraft(tooMuch, around)).toEqual({ ok: false, reason: 'step-forward-too-long' })
  })

  it.each([
    ['no gesture was chosen', emptyDraft(), 'no-action'],
    ['no reason was chosen', refusing({ code: null }), 'no-reason'],
    ['the reason needs a criterion', refusing({ code: 'skill_missing' }), 'reason-needs-criterion'],
    [
      'the criterion is of another kind',
      refusing({ code: 'skill_missing', criterionId: 'c3' }),
      'reason-needs-criterion',
    ],
    ['the other reason has no words', refusing({ code: 'other', note: 'non' }), 'reason-needs-text'],
    ['the own line is too long', refusing({ lines: { refuse: 'x'.repeat(281) } }), 'message-too-long'],
    ['one of several lines is', refusing({ lineFor: { a1: 'x'.repeat(281) } }), 'message-too-long'],
    [
      'the pointer is a word',
      refusing({ step: { kind: 'words', words: 'Courage' } }),
      'step-forward-too-short',
    ],
    ['the pointer is empty', refusing({ step: { kind: 'training', words: ' ' } }), 'step-forward-empty'],
    [
      'the note judges the person',
      refusing({ code: 'other', note: 'Vous êtes trop jeune pour ce poste.' }),
      'protected-wording',
    ],
    [
      'a question has no words',
      { ...emptyDraft(), action: 'ask-info', question: ' ' },
      'question-needs-text',
    ],
    ['going on has no next step', { ...emptyDraft(), action: 'pursue' }, 'next-step-needs-text'],
    [
      'an hour is said without its day',
      {
        ...emptyDraft(),
        action: 'pursue',
        next: { kind: 'call', what: 'Appel', on: '', time: '14:30', where: '', contact: '' },
      },
      'next-step-needs-day',
    ],
    [
      'the meeting is yesterday',
      {
        ...emptyDraft(),
        action: 'pursue',
        next: { kind: 'call', what: 'Appel', on: '2026-05-05', time: '', where: '', contact: '' },
      },
      'next-step-in-the-past',
    ],
    ...['2126-05-05', '12026-05-05'].map(
      (on) =>
        [
          `the meeting is in a year that nobody means (${on})`,
          {
            ...emptyDraft(),
            action: 'pursue',
            next: { kind: 'call', what: 'Appel', on, time: '', where: '', contact: '' },
          },
          'next-step-too-far',
        ] as const,
    ),
    ['no pointer is given', { ...emptyDraft(), action: 'recommend' }, 'no-step-forward'],
  ] as const)('does not leave when %s', (_, draft, reason) => {
    expect(readDraft(draft as AnswerDraft, around)).toEqual({ ok: false, reason })
  })

  it('goes without a step forward unless one was chosen', () => {
    const without = readDraft(refusing(), around)
    expect(without.ok && 'stepForward' in without.value).toBe(false)
    const step = { kind: 'host', words: 'L’accueil peut préparer la suite avec vous.' } as const
    expect(readDraft(refusing({ step }), around)).toMatchObject({ ok: true, value: { stepForward: step } })
  })

  it('sends the tone, and an own line only where one was written', () => {
    const without = readDraft(refusing(), around)
    expect(without.ok && without.value).toEqual({
      ...{ kind: 'refuse', tone: 'warm' },
      reasons: [{ code: 'position_filled' }],
    })
    expect(readDraft(refusing({ lines: { refuse: ' À bientôt. ' } }), around)).toMatchObject({
      value: { message: 'À bientôt.', tone: 'warm' },
    })
    const noted = readDraft({ ...emptyDraft(), action: 'note-decline' }, around)
    expect(noted).toEqual({ ok: true, value: { kind: 'note-decline' } })
  })

  it('says what was liked, but never of the criterion that is its reason, nor of one that went', () => {
    const liking = (strengthId: string) =>
      readDraft(refusing({ code: 'skill_missing', criterionId: 'c1', strengthId }), around)
    expect(liking('c2')).toMatchObject({ value: { strengthId: 'c2' } })
    for (const gone of ['c1', 'c9']) {
      const read = liking(gone)
      expect(read.ok && 'strengthId' in read.value).toBe(false)
    }
  })

  it('takes the only criterion that fits for the one meant, and never one that does not', () => {
    const draft = refusing({ code: null })
    expect(stageOf(draft)).toBe('reason')
    chooseReason(draft, 'skill_missing', offer)
    expect(stageOf(draft)).toBe('preview')
    expect(draft.criterionId).toBe('c1')
    chooseReason(draft, 'experience_required', offer)
    expect(draft.criterionId).toBe('c2')
    chooseReason(draft, 'position_filled', offer)
    expect(draft.criterionId).toBeNull()
  })

  it('asks which criterion when several fit, and goes back one question at a time', () => {
    const draft = refusing({ code: null })
    chooseReason(draft, 'other_profile_closer', offer)
    expect(stageOf(draft)).toBe('criterion')
    draft.criterionId = 'c2'
    draft.note = 'Deux personnes avaient déjà tenu un fournil.'
    expect(stageOf(draft)).toBe('preview')
    stepBack(draft, offer)
    expect(stageOf(draft)).toBe('criterion')
    stepBack(draft, offer)
    expect(stageOf(draft)).toBe('reason')
    stepBack(draft, offer)
    expect(stageOf(draft)).toBe('action')
    expect(draft.note).toBe('Deux personnes avaient déjà tenu un fournil.')
  })

  it('hires without a next step, and with one when it is said', () => {
    const hiring: AnswerDraft = { ...emptyDraft(), action: 'hire' }
    expect(readDraft(hiring, around)).toEqual({
      ok: true,
      value: { kind: 'hire', tone: 'warm' },
    })
    hiring.next = {
      ...emptyDraft().next,
      what: 'Premier jour',
      on: '2026-05-18',
      where: ' Au fournil ',
      contact: '',
    }
    expect(readDraft(hiring, around)).toMatchObject({
      value: { nextStep: { what: 'Premier jour', on: '2026-05-18', where: 'Au fournil' } },
    })
  })

  it('has every word of the employer’s own looked at by the wording guard, and none of the letter', () => {
    const draft = refusing({
      lines: { refuse: 'à tous', pursue: 'à tous' },
      note: 'note',
      step: { kind: 'words', words: 'piste' },
    })
    expect(wordsToGuard(draft, around)).toEqual(['à tous', 'note', 'piste'])
    const several = { people: ['a1', 'a2'] }
    expect(wordsToGuard({ ...draft, lineFor: { a2: 'à une' } }, several)).toContain('à une')
    const meeting = {
      ...emptyDraft().next,
      what: 'quoi',
      on: '2026-05-18' as const,
      where: 'où',
      contact: 'qui',
    }
    expect(wordsToGuard({ ...draft, action: 'pursue', next: meeting }, around)).toEqual([
      'à tous',
      'quoi',
      'où',
      'qui',
    ])
  })
})

describe('several reasons', () => {
  const two = () => {
    const draft = refusing({ note: 'Pourvu hier.' })
    addReason(draft)
    chooseReason(draft, 'skill_missing', offer)
    return draft
  }
  const given = (draft: AnswerDraft) => {
    const read = readDraft(draft, around)
    return read.ok && read.value.kind === 'refuse' ? read.value.reasons : read
  }

  it('are given in the order in which they were chosen, each with its criterion and its words', () => {
    expect(given(two())).toEqual([
      { code: 'position_filled', note: 'Pourvu hier.' },
      { code: 'skill_missing', criterionId: 'c1', criterion: 'Pétrir et façonner' },
    ])
    expect(wordsToGuard(two(), around)).toEqual(['Pourvu hier.'])
  })

  it('are three at most, and never the same twice', () => {
    const draft = two()
    addReason(draft)
    expect(mayChoose(draft, 'position_filled', offer)).toBe(false)
    // The offer asks for one competence, of which the second reason speaks.
    expect(mayChoose(draft, 'skill_missing', offer)).toBe(false)
    expect(mayChoose(draft, 'skill_level', offer)).toBe(true)
    chooseReason(draft, 'contract_mismatch', offer)
    expect(mayAddReason(draft)).toBe(false)
    expect(given(draft)).toHaveLength(3)
  })

  it('go one by one, and what was asked for and not chosen leaves the others', () => {
    const draft = two()
    removeReason(draft, 0)
    expect(given(draft)).toMatchObject([{ code: 'skill_missing' }])
    const last = two()
    removeReason(last, 1)
    expect(given(last)).toEqual([{ code: 'position_filled', note: 'Pourvu hier.' }])
    const open = two()
    addReason(open)
    expect(stageOf(open)).toBe('reason')
    expect(given(open)).toEqual({ ok: false, reason: 'no-reason' })
    stepBack(open, offer)
    expect(stageOf(open)).toBe('preview')
    expect(given(open)).toHaveLength(2)
  })

  it('give their words back when they are chosen again after they were taken out', () => {
    const draft = two()
    draft.note = 'Les deux nuits seules.'
    removeReason(draft, 0)
    expect(draft.note).toBe('Les deux nuits seules.')
    addReason(draft)
    chooseReason(draft, 'position_filled', offer)
    expect(draft.note).toBe('Pourvu hier.')
    removeReason(draft, 1)
    addReason(draft)
    chooseReason(draft, 'contract_mismatch', offer)
    expect(draft.note).toBe('')
  })

  it('keep the words that are being typed, whatever was typed before for another of the kind', () => {
    const competences = ['Pétrir', 'Cuire'].map((label, index) => ({
      ...{ id: `c${index}`, kind: 'competence' as const, label },
    }))
    const draft = refusing({ code: 'skill_level', criterionId: 'c0', note: 'Encore lente au pétrin.' })
    addReason(draft)
    chooseReason(draft, 'skill_level', { criteria: competences })
    draft.note = 'Encore prudente au four.'
    removeReason(draft, 0)
    letGo(draft)
    chooseReason(draft, 'skill_level', { criteria: competences })
    expect(draft.note).toBe('Encore prudente au four.')
    expect(draft.kept).toEqual([{ code: 'skill_level', note: 'Encore lente au pétrin.' }])
  })

  it('keep the words of one that was let go of while others took the place of all', () => {
    const draft = refusing({ note: 'Pourvu hier.' })
    letGo(draft)
    replaceReasons(draft, [{ code: 'contract_mismatch', criterionId: null, note: '' }])
    expect(draft).toMatchObject({ code: 'contract_mismatch', note: '', more: [] })
    chooseReason(draft, 'position_filled', offer)
    expect(draft.note).toBe('Pourvu hier.')
  })

  it('keep the words of one that was let go of, for that one', () => {
    const draft = two()
    draft.note = 'Les deux nuits seules.'
    stepBack(draft, offer)
    stepBack(draft, offer)
    expect(given(draft)).toEqual([{ code: 'position_filled', note: 'Pourvu hier.' }])
    addReason(draft)
    chooseReason(draft, 'contract_mismatch', offer)
    expect(draft.note).toBe('')
    letGo(draft)
    chooseReason(draft, 'skill_missing', offer)
    expect(draft.note).toBe('Les deux nuits seules.')
    expect(draft.kept).toEqual([])
  })

  it('like none of what any of them is about', () => {
    const draft = two()
    addReason(draft)
    chooseReason(draft, 'contract_mismatch', offer)
    draft.strengthId = 'c1'
    expect(readDraft(draft, around)).toMatchObject({ ok: true })
    expect(readDraft(draft, around)).not.toHaveProperty('value.strengthId')
  })
})
