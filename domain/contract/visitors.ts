import { profileSchema } from '../competences/profile.ts'
import { applicationSchema } from '../hiring/application.ts'
import { employerSchema } from '../hiring/employer.ts'
import { minorActs, minorBands } from '../visits/minor-rule.ts'
import { endpoint, type ReplyOf } from './endpoint.ts'
import {
  answerRating,
  contests,
  instant,
  pageCodes,
  passToken,
  pictures,
  shortId,
  soughtSkills,
  text,
} from './fields.ts'

const count = { type: 'integer', minimum: 0 } as const

const cardAndPictures = {
  type: 'object',
  additionalProperties: false,
  properties: { token: passToken, secret: pictures },
  required: ['token', 'secret'],
} as const

export const openVisitorAccess = endpoint({
  summary: 'Opens what belongs to the holder of a card. One answer for a wrong card and wrong pictures.',
  method: 'POST',
  path: 'visitor/session',
  caller: 'kiosk',
  whenAssisted: 'own-act',
  body: cardAndPictures,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { session: text, expiresAt: instant },
    required: ['session', 'expiresAt'],
  },
  refusals: ['wrong-credentials'],
})
/** The visitor's right to read what is theirs, until it ends. Kept in memory only. */
export type VisitorAccess = ReplyOf<typeof openVisitorAccess>

export const endVisitorAccess = endpoint({
  summary: 'Ends the session told with the request, if there is one.',
  method: 'DELETE',
  path: 'visitor/session',
  caller: 'kiosk',
})

export const choosePictures = endpoint({
  summary: 'The first four pictures of a visitor. `ask-host`: they may not be chosen at this kiosk now.',
  method: 'POST',
  path: 'visitor/pictures',
  caller: 'kiosk',
  whenAssisted: 'own-act',
  body: cardAndPictures,
  refusals: ['wrong-credentials'],
  reasons: ['has-pictures', 'ask-host'],
})

export const readNews = endpoint({
  summary: 'What waits for the holder of a card: how much and of what kind, never from whom.',
  method: 'POST',
  path: 'visitor/news',
  caller: 'kiosk',
  noStore: true,
  body: {
    type: 'object',
    additionalProperties: false,
    properties: {
      token: passToken,
      /** What the person has just read on a screen that the card alone opens. */
      read: { type: 'string', enum: ['challenges'] },
    },
    required: ['token'],
  },
  reply: {
    title: 'visitor news',
    type: 'object',
    additionalProperties: false,
    properties: {
      meetings: count,
      questions: count,
      answers: count,
      /** Applications with other pictures than the card's: a host sees first who sent them. */
      toCheck: count,
      /** Such applications that a host has found to be the holder's since they last read. */
      attached: count,
      /** Employers ask for them without knowing them: how many questions wait, and of the newest what it seeks. */
      invited: {
        type: 'object',
        additionalProperties: false,
        properties: { count, sought: soughtSkills, reciprok: employerSchema.properties.reciprok },
        required: ['count', 'sought'],
      },
      /** Of their cards on the board and of what interests them there; absent while there is nothing. */
      board: {
        type: 'object',
        additionalProperties: false,
        properties: {
          /** People who would like to talk with them today and wait for an answer. */
          asked: count,
          /** People who are interested in a card of theirs and wait for an answer. */
          interested: count,
          /** Cards that hosts published, refused or hid since they last read. */
          published: count,
          refused: count,
          hidden: count,
          /** Cards that end within days and may be renewed. */
          ending: count,
          /** Authors who said yes to them since they last read, and those who did not in time, or said no. */
          accepted: count,
          unanswered: count,
          /** People who thank them and wait to be read. */
          thanked: count,
          /** Where hosts wait for them, to bring them together with somebody. */
          meetAt: text,
        },
        required: [
          'asked',
          'interested',
          'published',
          'refused',
          'hidden',
          'ending',
          'accepted',
          'unanswered',
        ],
      },
      /** When their leave to be searched by employers ends, told in its last month. */
      searchConsentEnds: instant,
      /** They have their four pictures, which open what is private. */
      hasPictures: { type: 'boolean' },
      /** Pictures may be chosen at this kiosk now; otherwise a host allows it first. */
      mayChoosePictures: { type: 'boolean' },
      /** They are under 18, and what a parent or guardian agreed to. */
      minor: {
        type: 'object',
        additionalProperties: false,
        properties: {
          band: { type: 'string', enum: minorBands },
          agreed: { type: 'array', items: { type: 'string', enum: minorActs } },
        },
        required: ['band', 'agreed'],
      },
      /** Other entries of the directory that are the same person's: what they hold is theirs. */
      alsoKnownAs: { type: 'array', items: shortId },
      /** Up to when the person has read the news of their challenges; 0 when never. */
      challengesReadUntil: instant,
    },
    required: [
      'meetings',
      'questions',
      'answers',
      'toCheck',
      'attached',
      'hasPictures',
      'mayChoosePictures',
      'alsoKnownAs',
      'challengesReadUntil',
    ],
  },
  refusals: ['wrong-credentials'],
})
export type VisitorNews = ReplyOf<typeof readNews>

