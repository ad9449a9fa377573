import { profileSchema } from '../competences/profile.ts'
import { prescribers } from '../visits/prescriber.ts'
import { ageBands } from '../seats/booking.ts'
import { minorActs } from '../visits/minor-rule.ts'
import { minorityTypes, pairingTypes } from '../visits/visitor.ts'
import { audiences, visitReasons } from '../visits/visit.ts'
import { endpoint, type ReplyOf } from './endpoint.ts'
import {
  answerRating,
  assistancesTold,
  contests,
  instant,
  listOf,
  passToken,
  pictures,
  recordId,
  saidOfSomebody,
  siteLinks,
  text,
} from './fields.ts'
import { visitorWords } from '../postings/contact-request.ts'
import { reservationStatuses } from '../places/reservation-status.ts'
import { talkTopics } from '../postings/talk-topics.ts'
import { readyThanks, thanksStates } from '../thanks/thanks.ts'
import { postingStates } from '../postings/posting-state.ts'
import { referralStatuses } from '../hiring/referral.ts'
import { status, told } from './invitation-fields.ts'

const referralStatus = { type: 'string', enum: referralStatuses } as const
const count = { type: 'integer', minimum: 0 } as const
const visit = {
  day: text,
  arrivedAt: instant,
  leftAt: instant,
  reasons: { type: 'array', items: { type: 'string', enum: visitReasons } },
  audience: { type: 'string', enum: audiences },
  prescriber: { type: 'string', enum: prescribers },
  /** Somebody was with them: how many they counted as. */
  people: count,
  /** Of what they said that they like to talk, for as long as they are here. */
  openTo: { type: 'array', items: { type: 'string', enum: talkTopics } },
} as const

