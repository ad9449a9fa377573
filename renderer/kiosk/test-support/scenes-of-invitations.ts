import { DAY, HOUR } from '../../../domain/time.ts'
import type { OpenedKiosk } from './mount-kiosk.ts'
import { knownCard, place, type Scene } from './scene.ts'

async function nobodyAsks(kiosk: OpenedKiosk): Promise<void> {
  await place(kiosk)
  knownCard(kiosk)
}

/** An employer asks for them without knowing them: for a session, or to talk. */
async function asked(kiosk: OpenedKiosk): Promise<void> {
  await place(kiosk)
  knownCard(kiosk)
  const { session, place: site } = kiosk
  session.access = { session: 'v', expiresAt: 8e15 }
  const sought = [{ key: 'ability:act-in-service', fr: 'accueillir les clients', en: 'welcome customers' }]
  const head = {
    invitedAt: Date.now() - DAY,
    answerBy: Date.now() + 13 * DAY,
    message: 'Une heure au comptoir, avec Anne.',
    sought,
    employer: { name: 'Boulangerie Pagès', town: 'Mende', activity: 'Boulangerie' },
  }
  const pay = { from: 12, to: 13.5, per: 'hour' } as const
  const at = { startsAt: Date.now() + DAY, endsAt: Date.now() + DAY + 2 * HOUR }
  const counter = { id: 's1', title: 'Vingt clients', track: 'adventurer', where: 'Serre', ...at } as const
  session.invitations = [
    { ...head, invitationId: 'i1', kind: 'session', session: counter, status: 'waiting' },
    { ...head, invitationId: 'i2', kind: 'talk', pay, status: 'declined' },
    {
      ...{ ...head, invitationId: 'i3', kind: 'talk', pay, status: 'waiting' },
      ...{ sought: [], recommendedBy: 'Garage du Pont' },
    },
  ]
  site.server.answers.set('visitor/invitations', { invitations: session.invitations })
  site.server.answers.set('visitor/invitation-answer', {})
}

/** Who asks for somebody without knowing them, and the answers. */
export const invitationScenes: readonly Scene[] = [
  { name: 'who asks for them', screen: 'invitations', isOnline: true, given: asked },
  { name: 'nobody asks for them', screen: 'invitations', given: nobodyAsks },
  {
    name: 'what is asked',
    screen: 'invitation',
    params: { invitationId: 'i1' },
    isOnline: true,
    given: asked,
  },
  {
    name: 'what is asked by an employer to which they were recommended',
    screen: 'invitation',
    params: { invitationId: 'i3' },
    isOnline: true,
    given: asked,
  },
  {
    name: 'how they may be reached',
    screen: 'invitation',
    params: { invitationId: 'i1' },
    isOnline: true,
    given: asked,
    reach: (tap) => tap('invitations.yes'),
  },
  {
    name: 'a telephone for who asks',
    screen: 'invitation',
    params: { invitationId: 'i1' },
    isOnline: true,
    given: asked,
    async reach(tap) {
      await tap('invitations.yes')
      await tap('invitations.how.phone')
    },
  },
  {
    name: 'a first name for who asks',
    screen: 'invitation',
    params: { invitationId: 'i1' },
    isOnline: true,
    given: asked,
    async reach(tap) {
      await tap('invitations.yes')
      await tap('invitations.how.here')
    },
  },
  {
    name: 'a yes was said',
    screen: 'invitation',
    params: { invitationId: 'i1' },
    isOnline: true,
    async given(kiosk) {
      await asked(kiosk)
      kiosk.session.name = 'Nadia'
    },
    async reach(tap) {
      await tap('invitations.yes')
      await tap('invitations.how.here')
      await tap('kiosk.apply.ok')
    },
  },
  {
    name: 'a no was said',
    screen: 'invitation',
    params: { invitationId: 'i1' },
    isOnline: true,
    given: asked,
    reach: (tap) => tap('invitations.no'),
  },
  {
    name: 'what was asked, without network',
    screen: 'invitation',
    params: { invitationId: 'i2' },
    given: asked,
  },
  { name: 'the pictures for who asks', screen: 'invitations-unlock', isOnline: true, given: nobodyAsks },
  { name: 'who asks, without network', screen: 'invitations-unlock', given: nobodyAsks },
]
