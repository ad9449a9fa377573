import { sameValue } from '../../../domain/record/content.ts'
import type { SessionPlan } from '../../../domain/session-desk/plan-session.ts'
import type { SessionForm } from './session-form.ts'

const hours = ['startsAt', 'endsAt'] as const
/** What of a plan each typed field says. */
const saidBy: Record<keyof SessionForm, readonly (keyof SessionPlan)[]> = {
  challengeId: ['challengeIds'],
  title: ['title'],
  on: hours,
  from: hours,
  minutes: hours,
  place: ['place', 'roomId'],
  roomId: ['roomId'],
  where: ['where'],
  capacity: ['capacity'],
  deskReserve: ['deskReserve'],
  minimumAge: ['minimumAge'],
  access: ['access'],
  employerId: ['employerId'],
  offersPresented: ['offersPresented'],
  hostObserver: ['observers'],
  employerObserver: ['observers'],
  information: ['information'],
  materialNote: ['materialNote'],
  conventionRef: ['conventionRef'],
  conventionEndsOn: ['conventionEndsOn'],
}

/**
 * What was changed in a plan since its form was filled, and nothing of what others may have changed meanwhile. An
 * empty text takes a field away: a room that is no longer wanted too.
 */
export function changedPlan(
  plan: SessionPlan,
  typed: SessionForm,
  filled: SessionForm,
): Partial<SessionPlan> {
  const fields = Object.keys(saidBy) as (keyof SessionForm)[]
  const touched = fields.filter((field) => !sameValue(typed[field], filled[field]))
  const names = new Set<string>(touched.flatMap((field) => saidBy[field]))
  return Object.fromEntries(
    Object.entries({ roomId: '', ...plan }).filter(([name]) => names.has(name)),
  ) as Partial<SessionPlan>
}
