import { employerSchema, type Employer } from '../../hiring/employer.ts'
import { addedFields, newest, readOnly, type CollectionRule } from '../collection-rule.ts'

/** What an employer's card says to its own desk and to hosts only. */
const ofTheEmployer = ['reciprokPreview', 'mandates', 'absenceBefore', 'sirenWord'] as const
/** What hosts who work with the employer have to read before anybody else does. */
const toBeRead = 'replyAsked'
/** Whom the employer itself and the hosts who work with it may ask meanwhile. */
const meanwhile = 'standIn'
/** What the hosts who work with the employer keep of it. */
const betweenHosts = [
  'contactName',
  'contactPhone',
  'contactEmail',
  'remindersBy',
  'hostNotes',
  'sirenWordBy',
] as const

export const employers: CollectionRule<Employer, true> = {
  schema: employerSchema,
  shared: true,
  madeBy: 'server',
  forObservers: 'read',
  merge: newest,
  // Which sites and whose mandate it is: the server sends each card again.
  upgrades: [
    (employer) => ({ siteIds: [], ...employer }),
    addedFields,
    addedFields,
    addedFields,
    addedFields,
    addedFields,
  ],
  erasure: 'names-nobody',
  access: {
    kiosk: {
      ...readOnly,
      hides: () => [...ofTheEmployer, ...betweenHosts, toBeRead, meanwhile, 'siteIds', 'referralsPausedAt'],
    },
    host: {
      ...readOnly,
      hides: ({ siteIds = [] }, scope) =>
        siteIds.includes(scope.siteId) ? [] : [...betweenHosts, toBeRead, meanwhile],
    },
    employer: {
      ...readOnly,
      hides: ({ id }, scope) =>
        id === scope.employerId
          ? ['hostNotes', 'sirenWordBy']
          : [...ofTheEmployer, ...betweenHosts, toBeRead, meanwhile],
    },
  },
}
