import { describe, expect, it } from 'vitest'
import { findWhoOneIs } from './who-one-is.ts'

const groundsIn = (text: string) => findWhoOneIs(text).map(({ ground, passage }) => [ground, passage])

describe('who one is, in English as in French', () => {
  it.each([
    ['She is a Muslim woman, very kind.', 'religion', 'Muslim'],
    ['He never missed a day during Ramadan.', 'religion', 'Ramadan'],
    ['I went back to sport in spite of my disability.', 'health', 'disability'],
    ['She came back after her cancer.', 'health', 'cancer'],
    ['Pregnant, she still ran the till.', 'pregnancy', 'Pregnant'],
    ['He is gay and a great cook.', 'orientation', 'gay'],
    ['An asylum seeker who knows her job.', 'origin', 'asylum seeker'],
    ['A refugee who learnt fast.', 'origin', 'refugee'],
    ['She is a union member and speaks well.', 'opinion', 'union member'],
  ])('%s', (text, ground, passage) => {
    expect(groundsIn(text)).toEqual([[ground, passage]])
  })

  it.each([
    'She served thirty meals on time.',
    'He looked after disabled children all summer.',
    'She cooked African dishes for the festival.',
    'He fitted blinds in twelve flats.',
    'She taught French to refugees.',
    'He pushed a wheelchair up the hill.',
    'She reads to blind people every week.',
    'I helped at the first aid post.',
    'He repaired my bike in an hour and it is still rolling.',
    'She led the team when the boss was away.',
    'I organised the political science library.',
    'Elle a servi trente repas sans retard.',
    'Il a pris le train de Brest à Mende.',
  ])('%s tells what was done, and nothing else', (text) => {
    expect(groundsIn(text)).toEqual([])
  })

  it('tells every passage in the order of the text, in whichever language', () => {
    const passages = findWhoOneIs('My pregnancy, mon handicap, a mosque.').map(({ passage }) => passage)
    expect(passages).toEqual(['pregnancy', 'handicap', 'mosque'])
  })
})
