import { expect, test } from 'vitest'
import type { Posting } from '../../../domain/postings/posting.ts'
import { aPosting } from '../test-support/a-posting.ts'
import { behindDoor, doorOf, doorWriting, findPostings } from './find-postings.ts'

const cv = aPosting()
const bike = aPosting({ id: 'bike', topic: 'looking-for', title: 'Réparer mon vélo', text: 'Un pneu crevé.' })
const steps = [{ text: 'Trouver un lieu' }]
const shop = aPosting({ id: 'shop', kind: 'project', topic: 'business', title: 'Monter une friperie', steps })
const cards = [cv, bike, shop]
const about = (card: Posting) => (card.topic === 'business' ? 'Créer son activité' : 'Aide')
const idsOf = (words: string, { language = 'fr', topic = null }: Partial<Asked> = {}) =>
  findPostings(cards, { topic, words }, { language, aboutWords: about }).map(({ id }) => id)
interface Asked {
  language: 'fr' | 'en' | 'ar' | 'uk'
  topic: Posting['topic'] | null
}

test('a word is found by its beginning, whatever accents and capitals, in title, text, steps and topic', () => {
  expect(idsOf('velo')).toEqual(['bike'])
  expect(idsOf('VÉL')).toEqual(['bike'])
  expect(idsOf('creve')).toEqual(['bike'])
  expect(idsOf('lieu')).toEqual(['shop'])
  expect(idsOf('activite')).toEqual(['shop'])
  expect(idsOf('elo')).toEqual([])
})
test('every word must be there; none asks for everything', () => {
  expect(idsOf('reparer velo')).toEqual(['bike'])
  expect(idsOf('reparer friperie')).toEqual([])
  expect(idsOf('  ')).toEqual(['cv', 'bike', 'shop'])
})
test('a sentence that was chosen is found in the language of whoever looks, and in its own', () => {
  expect(idsOf('clothes', { language: 'en' })).toEqual(['shop'])
  expect(idsOf('friperie', { language: 'en' })).toEqual(['shop'])
  expect(idsOf('секонд', { language: 'uk' })).toEqual(['shop'])
  expect(idsOf('секонд')).toEqual([])
})
test('a topic leaves the others out', () => {
  expect(idsOf('', { topic: 'looking-for' })).toEqual(['bike'])
})
test('who needs help sees who can, and writes what they need', () => {
  const help = aPosting({ id: 'help', kind: 'help', topic: 'can-do' })
  const event = aPosting({ id: 'event', kind: 'event', topic: 'gathering' })
  const ids = (door: Parameters<typeof behindDoor>[1]) =>
    behindDoor([...cards, help, event], door).map(({ id }) => id)
  expect(ids('need')).toEqual(['help'])
  expect(ids('offer')).toEqual(['cv', 'bike'])
  expect(ids('project')).toEqual(['shop'])
  expect(ids('resource')).toEqual(['event'])
  expect([doorWriting('ask'), doorOf('ask')]).toEqual(['need', 'offer'])
})
