import type { Application } from '../../domain/hiring/application.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { workingHoursOf } from '../../domain/reminders/working-hours.ts'
import type { Site } from '../../domain/sites/site.ts'
import { DAY, parisDay, parisInstant } from '../../domain/time.ts'
import { issueAttestations } from '../attestations/attestations.ts'
import { noteReferrals } from '../referrals/referrals.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { tellAdvice } from './advice.ts'
import { noteTellings } from '../reciprok/contest-rows.ts'
import { contestsOf } from './contests.ts'
import type { ToldDemo } from './demo-data.ts'
import { offerRecord, offersOf } from './offers.ts'
import { publishPastMondays } from './past-mondays.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import { ratingsOf } from './ratings.ts'
import { StoryOfPerson, type PersonTold } from './story-person.ts'
import { RECRUITMENT_CLOSED, RECRUITMENT_OPENED, storyOfRecruitment } from './story-recruitment.ts'
import { Teller } from './teller.ts'
import { saidElsewhere } from './told-elsewhere.ts'
import { YearOfEmployer, type YearTold } from './year-of-employer.ts'

/** Candidates whom so few answers please contest some of them first. */
const LEFT_WANTING = 0.35

/** Where the year is told, of whom, and by whose accounts. */
export interface YearAt {
  site: Site
  random: Random
  /** The first of them is the one whose story is told. */
  people: readonly [Person, ...Person[]]
  host: { accountId: string; name: string }
  accountOf: (employerId: string) => string
}

/**
 * The year behind today: what every employer received and answered, what candidates said of it, what was published
 * each Monday, and the story of one person and of one recruitment. It ends the evening before, so that it is the same
 * at every hour of a day.
 */
export async function tellYear(parts: ServerParts, data: ToldDemo, at: YearAt): Promise<void> {
  const { store, clock, receipts } = parts
  const today = parisInstant(parisDay(clock.now()))
  const year: YearTold = {
    random: at.random,
    words: data.words,
    teller: new Teller(receipts, at.site.id),
    today,
  }
  const { signed } = await store.transaction(async (tx) => {
    const wanting: Application[] = []
    const others: Application[] = []
    const offersById = new Map<string, JobOffer>()
    for (const employer of data.employers) {
      const offers = offersOf(at.site.id, employer, today)
      for (const offer of offers) offersById.set(offer.id, offer)
      const elsewhere = data.employers.filter(({ id }) => id !== employer.id).map(({ id }) => id)
      const told = new YearOfEmployer(year, employer, { offers, others: elsewhere }).tell(at.people.slice(1))
      for (const application of told) {
        await keepRecord(tx, 'applications', application)
        await noteReferrals(tx, application, today)
      }
      const ratings = ratingsOf(at.random, told, employer.manners, today)
      if (ratings.length > 0) await tx.run(tx.tables.insertInto('answerRatings').values(ratings))
      const pool = employer.manners.pleases < LEFT_WANTING ? wanting : others
      pool.push(...told)
    }
    const contests = contestsOf([...wanting, ...others], receipts, data.words, today)
    await tx.run(tx.tables.insertInto('contests').values(contests.rows))
    for (const application of contests.applications) await keepRecord(tx, 'applications', application)
    for (const said of saidElsewhere(year.teller, [...wanting, ...others], offersById, today)) {
      await keepRecord(tx, 'applications', said.application)
      await noteTellings(tx, said.application, said.at)
    }
    await keepRecruitment(tx, year, data, at)
    const told = await keepPerson(tx, year, data, at)
    for (const { id } of data.employers) await publishPastMondays(tx, id, today)
    const { employerId, motives } = data.story.recruitment
    const advice = {
      siteId: at.site.id,
      employerId,
      accountId: at.accountOf(employerId),
      motives,
      host: at.host,
    }
    await tellAdvice(tx, advice, workingHoursOf(at.site), today)
    return told
  })
  // Signing waits for the site's key, which no transaction does.
  const then = { ...parts, clock: { now: () => signed.at } }
  const order = { bookingIds: [signed.bookingId] }
  const { refused } = await issueAttestations(then, { siteId: at.site.id }, at.host.accountId, order)
  for (const { reason } of refused) throw new Error(`The demo cannot sign its page: ${reason}`)
}

async function keepRecruitment(
  tx: StoreTransaction,
  year: YearTold,
  { story: { recruitment }, employers }: ToldDemo,
  { site, people }: YearAt,
): Promise<void> {
  const employer = employers.find(({ id }) => id === recruitment.employerId)
  if (!employer) throw new Error(`The demo has no such employer: ${recruitment.employerId}`)
  const offer = offerRecord(site.id, employer, recruitment.offer, {
    publishedAt: year.today - RECRUITMENT_OPENED * DAY,
    closedAt: year.today - RECRUITMENT_CLOSED * DAY,
  })
  await keepRecord(tx, 'jobOffers', offer)
  const told = storyOfRecruitment(year, recruitment, offer, employer.manners, people.slice(1))
  for (const application of told) await keepRecord(tx, 'applications', application)
}

async function keepPerson(
  tx: StoreTransaction,
  year: YearTold,
  { story: { person }, site: toldSite }: ToldDemo,
  { site, people: [she, ...people], accountOf }: YearAt,
): Promise<PersonTold> {
  const offer = await tx.record('jobOffers', person.offerId, site.id)
  if (!offer) throw new Error(`The demo applies to an offer that it has not: ${person.offerId}`)
  const story = new StoryOfPerson(year, site.id, person, she)
  const told = story.tell({ site: toldSite, people }, offer, accountOf(offer.employerId))
  await keepRecord(tx, 'profiles', told.profile)
  for (const session of told.sessions) await keepRecord(tx, 'challengeSessions', session)
  for (const booking of told.bookings) await keepRecord(tx, 'bookings', booking)
  for (const evaluation of told.evaluations) await keepRecord(tx, 'evaluations', evaluation)
  await keepRecord(tx, 'applications', told.application)
  await tx.run(tx.tables.insertInto('searches').values(told.search))
  await tx.run(tx.tables.insertInto('invitations').values(told.invitation))
  return told
}
