import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import { decideAnswer, viewApplication, type Answer } from '../../domain/hiring/answer-application.ts'
import { tellAsCandidate } from '../../domain/hiring/tell-as-candidate.ts'
import { jobOfferStatus, type JobOffer } from '../../domain/hiring/job-offer.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { confirmFact } from './confirm.ts'
import type { Device } from './device.ts'
import type { Fact, Ledger } from './ledger.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'

/** Who applies and who answers, through the rules of the domain, as the screens do it. */
export class ApplicationPeople {
  private readonly random: Random
  private readonly ledger: Ledger
  private readonly sent: Application[] = []

  constructor(random: Random, ledger: Ledger) {
    this.random = random
    this.ledger = ledger
  }

  apply(device: Device, persons: readonly Person[]): void {
    const offers = (device.records('jobOffers') as unknown as JobOffer[]).filter(
      (offer) => jobOfferStatus(offer) === 'open',
    )
    if (offers.length === 0) return
    const offer = this.random.pick(offers)
    const visitor = this.random.pick(persons)
    const { siteId, deviceId, now } = device.writer()
    const submitted: ApplicationEvent = { id: device.freshId(), type: 'submitted', at: now, by: deviceId }
    const application: Application = {
      id: device.freshId(),
      siteId,
      rev: nextRevision(undefined, now, deviceId),
      at: now,
      by: deviceId,
      employerId: offer.employerId,
      jobOfferId: offer.id,
      visitorId: visitor.visitorId,
      sent: { name: visitor.name, message: 'Bonjour' },
      events: [submitted],
    }
    this.ledger.tellApplication(application.id, visitor.visitorId, offer.id)
    this.#send(device, application, submitted)
    this.sent.push(application)
  }

  /** Takes back an application as it was read at this kiosk; somebody may have done so before. */
  withdraw(device: Device): void {
    if (this.sent.length === 0) return
    const application = this.random.pick(this.sent)
    const word = { kind: 'withdraw', because: 'found-work' } as const
    const told = tellAsCandidate(application, word, device.writer(), device.freshId())
    if (told.ok) this.#send(device, told.value, told.value.events.at(-1)!)
  }

  /** Sealed, so that this kiosk cannot read it again. */
  #send(device: Device, application: Application, event: ApplicationEvent): void {
    this.ledger.attempt('applications', application.id)
    const sealed = device.data.saveSealed('applications', application.id, { application })
    // A kiosk that never heard of its site has nothing to seal with, and says so.
    const confirmed = sealed.then((kept) => (kept.ok ? true : 'not-kept'))
    confirmFact(device, this.ledger, confirmed, eventFact(device, application.id, event))
  }

  view(device: Device): void {
    const application = this.#someApplication(device)
    if (!application) return
    const viewed = viewApplication(application, device.writer(), device.freshId(), gestureOf(device))
    if (viewed.ok) this.#save(device, viewed.value)
  }

  answer(device: Device): void {
    const application = this.#someApplication(device)
    const offer = application && (device.record('jobOffers', application.jobOfferId) as JobOffer | undefined)
    if (!offer) return
    const answer = this.random.pick<Answer>([
      { kind: 'pursue', nextStep: { what: 'Une heure ensemble' } },
      { kind: 'refuse', reasons: [{ code: 'position_filled' }] },
      { kind: 'hire' },
      { kind: 'ask-info', message: 'Quels jours ?' },
      { kind: 'recommend', stepForward: { kind: 'host' } },
    ])
    const decided = decideAnswer(
      application,
      offer,
      answer,
      device.writer(),
      device.freshId(),
      gestureOf(device),
    )
    if (decided.ok) this.#save(device, decided.value)
  }

  #someApplication(device: Device): Application | undefined {
    const applications = device.records('applications') as unknown as Application[]
    return applications.length > 0 ? this.random.pick(applications) : undefined
  }

  #save(device: Device, application: Application): void {
    const saved = device.data.save('applications', application)
    for (const event of application.events.filter(
      (one) => one.at === application.at && one.by === device.id,
    )) {
      this.ledger.attempt('applications', application.id)
      confirmFact(device, this.ledger, saved, eventFact(device, application.id, event))
    }
  }
}

function gestureOf(device: Device): { byHost?: true } {
  return device.scope.role === 'host' ? { byHost: true } : {}
}

function eventFact(device: Device, applicationId: string, event: ApplicationEvent): Fact {
  return {
    deviceId: device.id,
    what: `${event.type} of ${applicationId} (${event.id})`,
    collection: 'applications',
    recordId: applicationId,
    isEdit: false,
    isKnownTo: (find) => {
      const copy = find('applications', applicationId) as unknown as Application | undefined
      return copy?.events.filter((one) => one.id === event.id).length === 1
    },
  }
}
