import { LONGEST_TABLE_WORD } from '../postings/contact-request.ts'
import { lintReasons } from '../postings/posting-reasons.ts'
import { talkTopics } from '../postings/talk-topics.ts'
import { endpoint, type ReplyOf } from './endpoint.ts'
import { instant, listOf, recordId, text } from './fields.ts'

const topic = { type: 'string', enum: talkTopics } as const
const word = { type: 'string', maxLength: LONGEST_TABLE_WORD } as const

export const myTables = endpoint({
  summary:
    'The small tables of today and tomorrow at which the holder of a card has a chair: the names of those beside them who agreed; and what became of tables that they proposed.',
  method: 'GET',
  path: 'visitor/tables',
  caller: 'visitor',
  whenAssisted: 'read-tables',
  noStore: true,
  reply: {
    title: 'my tables',
    type: 'object',
    additionalProperties: false,
    properties: {
      tables: listOf(
        {
          sessionId: recordId,
          /** Of the others, those who agreed. */
          names: { type: 'array', items: text },
          /** By which the holder agreed to be called there. */
          ownName: text,
        },
        ['sessionId', 'names'],
      ),
      proposed: listOf(
        {
          id: recordId,
          topic,
          word,
          startsAt: instant,
          state: { type: 'string', enum: ['waiting', 'yes', 'no'] },
        },
        ['id', 'startsAt', 'state'],
      ),
    },
    required: ['tables', 'proposed'],
  },
})
export type MyTables = ReplyOf<typeof myTables>

export const listTableProposals = endpoint({
  summary: 'Small tables that visitors propose, the soonest first; never who.',
  method: 'GET',
  path: 'host/table-proposals',
  caller: 'host',
  right: 'daily',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      proposals: listOf(
        {
          ...{ id: recordId, topic, word, startsAt: instant, at: instant },
          doubts: { type: 'array', items: { type: 'string', enum: lintReasons } },
        },
        ['id', 'startsAt', 'at', 'doubts'],
      ),
    },
    required: ['proposals'],
  },
})
export type TableProposal = ReplyOf<typeof listTableProposals>['proposals'][number]

export const declineTable = endpoint({
  summary: 'A host says no to a table that was proposed. A yes is the table itself, see `host/events`.',
  method: 'POST',
  path: 'host/table-proposals/:id/decline',
  caller: 'host',
  right: 'daily',
  refusals: ['not-found'],
})
