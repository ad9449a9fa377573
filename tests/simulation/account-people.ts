import {
  allows,
  consentPurposes,
  consentTextIds,
  withConsent,
  withoutConsents,
  type Consent,
  type ConsentPurpose,
} from '../../domain/competences/consents.ts'
import { lifeHows } from '../../domain/competences/declare.ts'
import { answersOn, blankProfile, keepAnswers } from '../../domain/competences/life-answers.ts'
import type { LifeScene } from '../../domain/competences/life-scene.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { keepProfile } from '../../renderer/data/profile.ts'
import { whenDone } from './confirm.ts'
import type { Device } from './device.ts'
import type { Ledger } from './ledger.ts'
import type { Random } from './random.ts'

/** Stands in every sentence that people keep, and can be recognised wherever it rests. */
export const LIFE_WORDS = 'Life-words'

/** Something that a person said of who may see their page, with the words on that page when they said it. */
export interface ConsentAct {
  visitorId: string
  consent: Consent
  /** Ids of what had been said before, as far as it was known there. */
  known: ReadonlySet<string>
}

type Visitors = readonly { visitorId: string }[]

/** What somebody who showed card and pictures gets of the server at once. */
export interface AccountServer {
  pageOf: (visitorId: string) => Promise<CompetenceProfile | undefined>
  erase: (visitorId: string) => Promise<void>
  /** Under which ids it knows them. */
  idsOf: (visitorId: string) => Promise<readonly string[]>
}

interface Named {
  visitorId: string
  name: string
}

/** What people tell of themselves at the kiosks, take back, and allow. */
export class AccountPeople {
  readonly acts: ConsentAct[] = []
  readonly #random: Random
  readonly #ledger: Ledger
  readonly #server: AccountServer
  /** Who had everything erased, with the name by which they would be recognised. */
  readonly erased = new Map<string, string>()
  /** Whose page a kiosk has in memory. */
  readonly #open = new Map<Device, CompetenceProfile>()

  constructor(random: Random, ledger: Ledger, server: AccountServer) {
    this.#random = random
    this.#ledger = ledger
    this.#server = server
  }

