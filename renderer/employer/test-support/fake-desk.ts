import { BehaviorSubject, map } from 'rxjs'
import { reactive, ref, type Ref } from 'vue'
import type { Challenge } from '../../../domain/kit/challenge.ts'
import type { Application } from '../../../domain/hiring/application.ts'
import type { Employer } from '../../../domain/hiring/employer.ts'
import type { JobOffer } from '../../../domain/hiring/job-offer.ts'
import type { ChallengeSession } from '../../../domain/sessions/challenge-session.ts'
import type { Site } from '../../../domain/sites/site.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { NOW } from '../../desk/hiring/test-support/made-applications.ts'

interface Records {
  applications: Application[]
  jobOffers: JobOffer[]
  employers: Employer[]
  challenges: Challenge[]
  challengeSessions: ChallengeSession[]
  sites: Site[]
}

/** The data of an employer desk in memory, for screens in a test: the database itself is tested in renderer/data. */
export interface FakeDesk {
  data: DeviceData
  /** What the desk holds now. */
  held<C extends keyof Records>(name: C): Records[C]
  states: Map<string, Ref<'saved-here' | 'sending' | 'up-to-date' | 'refused'>>
}

export function makeEmployer(changes: Partial<Employer> = {}): Employer {
  return {
    id: 'fournil',
    siteId: '*',
    rev: '0',
    at: 0,
    by: 'server',
    name: 'Le Fournil',
    siteIds: ['brest'],
    ...changes,
  }
}

export function fakeDesk(records: Partial<Records>, now = NOW): FakeDesk {
  const kept = {
    applications: new BehaviorSubject<{ id: string }[]>(records.applications ?? []),
    jobOffers: new BehaviorSubject<{ id: string }[]>(records.jobOffers ?? []),
    employers: new BehaviorSubject<{ id: string }[]>(records.employers ?? [makeEmployer()]),
    challenges: new BehaviorSubject<{ id: string }[]>(records.challenges ?? []),
    challengeSessions: new BehaviorSubject<{ id: string }[]>(records.challengeSessions ?? []),
    sites: new BehaviorSubject<{ id: string }[]>(records.sites ?? []),
  }
  const states: FakeDesk['states'] = new Map()
  let ids = 0
  const document = (record: object) => ({ toJSON: () => record })
  const collection = (name: keyof Records) => ({
    find: () => ({
      $: kept[name].pipe(map((list) => list.map(document))),
      exec: () => Promise.resolve(kept[name].value.map(document)),
    }),
    findOne: (id: string) => ({
      $: kept[name].pipe(
        map((list) => list.find((record) => record.id === id)),
        map((record) => (record ? document(record) : null)),
      ),
      exec: () => {
        const found = kept[name].value.find((record) => record.id === id)
        return Promise.resolve(found ? document(found) : null)
      },
    }),
  })
  const data = {
    identity: {
      ...{ deviceId: 'desk-1', siteId: 'brest', role: 'employer', employerId: 'fournil' },
      serverUrl: 'https://serveur.test/',
    },
    now: () => now,
    freshId: () => `fresh-${(ids += 1)}`,
    writer: () => ({ deviceId: 'desk-1', siteId: 'brest', now }),
    sync: reactive({
      connected: true,
      waiting: 0,
      lastContactAt: now,
      clockOffset: 0,
      problem: null,
      refused: [],
      unreadable: 0,
      memoryLostAt: null,
    }),
    documentState(_: string, id: string) {
      if (!states.has(id)) states.set(id, ref('up-to-date'))
      return states.get(id)!
    },
    records: collection,
    replica: { watchAll: (name: keyof Records) => kept[name] },
    save(name: keyof Records, ...records: { id: string }[]) {
      for (const record of records) {
        const others = kept[name].value.filter(({ id }) => id !== record.id)
        kept[name].next([...others, record])
        if (states.has(record.id)) states.get(record.id)!.value = 'saved-here'
      }
      return Promise.resolve()
    },
    call: () => Promise.resolve({ ok: false, reason: 'unreachable' }),
  }
  return {
    data: data as unknown as DeviceData,
    held: <C extends keyof Records>(name: C) => kept[name].value as unknown as Records[C],
    states,
  }
}
