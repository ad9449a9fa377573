import { z } from 'zod'
import employers from '../../resources/demo/employers.json' with { type: 'json' }
import events from '../../resources/demo/events.json' with { type: 'json' }
import people from '../../resources/demo/people.json' with { type: 'json' }
import sessions from '../../resources/demo/sessions.json' with { type: 'json' }
import site from '../../resources/demo/site.json' with { type: 'json' }
import story from '../../resources/demo/story.json' with { type: 'json' }
import visits from '../../resources/demo/visits.json' with { type: 'json' }
import words from '../../resources/demo/words.json' with { type: 'json' }
import { noAnswerReasons } from '../../domain/advice/no-answer-reason.ts'
import { abilityCodes } from '../../domain/kit/abilities.ts'
import { contractKinds, criterionKinds } from '../../domain/hiring/job-offer.ts'
import { slotLengths, thingKinds, thingPictures, thingWays } from '../../domain/places/thing.ts'
import { companyRoles } from '../../domain/hiring/company-role.ts'
import { eventKinds } from '../../domain/sessions/challenge-session.ts'
import { talkTopics } from '../../domain/postings/talk-topics.ts'
import { minorBands } from '../../domain/visits/minor-rule.ts'
import { audiences, visitReasons } from '../../domain/visits/visit.ts'

const text = z.string().min(1)
const texts = z.array(text).min(1)
const count = z.int().nonnegative()
const share = z.number().min(0).max(1)

/** How an employer of the demo treats the people who apply. */
const mannersSchema = z.strictObject({
  answers: share.describe('Share of the applications that get an answer at all'),
  delay: z.tuple([count, count]).describe('Whole days from reception to the answer: least, most'),
  explains: share.describe('Share of the answers that say why, or what comes next'),
  points: share.describe('Share of the answers that point at something useful'),
  pursues: share.describe('Share of the answers that are favourable'),
  forgets: share.describe('Share of the favourable answers that nothing follows'),
  pleases: share.describe('Share of the candidates who find the answer clear, useful and respectful'),
  together: z.int().min(2).optional().describe('How many applications one gesture answers'),
})
export type Manners = z.infer<typeof mannersSchema>

const offerSchema = z.strictObject({
  id: text,
  title: text,
  description: text,
  contract: z.enum(contractKinds),
  hours: text,
  pay: text,
  romeCode: text,
  seats: count.optional(),
  criteria: z
    .array(z.strictObject({ kind: z.enum(criterionKinds), label: text, skill: text.optional() }))
    .min(1),
})

const employerSchema = z.strictObject({
  id: text,
  name: text,
  siren: z.string().regex(/^000\d{6}$/, 'a number that no firm has'),
  activity: text,
  town: text,
  presentation: text,
  mandateFrom: text.optional().describe('Who there asked the hosts to follow its applications'),
  manners: text,
  before: text.optional().describe('Its manners until half a year ago'),
  past: count.describe('Applications of the past year, from a month old on'),
  waiting: count.describe('Applications of the last four weeks that nobody answered yet'),
  offers: z.array(offerSchema).min(1),
})

const sessionSchema = z.strictObject({
  id: text,
  card: z.string().regex(/^[EAC]\d{2}$/),
  title: text,
  on: z.int().describe('Days from today'),
  hour: z.int().min(0).max(23).describe('In Paris'),
  minutes: count,
  room: text,
  capacity: count,
  booked: count,
  waiting: count.optional(),
  employerId: text.optional(),
  proposed: z.literal(true).optional(),
  draft: z.literal(true).optional(),
  soon: z.literal(true).optional().describe('Today, at the next full hour'),
})

const eventSchema = z.strictObject({
  ...sessionSchema.pick({
    id: true,
    title: true,
    on: true,
    hour: true,
    minutes: true,
    capacity: true,
    booked: true,
    waiting: true,
  }).shape,
  kind: z.enum(eventKinds),
  text: text,
  easyText: text,
  room: text.optional().describe('Without one it is outdoors'),
  where: text.optional(),
})

