import { describe, expect, it } from 'vitest'
import type { Evaluation } from '../../domain/observation/evaluation.ts'
import type { MyDebrief } from '../../domain/attestations/my-attestations.ts'
import type { DeviceData } from './device-data-type.ts'
import { assessMyself, chooseForAttestation, sayMyWord } from './own-words.ts'

const debrief: MyDebrief = {
  bookingId: 'b1',
  visitorId: 'V1',
  sessionId: 's1',
  title: 'Vingt clients',
  track: 'adventurer',
  startsAt: 1,
  employerId: 'bakery',
  status: 'shared',
  sharedAt: 2,
  strength: '',
  fact: '',
  nextStep: '',
  observations: [],
  says: [],
  name: '',
}

/** A device that keeps what it was asked to seal, the last writing of each record, as the disk does. */
function device() {
  const sealed = new Map<string, unknown>()
  let ids = 0
  const data = {
    now: () => 1000,
    freshId: () => `id-${ids++}`,
    writer: () => ({ siteId: 'mende', deviceId: 'kiosk', now: 1000 }),
    saveSealed: (_name: string, id: string, body: unknown) => {
      sealed.set(id, body)
      return Promise.resolve({ ok: true, value: undefined })
    },
  } as unknown as DeviceData
  return { data, sealed }
}

describe('own words', () => {
  it('are not sent empty when a word was meant', async () => {
    const { data, sealed } = device()
    for (const word of ['comment', 'contest'] as const) {
      expect(await sayMyWord(data, 'v', debrief, word, '  ')).toEqual({ ok: false, reason: 'text-missing' })
    }
    expect(sealed.size).toBe(0)
  })

  it('hold all that was said, because one that waits here is replaced by the next', async () => {
    const { data, sealed } = device()
    const said = await sayMyWord(data, 'v', debrief, 'comment', 'Merci.')
    if (!said.ok) throw new Error(said.reason)
    const again = await sayMyWord(data, 'v', said.value, 'contest', 'Et pourtant.')
    if (!again.ok) throw new Error(again.reason)
    expect(again.value.status).toBe('contested')
    await chooseForAttestation(data, 'v', again.value, { name: 'Awa', facts: [] })
    const answer = sealed.get('b1.a.self') as Evaluation
    expect(answer.says.map(({ word, text }) => [word, text])).toEqual([
      ['comment', 'Merci.'],
      ['contest', 'Et pourtant.'],
    ])
    expect(answer).toMatchObject({ kind: 'answer', employerId: 'bakery', attestation: { name: 'Awa' } })
  })

  it('about how it went carry the pictures when they were chosen', async () => {
    const { data, sealed } = device()
    const participation = { bookingId: 'b1', sessionId: 's1', visitorId: 'v' }
    await assessMyself(data, participation, new Map([['A01-1', 'seen']]), [0, 1, 2, 3])
    expect(sealed.get('b1.s.self')).toMatchObject({
      secret: [0, 1, 2, 3],
      evaluation: { kind: 'self', criteria: [{ id: 'A01-1', seen: 'seen' }] },
    })
  })
})
