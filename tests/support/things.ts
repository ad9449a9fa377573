import type { Thing } from '../../domain/places/thing.ts'

const hours = { opensAt: '09:00', closesAt: '17:00', slotMinutes: 60, longestDays: 7, count: 1 } as const

/** A room that is booked by the hour. */
export const smallRoom: Thing = {
  id: 'room',
  kind: 'room',
  way: 'slot',
  name: 'Petite salle',
  picture: 'meeting',
  ...hours,
}

/** A tool that is taken home. */
export const drill: Thing = {
  id: 'drill',
  kind: 'tool',
  way: 'loan',
  name: 'Perceuse',
  picture: 'hammer',
  ...hours,
}