export const myData = endpoint({
  summary: 'All that the site keeps of the holder of a card, by what it is for, and who looked.',
  method: 'GET',
  path: 'visitor/data',
  caller: 'visitor',
  whenAssisted: 'read-data',
  noStore: true,
  reply: {
    title: 'my data',
    type: 'object',
    additionalProperties: false,
    properties: {
      toldAt: instant,
      /** What hosts call them and noted of them. */
      directory: listOf({ name: text, note: text, firstSeenOn: text, lastSeenOn: text }, [
        'firstSeenOn',
        'lastSeenOn',
      ]),
      /** What hosts said of this person and another entry of the directory; never whose that is. */
      pairings: listOf({ said: { type: 'string', enum: pairingTypes }, at: instant }, ['said', 'at']),
      /** At which other sites they are known too, because they said so. */
      elsewhere: siteLinks,
      /** What was said of an age under 18, and what a guardian agreed to; until a year after that ended. */
      minority: listOf(
        {
          said: { type: 'string', enum: minorityTypes },
          at: instant,
          band: { type: 'string', enum: ageBands },
          guardian: text,
          acts: { type: 'array', items: { type: 'string', enum: minorActs } },
          until: text,
        },
        ['said', 'at'],
      ),
      visits: listOf(visit, ['day', 'arrivedAt', 'reasons']),
      bookings: listOf({ title: text, startsAt: instant, askedAt: instant }, ['title', 'askedAt']),
      /** What they booked or borrowed; `thing`: empty where the site has it no more. */
      reservations: listOf(
        {
          thing: text,
          startsAt: instant,
          endsAt: instant,
          status: { type: 'string', enum: reservationStatuses },
        },
        ['thing', 'startsAt', 'endsAt', 'status'],
      ),
      /** What was said of their part in a challenge, and by whom: `self`, `host`, `employer` or an observer. */
      observations: listOf({ title: text, at: instant, kind: text }, ['title', 'at', 'kind']),
      attestations: listOf({ serial: text, title: text, issuedAt: instant }, ['serial', 'title', 'issuedAt']),
      /** `followedAt`: since when one may be read on a telephone, by a link. */
      applications: listOf(
        {
          ...{
            offer: text,
            employer: text,
            at: instant,
            rating: answerRating,
            followedAt: instant,
            contests,
          },
          /** To whom its employer recommends them, and what they said. */
          referrals: listOf({ employer: text, at: instant, status: referralStatus }, [
            'employer',
            'at',
            'status',
          ]),
        },
        ['offer', 'employer', 'at', 'referrals'],
      ),
      introductions: listOf({ at: instant }, ['at']),
      /** Their cards on the board; `answers`: how many people they said yes or no to. */
      postings: listOf(
        { title: text, at: instant, state: { type: 'string', enum: postingStates }, answers: count },
        ['title', 'at', 'state', 'answers'],
      ),
      /** What they said of cards on the board; without a title where the card is gone. */
      saidOnBoard: listOf(
        {
          ...{ said: { type: 'string', enum: visitorWords }, at: instant, title: text },
          /** Of what they would like to talk, where it is no card. */
          topic: { type: 'string', enum: talkTopics },
          /** What they wrote in the log of a project. */
          line: text,
        },
        ['said', 'at'],
      ),
      /** To whose wish to talk they said yes; never whose. */
      talks: listOf({ topic: { type: 'string', enum: talkTopics }, at: instant }, ['topic', 'at']),
      /** What they said to thank others, and what others thanked them with; never with whom. */
      thanks: listOf(
        {
          at: instant,
          said: { type: 'boolean' },
          ready: { type: 'string', enum: readyThanks },
          line: text,
          competence: {
            type: 'object',
            additionalProperties: false,
            properties: { id: text, label: text },
            required: ['id', 'label'],
          },
          state: { type: 'string', enum: thanksStates },
        },
        ['at', 'said', 'state'],
      ),
      /** What employers asked of them without knowing them, and what was answered. */
      invitations: listOf(
        {
          invitedAt: instant,
          employer: text,
          status,
          answeredAt: instant,
          told,
        },
        ['invitedAt', 'employer', 'status'],
      ),
      profile: profileSchema,
      /** What they said of what others can do, which stands on the others' pages. */
      said: listOf(saidOfSomebody, ['competenceId', 'label', 'at']),
      /** Hosts who read their page. */
      reads: listOf({ at: instant, by: text }, ['at', 'by']),
      /** Hosts who helped them at a kiosk, the latest first. */
      assistances: assistancesTold,
      /** Searches of employers that showed them, without their name: what was asked for. */
      searches: listOf({ at: instant, employer: text, wanted: { type: 'array', items: text } }, [
        'at',
        'employer',
        'wanted',
      ]),
      /** Links that were made to take all of this along; `takenAt`: when it left. */
      links: listOf({ madeAt: instant, takenAt: instant }, ['madeAt']),
    },
    required: [
      'toldAt',
      'directory',
      'visits',
      'bookings',
      'observations',
      'attestations',
      'applications',
      'introductions',
      'talks',
      'thanks',
      'invitations',
      'said',
      'reads',
      'searches',
      'links',
    ],
  },
})
/** What one person reads of what is kept of them. */
export type MyData = ReplyOf<typeof myData>

export const linkMyData = endpoint({
  summary: 'A link that gives all of it once, within a quarter of an hour, to the telephone of its holder.',
  method: 'POST',
  path: 'visitor/data/link',
  caller: 'visitor',
  whenAssisted: 'own-act',
  noStore: true,
  reply: {
    title: 'link to my data',
    type: 'object',
    additionalProperties: false,
    properties: { address: text, expiresAt: instant },
    required: ['address', 'expiresAt'],
  },
  reasons: ['no-address'],
})

export const eraseMyData = endpoint({
  summary:
    'Erases all that the site keeps of the holder of a card, who shows their pictures once more, and what other sites keep that they name. Their cards end.',
  method: 'POST',
  path: 'visitor/erase',
  caller: 'visitor',
  whenAssisted: 'own-act',
  noStore: true,
  body: {
    type: 'object',
    additionalProperties: false,
    properties: {
      token: passToken,
      secret: pictures,
      /** The links to other sites at which all of it goes too. */
      alsoAt: { type: 'array', maxItems: 50, items: recordId },
    },
    required: ['token', 'secret'],
  },
  refusals: ['wrong-credentials'],
})
