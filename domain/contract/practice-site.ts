import { endpoint } from './endpoint.ts'
import { instant, text } from './fields.ts'

/** Under which address of the server its practice sites answer, each by its id. */
export const PRACTICE_PATH = 'exercice'

export const makePracticeSite = endpoint({
  summary:
    'A site to practise on, furnished as the demo is: in a database of its own in memory, which goes when nobody uses it, after a day, or with the server. Asked by a host’s device.',
  method: 'POST',
  path: 'practice-sites',
  caller: 'desk',
  noStore: true,
  reply: {
    title: 'practice site',
    type: 'object',
    additionalProperties: false,
    properties: {
      /** It answers under `/exercice/` and this. */
      id: text,
      /** Enrols one host’s device there. */
      code: text,
      /** Who may sign in there. */
      login: text,
      secret: text,
      endsAt: instant,
    },
    required: ['id', 'code', 'login', 'secret', 'endsAt'],
  },
  refusals: ['not-found'],
  reasons: ['too-many-sites'],
})
