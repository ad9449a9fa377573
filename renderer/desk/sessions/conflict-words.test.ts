import { expect, it } from 'vitest'
import { HOUR, parisInstant } from '../../../domain/time.ts'
import { aBooking, aSession } from '../../data/testing/records.ts'
import { createTexts } from '../../strings/i18n.ts'
import { sessionsTexts } from './sessions.texts.ts'
import { conflictsInWords } from './conflict-words.ts'

const { t } = createTexts({ fr: { sessions: sessionsTexts.fr } }).global
const rooms = [{ id: 'r1', name: 'Verrière' }]
const startsAt = parisInstant('2026-12-05', 14)
const anne = { id: 'o1', name: 'Anne', side: 'employer' as const }
const other = aSession({
  id: 'other',
  title: 'Servir',
  roomId: 'r1',
  startsAt,
  endsAt: startsAt + 2 * HOUR,
  observers: [{ ...anne, name: 'anne ' }],
})
const planned = { ...other, id: 'mine', challengeIds: ['A09.1'], observers: [anne] }
const seat = (id: string, sessionId: string, visitorId: string) =>
  aBooking({
    id,
    sessionId,
    visitorId,
    events: [{ id: 'e', type: 'confirmed', at: 1, by: 'server' }],
  })

it('says which room, which person and which people booked are wanted twice, and when', () => {
  const bookings = [seat('b1', 'mine', 'P1'), seat('b2', 'other', 'P1')]
  const words = conflictsInWords(t, planned, { sessions: [other], bookings, rooms })
  expect(words.map((line) => line.replace(/\s/gu, ' '))).toEqual([
    'La salle Verrière sert à « Servir », de 14 h à 16 h. Comptez 30 minutes pour ranger et préparer.',
    'Anne est déjà à « Servir », de 14 h à 16 h.',
    '1 personne inscrite ici l’est aussi à « Servir », de 14 h à 16 h.',
  ])
})

it('says nothing of another day', () => {
  const later = { ...planned, startsAt: startsAt + 24 * HOUR, endsAt: startsAt + 26 * HOUR }
  expect(conflictsInWords(t, later, { sessions: [other], bookings: [], rooms })).toEqual([])
})