  /** Somebody keeps some sentences of a scene, and drops others. */
  async answerScene(device: Device, visitors: Visitors): Promise<void> {
    const page = await this.#pageAt(device, visitors)
    const answers = answersOn(page, scene)
    for (const { id } of scene.sentences) {
      if (!this.#random.chance(0.3)) continue
      if (answers.has(id)) answers.delete(id)
      else answers.set(id, this.#random.pick(lifeHows))
    }
    const kept = keepAnswers(page, scene, answers, device.writer())
    if (kept.ok) this.#keep(device, kept.value, () => this.#tellCompetences(device, page, kept.value))
  }

  /** Somebody allows something, or takes it back. */
  async turnConsent(device: Device, visitors: Visitors): Promise<void> {
    const page = await this.#pageAt(device, visitors)
    const purpose = this.#random.pick(consentPurposes)
    const said = { id: device.freshId(), purpose, textId: consentTextIds[purpose], language: 'fr' } as const
    const allowed = !allows(page, purpose)
    this.#say(device, page, withConsent(page, { ...said, allowed }, device.writer()))
  }

  /** Somebody takes everything back, also where their page was not read. */
  async takeAllBack(device: Device, visitors: Visitors): Promise<void> {
    const page = await this.#pageAt(device, visitors)
    const ids = Object.fromEntries(consentPurposes.map((purpose) => [purpose, device.freshId()]))
    const said = { ids: ids as Record<ConsentPurpose, string>, language: 'fr' } as const
    this.#say(device, page, withoutConsents(page, said, device.writer()))
  }

  /** With them go those of `others` whom the server takes for the same person. */
  async erase({ visitorId }: { visitorId: string }, others: readonly Named[]): Promise<void> {
    const ids = await this.#server.idsOf(visitorId)
    for (const { visitorId: id, name } of others) if (ids.includes(id)) this.erased.set(id, name)
    await this.#server.erase(visitorId)
  }

  /** Whether a record is of somebody who had everything erased. */
  isErased(collection: CollectionName, id: string): boolean {
    const named = this.#ledger.personsIn(id)
    if (named) return named.some((visitorId) => this.erased.has(visitorId))
    const visitorId = collection === 'applications' ? this.#ledger.applicantOf(id) : id.split('.')[0]
    return visitorId !== undefined && this.erased.has(visitorId)
  }

  /** The page of whoever stands there: of the last one still, or of the next, with what the server knows or without. */
  async #pageAt(device: Device, visitors: Visitors): Promise<CompetenceProfile> {
    const open = this.#open.get(device)
    if (open && !this.erased.has(open.visitorId) && this.#random.chance(0.6)) return open
    const { visitorId } = this.#random.pick(visitors)
    const wasRead = this.#random.chance(0.5)
    const page =
      (wasRead ? await this.#server.pageOf(visitorId) : undefined) ?? blankProfile(visitorId, device.writer())
    this.#open.set(device, page)
    return page
  }

  #say(device: Device, page: CompetenceProfile, said: CompetenceProfile): void {
    const known = new Set(page.consents?.map(({ id }) => id))
    const acts = (said.consents ?? [])
      .filter(({ id }) => !known.has(id))
      .map((consent): ConsentAct => ({ visitorId: page.visitorId, consent, known }))
    this.acts.push(...acts)
    this.#keep(device, said, () => {
      for (const act of acts) {
        this.#tell(device, act.visitorId, `${act.consent.type} ${act.consent.purpose}`, (copy) =>
          copy.consents?.some(({ id }) => id === act.consent.id),
        )
      }
    })
  }

  #keep(device: Device, page: CompetenceProfile, tell: () => void): void {
    this.#ledger.attempt('profiles', page.id)
    whenDone(device, this.#ledger, `page of ${page.id}`, keepProfile(device.data, page), (kept) => {
      if (!kept.ok) return
      if (this.#open.get(device)?.id === page.id) this.#open.set(device, page)
      tell()
    })
  }

  #tellCompetences(device: Device, before: CompetenceProfile, after: CompetenceProfile): void {
    const known = new Map(before.competences.map((competence) => [competence.id, lastWord(competence)]))
    for (const competence of after.competences) {
      const said = lastWord(competence)
      if (known.get(competence.id) === said) continue
      this.#tell(device, after.id, `${competence.id} said at ${said}`, ({ competences }) =>
        competences.some((copy) => copy.id === competence.id && lastWord(copy) >= said),
      )
    }
  }

  #tell(
    device: Device,
    visitorId: string,
    what: string,
    isKnown: (copy: CompetenceProfile) => boolean | undefined,
  ): void {
    this.#ledger.tell({
      deviceId: device.id,
      what: `${what} of ${visitorId}`,
      collection: 'profiles',
      recordId: visitorId,
      isEdit: false,
      isKnownTo: (find) => {
        const copy = find('profiles', visitorId) as unknown as CompetenceProfile | undefined
        return copy !== undefined && isKnown(copy) === true
      },
    })
  }
}

/** The stamp of what was said last of a competence: that it is there, or no more. */
function lastWord({ addedAt, removedAt = '' }: CompetenceProfile['competences'][number]): string {
  return removedAt > addedAt ? removedAt : addedAt
}

const everyLanguage = (text: string) => ({ fr: text, 'fr-x-falc': text, en: text })

const scene: LifeScene = {
  id: 'simulated',
  area: 'home',
  drawing: 'house',
  title: everyLanguage('Scene'),
  words: ['a', 'b', 'c', 'd'],
  sentences: Array.from({ length: 8 }, (_, index) => ({
    id: `simulated-${index}`,
    text: everyLanguage(`${LIFE_WORDS} ${index}`),
    esco: `00000000-0000-0000-0000-00000000000${index}`,
    ability: 'follow-instructions' as const,
    words: [],
    rome: ['K1304'],
    drawing: 'house',
  })),
}
