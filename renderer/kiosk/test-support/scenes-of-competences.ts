import { consentTextIds, withConsent } from '../../../domain/competences/consents.ts'
import { blankProfile, keepAnswers } from '../../../domain/competences/life-answers.ts'
import { withPride } from '../../../domain/competences/pride.ts'
import { lifeScenes } from '../competences/life-scenes.ts'
import type { OpenedKiosk } from './mount-kiosk.ts'
import { knownCard, place, type Scene } from './scene.ts'

/** Three sentences kept, and something one is proud of. */
async function told(kiosk: OpenedKiosk): Promise<void> {
  await place(kiosk)
  knownCard(kiosk)
  const author = kiosk.data.writer()
  const kept = keepAnswers(
    blankProfile('V1', author),
    lifeScenes.get('big-meals')!,
    new Map([
      ['big-meals-01', 'alone'],
      ['big-meals-06', 'helps-others'],
      ['big-meals-07', 'with-help'],
    ]),
    author,
  )
  if (!kept.ok) throw new Error(kept.reason)
  kiosk.session.profile = withPride(kept.value, 'Un mariage de 120 personnes.', author)
}

async function withoutCard(kiosk: OpenedKiosk): Promise<void> {
  await told(kiosk)
  kiosk.session.pass = null
}

/** Employers may search, hosts no more, and the rest was never asked. */
async function allowed(kiosk: OpenedKiosk): Promise<void> {
  await told(kiosk)
  const { session, data } = kiosk
  session.isPageRead = true
  const say = (id: string, purpose: 'hosts' | 'search', allowed: boolean) => {
    const words = { id, purpose, allowed, textId: consentTextIds[purpose], language: 'fr' } as const
    session.profile = withConsent(session.profile!, words, data.writer())
  }
  say('a', 'search', true)
  say('b', 'hosts', true)
  say('c', 'hosts', false)
}

/** Scenes of life, their sentences, what one is proud of, one's page. */
export const competenceScenes: readonly Scene[] = [
  { name: 'scenes of life', screen: 'scenes', given: place },
  {
    name: 'scenes of life, some kept',
    screen: 'scenes',
    async given(kiosk) {
      await told(kiosk)
      kiosk.session.lifeArea = 'kitchen'
    },
  },
  { name: 'sentences', screen: 'sentences', params: { sceneId: 'big-meals' }, given: told },
  { name: 'proud of', screen: 'proud', given: told },
  { name: 'a page', screen: 'my-page', given: told },
  { name: 'one’s page from another day', screen: 'my-page-unlock', isOnline: true, given: told },
  { name: 'one’s page from another day, without network', screen: 'my-page-unlock', given: told },
  { name: 'who may see a page', screen: 'consents', given: allowed },
  { name: 'who may see a page that was not opened', screen: 'consents', given: told },
  { name: 'who may see a page, without a card', screen: 'consents', given: (kiosk) => withoutCard(kiosk) },
  { name: 'the receipt of what one allows', screen: 'consents-receipt', given: allowed },
  {
    name: 'a page without a card',
    screen: 'my-page',
    given: (kiosk) => withoutCard(kiosk),
  },
]
