import elders from '../../resources/lexicon/elders.json' with { type: 'json' }
import { consentTextIds, withConsent } from '../../domain/competences/consents.ts'
import { sentenceDeclared, withDeclared } from '../../domain/competences/declare.ts'
import type { LifeScene } from '../../domain/competences/life-scene.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import type { Application } from '../../domain/hiring/application.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { observedCode } from '../../domain/hiring/sent-abilities.ts'
import type { Evaluation } from '../../domain/observation/evaluation.ts'
import { newRecord } from '../../domain/record/write.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { addDays, DAY, HOUR, MINUTE, parisDay, type Instant } from '../../domain/time.ts'
import type { Tables } from '../store/tables.ts'
import type { DemoData } from './demo-data.ts'
import type { Person } from './people.ts'
import { demoSessions } from './sessions.ts'
import { heldSession, voicesOn } from './story-session.ts'
import type { YearTold } from './year-of-employer.ts'

export type ToldPerson = DemoData['story']['person']

/** Days ago. */
const CAME = 48
const CLOSED = 24
const INVITED = 22
const APPLIED = 19

/** What the story of one person leaves in the records, the pages that are signed afterwards excepted. */
export interface PersonTold {
  profile: CompetenceProfile
  sessions: ChallengeSession[]
  bookings: Booking[]
  evaluations: Evaluation[]
  application: Application
  search: Tables['searches']
  invitation: Tables['invitations']
  /** Whose page is signed, and when. */
  signed: { bookingId: string; at: Instant }
}

/**
 * Somebody who cared for a parent and has no diploma: four things she keeps of that life, a challenge for which she
 * waited and in which three abilities were seen, an invitation by an employer that she did not know, and its yes.
 */
export class StoryOfPerson {
  readonly #year: YearTold
  readonly #siteId: string
  readonly #told: ToldPerson
  readonly #she: Person

  constructor(year: YearTold, siteId: string, told: ToldPerson, she: Person) {
    this.#year = year
    this.#siteId = siteId
    this.#told = told
    this.#she = she
  }

  tell(
    { site, people }: { site: DemoData['site']; people: readonly Person[] },
    offer: JobOffer,
    accountId: string,
  ): PersonTold {
    const { random, today } = this.#year
    const told = demoSessions(random, { sessions: this.#told.sessions, site }, this.#siteId, people, {
      today,
      now: today,
    })
    const [past, coming] = told.sessions as [ChallengeSession, ChallengeSession]
    const hers = [this.#booking(past, today - CAME * DAY), this.#booking(coming, today - 3 * DAY)] as const
    const attended = [...told.bookings.filter(({ sessionId }) => sessionId === past.id), hers[0]].map(
      (booking) => withEvent(booking, 'attended', past.startsAt),
    )
    const evaluations = attended.flatMap((booking) => voicesOn(past, booking, this.#told, this.#she, random))
    return {
      profile: this.#profile(),
      sessions: [heldSession(past, attended, evaluations, today - CLOSED * DAY), coming],
      bookings: [...attended, ...told.bookings.filter(({ sessionId }) => sessionId === coming.id), hers[1]],
      evaluations,
      application: this.#application(offer),
      ...this.#invited(offer.employerId, accountId),
      signed: { bookingId: attended.at(-1)!.id, at: today - CLOSED * DAY + HOUR },
    }
  }

  /** Four sentences of her life with an older person, and who may see them. */
  #profile(): CompetenceProfile {
    const { visitorId } = this.#she
    const author = {
      siteId: this.#siteId,
      deviceId: 'demo-kiosk',
      now: this.#year.today - CAME * DAY + 10 * HOUR,
    }
    const scene = elders as LifeScene
    const said = this.#told.declared.map((id) => {
      const sentence = scene.sentences.find((one) => one.id === id)
      if (!sentence) throw new Error(`The demo names a sentence that the lexicon has not: ${id}`)
      return { what: sentenceDeclared(scene, sentence), how: 'alone' as const }
    })
    const declared = withDeclared(
      newRecord(author, { id: visitorId, visitorId, competences: [] }),
      said,
      author,
    )
    if (!declared.ok) throw new Error(`The demo declares too much: ${declared.reason}`)
    return (['hosts', 'search'] as const).reduce<CompetenceProfile>(
      (profile, purpose) =>
        withConsent(
          profile,
          {
            id: `${visitorId}.${purpose}`,
            purpose,
            allowed: true,
            textId: consentTextIds[purpose],
            language: 'fr',
          },
          author,
        ),
      declared.value,
    )
  }

  /** She waits, and gets the seat of somebody who gave it back. */
  #booking(session: ChallengeSession, askedAt: Instant): Booking {
    const { visitorId, name } = this.#she
    const booking: Booking = newRecord(
      { siteId: this.#siteId, deviceId: 'server', now: askedAt },
      {
        id: `${session.id}-${visitorId}`,
        sessionId: session.id,
        visitorId,
        ...(session.employerId === undefined ? {} : { employerId: session.employerId }),
        askedAt,
        name,
        events: [],
      },
    )
    return withEvent(withEvent(booking, 'waitlisted', askedAt), 'confirmed', askedAt + 30 * HOUR)
  }

  /** The employer found her without a name, and she said who she is. */
  #invited(employerId: string, accountId: string): Pick<PersonTold, 'search' | 'invitation'> {
    const { visitorId, name, phone } = this.#she
    const invitedAt = this.#year.today - INVITED * DAY + 11 * HOUR
    const wanted = JSON.stringify(this.#told.observed.map(({ ability }) => ({ key: `ability:${ability}` })))
    const head = { siteId: this.#siteId, employerId, accountId }
    const searchId = 'demo-search'
    const { invitation: message, pay } = this.#told
    return {
      search: {
        ...head,
        searchId,
        at: invitedAt - 20 * MINUTE,
        wanted,
        seed: 'demo',
        people: JSON.stringify([visitorId]),
        isCut: 0,
        counted: '[]',
      },
      invitation: {
        ...{ ...head, invitationId: 'demo-invitation', visitorId, searchId, cardId: 'demo-card', invitedAt },
        ...{ kind: 'talk', sessionId: null, pay: JSON.stringify(pay), message, wanted },
        ...{ answer: 'yes', answeredAt: invitedAt + 2 * DAY, putOffAt: null },
        told: JSON.stringify({ name, channel: 'phone', words: phone }),
      },
    }
  }

  #application(offer: JobOffer): Application {
    const { teller, today } = this.#year
    const { visitorId, name, phone } = this.#she
    const at = today - APPLIED * DAY + 10 * HOUR
    const shown = this.#told.observed.map(({ ability }) => observedCode(ability))
    const sent = { name, phone, message: this.#told.message, abilities: shown }
    const submitted = teller.submitted({ id: 'demo-story', offer, visitorId, sent, at })
    const seen = teller.seen(submitted, at + 5 * HOUR)
    const pursuedAt = today - 4 * DAY + 11 * HOUR
    const on = addDays(parisDay(today), 2)
    const nextStep = { what: this.#told.meeting, kind: 'trial', on, time: '08:30' } as const
    const pursued = teller.answered(seen, offer, { kind: 'pursue', nextStep }, pursuedAt)
    return teller.said(pursued, { kind: 'accept-meeting' }, pursuedAt + 5 * HOUR)
  }
}

function withEvent(booking: Booking, type: Booking['events'][number]['type'], at: Instant): Booking {
  const by = type === 'attended' ? 'demo-host' : 'server'
  return { ...booking, events: [...booking.events, { id: `${by}.${type}.${at}`, type, at, by }] }
}
