import type { Room } from '../../../domain/sites/site.ts'
import { addDays, type Day } from '../../../domain/time.ts'
import { dayHere } from '../../words/site-zone.ts'
import { mondayOf, type AgendaLine } from './agenda.ts'

/** How the sessions are laid out: a week by room, a month by day, or a list of a week. */
export const agendaViews = ['week', 'month', 'list'] as const
export type AgendaView = (typeof agendaViews)[number]

/** One room of the week, with what happens there on each of its seven days. */
export interface WeekLane {
  /** A room's id; `elsewhere`: at an employer's, outdoors, or in no room that the site still has. */
  id: string
  name: string | null
  days: { day: Day; lines: AgendaLine[] }[]
}

/** A day of the month's grid. `isOutside`: it fills up the first or the last week. */
export interface MonthDay {
  day: Day
  isOutside: boolean
  lines: AgendaLine[]
}

/** The seven days that start on this Monday. */
export function daysOfWeek(monday: Day): Day[] {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index))
}

/** The week by room, rooms in the site's own order; the lane for elsewhere only when something is there. */
export function weekLanes(
  lines: readonly AgendaLine[],
  monday: Day,
  rooms: readonly Pick<Room, 'id' | 'name'>[],
): WeekLane[] {
  const days = daysOfWeek(monday)
  const ofWeek = lines.filter(({ session }) => days.includes(dayHere(session.startsAt)))
  const known = new Set(rooms.map(({ id }) => id))
  const lane = (id: string, name: string | null, own: readonly AgendaLine[]): WeekLane => ({
    id,
    name,
    days: days.map((day) => ({ day, lines: onDay(own, day) })),
  })
  const inRooms = rooms.map(({ id, name }) =>
    lane(
      id,
      name,
      ofWeek.filter(({ session }) => session.roomId === id),
    ),
  )
  const others = ofWeek.filter(({ session }) => !known.has(session.roomId ?? ''))
  return others.length > 0 || rooms.length === 0 ? [...inRooms, lane('elsewhere', null, others)] : inRooms
}

/** The weeks of the month that a day is in, Monday first, whole weeks. */
export function monthWeeks(lines: readonly AgendaLine[], within: Day): MonthDay[][] {
  const month = within.slice(0, 7)
  const weeks: MonthDay[][] = []
  for (let monday = mondayOf(`${month}-01`); monday.slice(0, 7) <= month; monday = addDays(monday, 7)) {
    weeks.push(
      daysOfWeek(monday).map((day) => ({
        day,
        isOutside: day.slice(0, 7) !== month,
        lines: onDay(lines, day),
      })),
    )
  }
  return weeks
}

/** The day to look at one step on or back: a week, or the first of the next month. */
export function stepFrom(day: Day, view: AgendaView, step: 1 | -1): Day {
  if (view !== 'month') return addDays(day, 7 * step)
  const first = `${day.slice(0, 7)}-01`
  return step === -1 ? `${addDays(first, -1).slice(0, 7)}-01` : `${addDays(first, 31).slice(0, 7)}-01`
}

function onDay(lines: readonly AgendaLine[], day: Day): AgendaLine[] {
  return lines
    .filter(({ session }) => dayHere(session.startsAt) === day)
    .sort((a, b) => a.session.startsAt - b.session.startsAt || (a.session.id < b.session.id ? -1 : 1))
}
