import type { Prescriber } from '../../../domain/visits/prescriber.ts'
import type { Audience, VisitReason } from '../../../domain/visits/visit.ts'
import type { PictogramName } from '../../ui/pictograms/pictograms.ts'

/** The drawing of each reason for a visit. */
export const reasonPictograms: Record<VisitReason, PictogramName> = {
  'job-search': 'job-search',
  challenge: 'challenge',
  project: 'project',
  meeting: 'meeting',
  help: 'help',
  'meet-people': 'meet-people',
  rest: 'rest',
}

/** The drawing of who one is today. */
export const audiencePictograms: Record<Audience, PictogramName> = {
  'job-seeker': 'job-search',
  employee: 'employee',
  company: 'company',
  institution: 'institution',
  curious: 'curious',
}

/** The drawing of who told one of the place. */
export const prescriberPictograms: Record<Prescriber, PictogramName> = {
  'france-travail': 'job-search',
  'mission-locale': 'arrive',
  'cap-emploi': 'help',
  department: 'institution',
  plie: 'project',
  ccas: 'house',
  siae: 'hammer',
  association: 'meet-people',
  company: 'company',
  school: 'easy-read',
  'word-of-mouth': 'message',
  myself: 'curious',
}