export const myApplications = endpoint({
  summary: 'What the holder of a card sent from this site, newest first, as it may be read now.',
  method: 'GET',
  path: 'visitor/applications',
  caller: 'visitor',
  whenAssisted: 'read-applications',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      applications: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: {
            application: applicationSchema,
            /** Something in it was not read before. */
            isNew: { type: 'boolean' },
            /** The answer that its candidate may say is wrong, until then. */
            contestable: {
              type: 'object',
              additionalProperties: false,
              properties: { about: text, until: instant },
              required: ['about', 'until'],
            },
            /** What its candidate said of an answer or a withdrawal, oldest first, and what hosts found; if anything. */
            contests,
            /** Until when its candidate may say how they were answered; absent when they may not, or have. */
            ratableUntil: instant,
            offer: {
              type: 'object',
              additionalProperties: false,
              properties: {
                title: text,
                town: text,
                romeCode: text,
                /** It was closed because its employer said nothing. */
                closedQuietlyAt: instant,
              },
              required: ['title'],
            },
            employer: {
              type: 'object',
              additionalProperties: false,
              properties: {
                name: text,
                reciprok: employerSchema.properties.reciprok,
                absence: employerSchema.properties.absence,
              },
              required: ['name'],
            },
            /** How the whole recruitment was answered, in numbers; from seven days after its end, of five people or more. */
            report: {
              type: 'object',
              additionalProperties: false,
              properties: {
                closedAt: instant,
                received: count,
                answered: count,
                explained: count,
                oriented: count,
              },
              required: ['closedAt', 'received', 'answered', 'explained', 'oriented'],
            },
            /** When its employer was last reminded of it, by a message that left or by a host. */
            remindedAt: instant,
            /** Since when it may be read on a telephone, by a link. */
            followedAt: instant,
          },
          required: ['application', 'isNew', 'offer', 'employer'],
        },
      },
    },
    required: ['applications'],
  },
})
/** One application as its candidate reads it, with the offer and the employer it went to. */
export type MyApplication = ReplyOf<typeof myApplications>['applications'][number]

export const rateAnswer = endpoint({
  summary:
    'What the holder of a card says of how they were answered: once, and told to nobody but as a mean.',
  method: 'POST',
  path: 'visitor/applications/:applicationId/rating',
  caller: 'visitor',
  whenAssisted: 'own-act',
  body: answerRating,
  reasons: ['unknown', 'already-rated', 'nothing-to-rate', 'rating-closed'],
})

export const followApplication = endpoint({
  summary: 'A link by which the holder of a card reads one of their applications on their own telephone.',
  method: 'POST',
  path: 'visitor/applications/:applicationId/link',
  caller: 'visitor',
  whenAssisted: 'own-act',
  noStore: true,
  reply: {
    title: 'link to my application',
    type: 'object',
    additionalProperties: false,
    properties: { address: text, madeAt: instant },
    required: ['address', 'madeAt'],
  },
  refusals: ['not-found'],
  reasons: ['no-address', 'over'],
})
export type FollowLink = ReplyOf<typeof followApplication>

export const unfollowApplication = endpoint({
  summary: 'Ends the link to one of the holder’s applications, if there is one.',
  method: 'DELETE',
  path: 'visitor/applications/:applicationId/link',
  caller: 'visitor',
  whenAssisted: 'own-act',
  refusals: ['not-found'],
})

export const myProfile = endpoint({
  summary: 'The page of competences of the holder of a card; absent as long as nothing was told.',
  method: 'GET',
  path: 'visitor/profile',
  caller: 'visitor',
  whenAssisted: 'read-page',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { profile: profileSchema, codes: pageCodes },
  },
})
