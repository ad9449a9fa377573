import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ReferralReceived } from '../../data/referrals-api.ts'
import { makeApplication, makeOffer, NOW } from '../../desk/hiring/test-support/made-applications.ts'
import { read } from '../../desk/hiring/test-support/french.ts'
import { DAY } from '../../../domain/time.ts'
import { fakeDesk, makeEmployer, type FakeDesk } from '../test-support/fake-desk.ts'
import { mountDesk, type MountedDesk } from '../test-support/mount-screen.ts'

let mounted: MountedDesk | undefined
afterEach(() => mounted?.wrapper.unmount())

async function open(desk: FakeDesk, path: string): Promise<MountedDesk> {
  mounted = await mountDesk(desk, path)
  return mounted
}
const garage = makeEmployer({ id: 'garage', name: 'Garage du Pont', activity: 'Mécanique' })
const refused = {
  type: 'refused' as const,
  reasons: [{ code: 'position_filled' as const }],
  ...{ id: 'no', at: NOW - DAY, receivedAt: NOW - DAY, by: 'desk-2' },
}
function deskWith(events: object[] = [refused], others = [garage], sent: object = { name: 'Aïcha' }) {
  const made = makeApplication({ id: 'aicha', daysAgo: 4, sent })
  const application = { ...made, sent, events: [...made.events, ...(events as typeof made.events)] }
  return fakeDesk({
    employers: [makeEmployer(), ...others],
    jobOffers: [makeOffer()],
    applications: [application],
  })
}
const pick = async ({ wrapper }: MountedDesk, label: string) => {
  const chip = wrapper.findAll('label.chip').find((one) => read(one.text()).startsWith(label))
  if (!chip) throw new Error(`no choice "${label}"`)
  await chip.get('input').setValue()
}
const list = ({ wrapper }: MountedDesk) => wrapper.findAll('form select').at(-1)!
const choices = (screen: MountedDesk) =>
  list(screen)
    .findAll('option')
    .map((one) => read(one.text()))
const written = (desk: FakeDesk) => desk.held('applications')[0]!.events.at(-1)

describe('recommending somebody who was refused', () => {
  it('asks them first, with a line of one’s own, and says how it stands', async () => {
    const desk = deskWith()
    const screen = await open(desk, '/candidatures/aicha')
    await screen.tap('Recommander cette personne')
    await pick(screen, 'Recommander à un employeur d’ici')
    expect(screen.text()).toContain('ne voit rien avant son oui')
    expect(choices(screen)).toEqual(['Choisissez', 'Garage du Pont · Mécanique'])
    await screen.tap('Envoyer')
    expect(screen.text()).toContain('Choisissez dans la liste')
    await list(screen).setValue('garage')
    await screen.wrapper.findAll('textarea').at(-1)!.setValue('Elle est sérieuse.')
    // Asking is worth nothing yet: nothing is promised of the score.
    expect(screen.text()).not.toContain('Votre note :')
    await screen.tap('Envoyer')
    const stepForward = { kind: 'employer', itemId: 'garage', words: 'Elle est sérieuse.' }
    expect(written(desk)).toMatchObject({ type: 'recommended', stepForward })
    expect(screen.text()).toContain('Recommandation à Garage du Pont. La personne est interrogée')
  })

  it('goes with the refusal itself', async () => {
    const desk = deskWith([])
    const screen = await open(desk, '/candidatures/aicha')
    await screen.tap('Refuser')
    await screen.tap('Poste pourvu')
    await pick(screen, 'Recommander à un employeur d’ici')
    await list(screen).setValue('garage')
    await screen.tap('Envoyer')
    expect(written(desk)).toMatchObject({
      type: 'refused',
      stepForward: { kind: 'employer', itemId: 'garage' },
    })
  })

  it('keeps what was typed when the words touch a protected ground, and writes nothing', async () => {
    const desk = deskWith()
    const screen = await open(desk, '/candidatures/aicha')
    await screen.tap('Recommander cette personne')
    await pick(screen, 'Recommander à un employeur d’ici')
    await list(screen).setValue('garage')
    const line = screen.wrapper.findAll('textarea').at(-1)!
    await line.setValue('Trop âgée pour nous.')
    await screen.tap('Envoyer')
    await vi.waitFor(() => expect(screen.text()).toContain('critère protégé'))
    expect(line.element.value).toBe('Trop âgée pour nous.')
    expect(written(desk)!.type).toBe('viewed')
  })

  it('says so when the employer stopped receiving while one wrote', async () => {
    const desk = deskWith()
    const screen = await open(desk, '/candidatures/aicha')
    await screen.tap('Recommander cette personne')
    await pick(screen, 'Recommander à un employeur d’ici')
    await list(screen).setValue('garage')
    await desk.data.save('employers' as never, { ...garage, referralsPausedAt: NOW } as never)
    await screen.tap('Envoyer')
    expect(screen.text()).toContain('Cet employeur ne reçoit plus de recommandations')
    expect(written(desk)!.type).toBe('viewed')
  })

  it.each([
    [
      'employers that paused or left the site',
      deskWith(
        [refused],
        [
          { ...garage, referralsPausedAt: 1 },
          makeEmployer({ id: 'mairie', name: 'Mairie', siteIds: ['quimper'] }),
        ],
      ),
    ],
    ['somebody who sent nothing that could be shown', deskWith([refused], [garage], {})],
    [
      'somebody who is asked already',
      deskWith([{ ...refused, stepForward: { kind: 'employer', itemId: 'x' } }]),
    ],
  ] as const)('is not offered for %s', async (_why, desk) => {
    const screen = await open(desk, '/candidatures/aicha')
    expect(screen.text()).not.toContain('Recommander cette personne')
  })

  it.each([
    ['referral-accepted', 'La personne a dit oui'],
    ['referral-declined', 'La personne n’a pas souhaité.'],
  ] as const)('says what they said and never why: %s', async (type, words) => {
    const asked = { ...refused, stepForward: { kind: 'employer', itemId: 'garage' } }
    const said = { id: 'said', type, about: 'no', at: NOW, receivedAt: NOW, by: 'k' }
    const screen = await open(deskWith([asked, said]), '/candidatures/aicha')
    expect(screen.text()).toContain(words)
  })

  it('says that nobody answered after fourteen days, by itself', async () => {
    const long = { at: NOW - 15 * DAY, receivedAt: NOW - 15 * DAY }
    const asked = { ...refused, ...long, stepForward: { kind: 'employer', itemId: 'garage' } }
    const made = makeApplication({ id: 'aicha', daysAgo: 20, sent: { name: 'Aïcha' } })
    const application = { ...made, events: [...made.events, asked] as typeof made.events }
    const desk = fakeDesk({
      employers: [makeEmployer(), garage],
      jobOffers: [makeOffer()],
      applications: [application],
    })
    expect((await open(desk, '/candidatures/aicha')).text()).toContain('Sans réponse de la personne')
  })
})

