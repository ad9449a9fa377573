import { z } from 'zod'
import employers from '../../resources/demo/employers.json' with { type: 'json' }
import people from '../../resources/demo/people.json' with { type: 'json' }
import sessions from '../../resources/demo/sessions.json' with { type: 'json' }
import site from '../../resources/demo/site.json' with { type: 'json' }
import visits from '../../resources/demo/visits.json' with { type: 'json' }
import words from '../../resources/demo/words.json' with { type: 'json' }
import { contractKinds, criterionKinds } from '../../domain/hiring/job-offer.ts'
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
})

const offerSchema = z.strictObject({
  id: text,
  title: text,
  description: text,
  contract: z.enum(contractKinds),
  hours: text,
  pay: text.optional(),
  romeCode: text,
  seats: count.optional(),
  criteria: z.array(z.strictObject({ kind: z.enum(criterionKinds), label: text })),
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
  past: count.describe('Applications of the past year, from a month old on'),
  waiting: count.describe('Applications of the last four weeks that nobody answered yet'),
  offers: z.array(offerSchema).min(1),
})

const sessionSchema = z.strictObject({
  id: text,
  card: z.string().regex(/^[EAC]\d{2}$/),
  title: text,
  on: count.describe('Days from today'),
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

const siteSchema = z.strictObject({
  site: z.strictObject({ siteId: text, name: text, address: text, closesAt: text, capacity: count }),
  rooms: z.array(z.strictObject({ id: text, name: text, capacity: count, stepFree: z.boolean() })),
  host: z.strictObject({ login: text, name: text }),
  employers: z.array(z.strictObject({ employerId: text, login: text, name: text })),
})

/** Neither a person nor a walk-in: only counted. */
const visitSchema = z.strictObject({
  minutesAgo: count,
  leftAfter: count.optional().describe('Minutes'),
  person: count.optional().describe('Rank among the people with a pass'),
  walkIn: text.optional().describe('Name of somebody without a pass'),
  audience: z.enum(audiences).optional(),
  reasons: z.array(z.enum(visitReasons)).optional(),
})

const demoSchema = z.strictObject({
  site: siteSchema,
  people: z.strictObject({ firstNames: texts, lastNames: texts, nicknames: texts }),
  employers: z.strictObject({
    manners: z.record(z.string(), mannersSchema),
    employers: z.array(employerSchema),
  }),
  sessions: z.array(sessionSchema),
  visits: z.array(visitSchema),
  words: z.strictObject({
    applicantMessages: texts,
    abilities: texts,
    availabilities: texts,
    pointers: texts.describe('Useful words towards something else, long enough to help'),
    firstMeetings: texts,
    hiredWords: texts,
  }),
})

export type DemoData = z.infer<typeof demoSchema>
export type DemoOffer = z.infer<typeof offerSchema>
export type DemoSession = z.infer<typeof sessionSchema>
export type DemoVisit = z.infer<typeof visitSchema>
export interface DemoEmployer extends Omit<z.infer<typeof employerSchema>, 'manners'> {
  manners: z.infer<typeof mannersSchema>
}

/** What the demo tells, as written in `resources/demo`. Throws where a file says something else than expected. */
export function readDemoData(): Omit<DemoData, 'employers'> & { employers: DemoEmployer[] } {
  const data = demoSchema.parse({ site, people, employers, sessions, visits, words })
  const { manners } = data.employers
  return {
    ...data,
    employers: data.employers.employers.map((employer) => {
      const shown = manners[employer.manners]
      if (!shown) throw new Error(`The demo does not say what manners are "${employer.manners}".`)
      return { ...employer, manners: shown }
    }),
  }
}