const siteSchema = z.strictObject({
  site: z.strictObject({ siteId: text, name: text, address: text, closesAt: text, capacity: count }),
  rooms: z.array(z.strictObject({ id: text, name: text, capacity: count, stepFree: z.boolean() })),
  things: z.array(
    z.strictObject({
      ...{
        id: text,
        kind: z.enum(thingKinds),
        way: z.enum(thingWays),
        name: text,
        picture: z.enum(thingPictures),
      },
      ...{ count, longestDays: count, slotMinutes: z.literal(slotLengths), opensAt: text, closesAt: text },
      roomId: text.optional(),
    }),
  ),
  host: z.strictObject({ login: text, name: text }),
  employers: z.array(
    z.strictObject({
      employerId: text,
      login: text,
      name: text,
      companyRole: z.enum(companyRoles).optional(),
    }),
  ),
})

/** Neither a person nor a walk-in: only counted. */
const visitSchema = z.strictObject({
  minutesAgo: count,
  leftAfter: count.optional().describe('Minutes'),
  person: count.optional().describe('Rank among the people with a pass'),
  walkIn: text.optional().describe('Name of somebody without a pass'),
  audience: z.enum(audiences).optional(),
  reasons: z.array(z.enum(visitReasons)).optional(),
  ageBand: z.enum(minorBands).optional().describe('They are under 18'),
  openTo: z.array(z.enum(talkTopics)).optional().describe('Of what they like to talk, while they are here'),
})

/** The story that the demo is told around: one person, and one recruitment that ended without answers. */
const storySchema = z.strictObject({
  person: z.strictObject({
    declared: z
      .array(z.string().regex(/^[a-z-]+-\d{2}$/))
      .min(1)
      .describe('Sentences of the lexicon'),
    sessions: z.array(sessionSchema).length(2).describe('One that is over, one that comes'),
    observed: z
      .array(z.strictObject({ ability: z.enum(abilityCodes), level: z.int().min(2).max(4), fact: text }))
      .min(1),
    strength: text,
    fact: text,
    nextStep: text,
    offerId: text.describe('Of the employer that invites her: what she applies to'),
    pay: z.strictObject({ from: z.number(), to: z.number(), per: z.enum(['hour', 'month']) }),
    invitation: text,
    message: text,
    meeting: text,
  }),
  recruitment: z.strictObject({
    employerId: text,
    offer: offerSchema,
    received: count,
    answered: count,
    motives: z.array(z.enum(noAnswerReasons)).min(1),
  }),
})

const demoSchema = z.strictObject({
  site: siteSchema,
  people: z.strictObject({ firstNames: texts, lastNames: texts, nicknames: texts }),
  employers: z.strictObject({
    manners: z.record(z.string(), mannersSchema),
    employers: z.array(employerSchema),
  }),
  sessions: z.array(sessionSchema),
  events: z.array(eventSchema),
  visits: z.array(visitSchema),
  story: storySchema,
  words: z.strictObject({
    applicantMessages: texts,
    availabilities: texts,
    pointers: texts.describe('Useful words towards something else, long enough to help'),
    firstMeetings: texts,
    hiredWords: texts,
    questions: texts.describe('One more thing that an employer asks'),
    infoGiven: texts.describe('What a candidate answers to it'),
    secondThought: text.describe('Of an answer that takes the place of one that was taken back'),
    referrals: texts.describe('Why a person is recommended to another employer'),
    replies: texts.describe('What an employer replies to its label'),
    appeals: texts.describe('Why an employer finds a decision of the hosts wrong'),
  }),
})

export type DemoData = z.infer<typeof demoSchema>
export type DemoOffer = z.infer<typeof offerSchema>
export type DemoSession = z.infer<typeof sessionSchema>
export type DemoEvent = z.infer<typeof eventSchema>
export type DemoVisit = z.infer<typeof visitSchema>
export interface DemoEmployer extends Omit<z.infer<typeof employerSchema>, 'manners' | 'before'> {
  manners: Manners
  before?: Manners
}

export interface ToldDemo extends Omit<DemoData, 'employers'> {
  employers: DemoEmployer[]
}

/** What the demo tells, as written in `resources/demo`. Throws where a file says something else than expected. */
export function readDemoData(): ToldDemo {
  const data = demoSchema.parse({ site, people, employers, sessions, events, visits, words, story })
  const shown = (name: string): Manners => {
    const manners = data.employers.manners[name]
    if (!manners) throw new Error(`The demo does not say what manners are "${name}".`)
    return manners
  }
  return {
    ...data,
    employers: data.employers.employers.map(({ before, ...employer }) => ({
      ...employer,
      manners: shown(employer.manners),
      ...(before ? { before: shown(before) } : {}),
    })),
  }
}
