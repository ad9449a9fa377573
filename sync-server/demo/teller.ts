import {
  decideAnswer,
  viewApplication,
  type Answer,
  type Gesture,
} from '../../domain/hiring/answer-application.ts'
import type { Application, SentToEmployer } from '../../domain/hiring/application.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { takeBackAnswer } from '../../domain/hiring/take-back.ts'
import { tellAsCandidate, type CandidateWord } from '../../domain/hiring/tell-as-candidate.ts'
import { newRecord } from '../../domain/record/write.ts'
import type { Result } from '../../domain/result.ts'
import type { Instant } from '../../domain/time.ts'
import type { Writer } from '../../domain/visits/check-in.ts'
import { withReceipts } from '../sync/intakes/applications.ts'
import type { Receipts } from '../sync/receipts.ts'

/** What a candidate sends, of an offer. */
export interface Sending {
  id: string
  offer: JobOffer
  visitorId: string
  sent: SentToEmployer
  at: Instant
}

/**
 * Writes the applications of the demo by the rules of the kiosk and of the desks, each fact received at the moment it
 * was told: what could not happen in the product cannot be told.
 */
export class Teller {
  readonly #receipts: Receipts
  readonly #siteId: string

  constructor(receipts: Receipts, siteId: string) {
    this.#receipts = receipts
    this.#siteId = siteId
  }

  submitted({ id, offer, visitorId, sent, at }: Sending): Application {
    const writer = this.#kiosk(at)
    const events: Application['events'] = [{ id: `${id}.s`, type: 'submitted', at, by: writer.deviceId }]
    const content = { id, employerId: offer.employerId, jobOfferId: offer.id, visitorId, sent, events }
    return this.#received(newRecord(writer, content), at)
  }

  seen(application: Application, at: Instant): Application {
    const viewed = viewApplication(application, this.#desk(application, at), nextId(application))
    return viewed.ok ? this.#received(viewed.value, at) : application
  }

  answered(
    application: Application,
    offer: JobOffer,
    answer: Answer,
    at: Instant,
    gesture: Gesture = {},
  ): Application {
    const writer = gesture.byHost ? this.#writer('demo-host', at) : this.#desk(application, at)
    return this.#told(decideAnswer(application, offer, answer, writer, nextId(application), gesture), at)
  }

  takenBack(application: Application, at: Instant): Application {
    return this.#told(takeBackAnswer(application, this.#desk(application, at), nextId(application)), at)
  }

  said(application: Application, word: CandidateWord, at: Instant): Application {
    return this.#told(tellAsCandidate(application, word, this.#kiosk(at), nextId(application)), at)
  }

  #told(decided: Result<Application, string>, at: Instant): Application {
    if (!decided.ok) throw new Error(`The demo tells what cannot be: ${decided.reason}`)
    return this.#received(decided.value, at)
  }

  #received(application: Application, at: Instant): Application {
    return withReceipts(application, this.#receipts, at)
  }

  #kiosk(now: Instant): Writer {
    return this.#writer('demo-kiosk', now)
  }

  #desk({ employerId }: Application, now: Instant): Writer {
    return this.#writer(`demo-${employerId}`.slice(0, 40), now)
  }

  #writer(deviceId: string, now: Instant): Writer {
    return { siteId: this.#siteId, deviceId, now }
  }
}

/** Each event has the number of its place in the list. */
function nextId({ id, events }: Application): string {
  return `${id}.${events.length}`
}