it('a challenge of the place is chosen among those that can be booked, and counts at once as reciprok says', async () => {
  const desk = deskWith()
  const challenge = { cardId: 'E02', title: 'Visite du fournil', startsAt: NOW + DAY }
  desk.data.call = (() => Promise.resolve({ ok: true, value: { challenges: [challenge] } })) as never
  const screen = await open(desk, '/candidatures/aicha')
  await screen.tap('Recommander cette personne')
  await pick(screen, 'Un défi à réserver ici')
  await screen.tap('Envoyer')
  expect(screen.text()).toContain('Choisissez dans la liste')
  await list(screen).setValue('E02')
  expect(screen.text()).toContain('Votre note')
  await screen.tap('Envoyer')
  expect(written(desk)).toMatchObject({ stepForward: { kind: 'challenge', itemId: 'E02' } })
})

describe('whom others recommend', () => {
  const nadia: ReferralReceived = {
    ...{ referralId: 'ask', from: 'Garage du Pont', offer: 'Mécanicien', acceptedAt: NOW - DAY },
    ...{ words: 'Elle est sérieuse.', person: { name: 'Nadia', phone: '06 00 00 00 00' } },
  }
  function answering(desk: FakeDesk, answers: Record<string, unknown>) {
    const calls: string[] = []
    desk.data.call = ((call: { method: string; path: string }) => {
      calls.push(`${call.method} ${call.path}`)
      const value = answers[call.path]
      return Promise.resolve(value === undefined ? { ok: false, reason: 'unreachable' } : { ok: true, value })
    }) as never
    return calls
  }

  it('says who recommends, and what the person showed; a session that ended says why nothing is shown', async () => {
    const desk = deskWith()
    answering(desk, { 'employer/referrals': { referrals: [nadia] } })
    const screen = await open(desk, '/recommandations')
    for (const words of ['Nadia', '06 00 00 00 00', 'Elle est sérieuse.', 'Recommandée par Garage du Pont'])
      expect(screen.text()).toContain(words)
    screen.veiled.value = true
    await vi.waitFor(() => expect(screen.text()).not.toContain('Nadia'))
    mounted!.wrapper.unmount()
    answering(desk, {})
    expect((await open(desk, '/recommandations')).text()).toContain('n’ont pas pu être lues')
  })

  it('is paused by one touch, which says when it failed', async () => {
    const desk = deskWith()
    const calls = answering(desk, { 'employer/referrals': { referrals: [] } })
    const screen = await open(desk, '/recommandations')
    await screen.tap('Ne plus en recevoir')
    expect(screen.text()).toContain('Ce choix n’est pas enregistré')
    expect(calls).toContain('POST employer/referrals/pause')
    await desk.data.save('employers' as never, makeEmployer({ referralsPausedAt: NOW }) as never)
    await vi.waitFor(() => expect(screen.text()).toContain('En recevoir de nouveau'))
  })
})
