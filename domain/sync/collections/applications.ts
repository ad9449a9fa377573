import {
  applicationSchema,
  mergeApplications,
  type Application,
  type ApplicationEventType,
} from '../../hiring/application.ts'
import { isConcluded } from '../../hiring/application-status.ts'
import { candidateTells } from '../../hiring/history-room.ts'
import {
  A_QUARTER,
  addedFields,
  nobody,
  ownEmployers,
  type CollectionRule,
  type WriteRefusal,
} from '../collection-rule.ts'
import type { Scope } from '../scope.ts'

const employerTells = new Set<ApplicationEventType>([
  'viewed',
  'info-requested',
  'pursued',
  'refused',
  'hired',
  'candidate-declined',
  'qualified',
  'recommended',
  'answer-withdrawn',
])

export const applications: CollectionRule<Application, false, 'in-part'> = {
  schema: applicationSchema,
  shared: false,
  madeBy: 'devices',
  merge: mergeApplications,
  upgrades: [addedFields, addedFields, addedFields, addedFields],
  erasure: 'in-part',
  access: {
    kiosk: {
      pull: null,
      write: ['insert', 'update'],
      sealed: true,
      tells: candidateTells,
      refuses: refusesOtherEvents,
    },
    host: {
      pull: (application, facts) => (facts.isMandated(application) ? 'all' : nobody),
      // What is concluded is read again for a while, for a question or a correction; what waits stays.
      holds: {
        days: A_QUARTER,
        since: ['at', 'events'],
        askedBy: 'jobOfferId',
        waits: (application) => !isConcluded(application),
      },
      write: ['insert', 'update'],
      tells: employerTells,
      refuses: refusesUnreceivedApplications,
    },
    employer: {
      pull: ownEmployers,
      holds: 'all',
      write: ['insert', 'update'],
      tells: employerTells,
      // It reads what does not count, and not that a host knows by now who sent what once did not.
      hides: ({ unverified }) => (unverified ? [] : ['unverified']),
      refuses: refusesUnreceivedApplications,
    },
  },
}

/** Events new to the master copy must all be of the kinds this role tells. */
function refusesOtherEvents(
  record: Application,
  master: Application | undefined,
  { role }: Scope,
): WriteRefusal | null {
  const { tells } = applications.access[role]
  const known = new Set(master?.events.map((event) => event.id))
  // An event that carries the server's receipt was accepted once: a device may bring it back.
  const told = record.events.filter((event) => !known.has(event.id) && event.receipt === undefined)
  return told.every((event) => tells!.has(event.type)) ? null : 'forbidden-event'
}

/**
 * Desks never start an application; they bring one back, with the server's receipt on its submission, when
 * the server was restored from a backup that is older than it.
 */
function refusesUnreceivedApplications(
  record: Application,
  master: Application | undefined,
  scope: Scope,
): WriteRefusal | null {
  const wasReceived = record.events.some((event) => event.type === 'submitted' && event.receipt !== undefined)
  if (!master && !wasReceived) return 'forbidden'
  return refusesOtherEvents(record, master, scope)
}
