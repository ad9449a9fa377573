import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { allows, consentTextIds, lastWordOn, withConsent } from '../../../domain/competences/consents.ts'
import { hiddenFrom } from '../../../domain/competences/hidden-from.ts'
import { kioskLanguages } from '../../../domain/language.ts'
import { blankProfile } from '../../../domain/competences/life-answers.ts'
import { kept, searchConsentEnds } from '../../../domain/retention/keeping.ts'
import { hashOf } from '../../../domain/text/hash-of.ts'
import { DAY } from '../../../domain/time.ts'
import { until } from '../../data/testing/device.ts'
import { anEmployer, aSite } from '../../data/testing/records.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'
import { consentsTexts } from './consents.texts.ts'

const kiosk = useKiosk()
const search = () => kiosk.button('Les employeurs, sans votre nom')

test('nothing is allowed before it is touched; one touch says yes, one more takes it back, without network', async () => {
  await kiosk.data.records('sites').insert((await aSite()).site)
  kiosk.session.isNewCard = true
  await kiosk.open('consents')
  const switches = () =>
    [...document.querySelectorAll('[aria-pressed]')].map((tile) => tile.getAttribute('aria-pressed'))
  expect(switches()).toEqual(['false', 'false', 'false', 'false'])

  search().click()
  await until(() => kiosk.text().includes('C’est noté : oui.'))
  expect(switches()).toEqual(['false', 'true', 'false', 'false'])
  expect(kiosk.text()).toContain('La borne l’envoie dès que le réseau revient.')
  expect(kiosk.session.profile?.consents).toMatchObject([
    { purpose: 'search', type: 'given', textId: 'search-3', language: 'fr' },
  ])

  search().click()
  await until(() => kiosk.text().includes('C’est noté : non.'))
  // Employers find the page until it is sent.
  expect(kiosk.text()).not.toContain('C’est repris')
  expect(switches()).toEqual(['false', 'false', 'false', 'false'])
  expect(kiosk.text()).toContain('Non, repris le')
})

test.each([
  ['ar', 'rtl'],
  ['uk', 'ltr'],
] as const)(
  'yes is said to the sentence that was read, in its language, and so is the receipt (%s)',
  async (language, dir) => {
    await kiosk.data.records('sites').insert((await aSite()).site)
    kiosk.session.isNewCard = true
    kiosk.speak(language)
    const { sentence, who } = consentsTexts[language]
    await kiosk.open('consents')
    expect(kiosk.text()).toContain(sentence['search-3'])
    await kiosk.tap(who.search)
    await until(() => kiosk.text().includes(consentsTexts[language].told.yes))
    expect(kiosk.session.profile?.consents).toMatchObject([{ textId: 'search-3', language }])
    kiosk.speak('fr')
    await kiosk.open('consents-receipt')
    const said = document.querySelector(`bdi[lang="${language}"][dir="${dir}"]`)
    expect(said?.textContent).toContain(sentence['search-3'])
  },
)

test('who hides from an employer is told that it counts once it is sent, and shows again by one more touch', async () => {
  await kiosk.data.records('sites').insert((await aSite()).site)
  await kiosk.data
    .records('employers')
    .insert(anEmployer({ id: 'boulangerie', name: 'Boulangerie du Gévaudan' }))
  kiosk.session.isNewCard = true
  await kiosk.open('hidden-from')
  const { told } = consentsTexts.fr.hidden
  await kiosk.tap('Boulangerie du Gévaudan')
  await until(() => kiosk.text().includes('C’est noté'))
  expect(kiosk.text()).toContain(told.hiddenUnsent.replace('\u202f', ' '))
  expect(hiddenFrom(kiosk.session.profile!)).toEqual(['boulangerie'])
  await kiosk.tap('Boulangerie du Gévaudan')
  await until(() => kiosk.text().includes(told.shown.replace('\u202f', ' ')))
  expect(hiddenFrom(kiosk.session.profile!)).toEqual([])
})

test('who did not open their page takes everything back all the same', async () => {
  await kiosk.data.records('sites').insert((await aSite()).site)
  await kiosk.open('consents')
  expect(document.querySelectorAll('[aria-pressed]')).toHaveLength(0)
  await kiosk.tap('Tout reprendre maintenant')
  await until(() => kiosk.text().includes('C’est noté : non à tout.'))
  expect(kiosk.session.profile?.consents?.map(({ type, purpose }) => `${type} ${purpose}`).sort()).toEqual([
    'withdrawn hosts',
    'withdrawn kiosks',
    'withdrawn search',
    'withdrawn statistics',
  ])
})

test('the receipt shows the sentence as it was read, and how to take it back; nothing is kept that cannot be sealed', async () => {
  kiosk.session.isNewCard = true
  const author = kiosk.data.writer()
  kiosk.session.profile = withConsent(
    blankProfile('V1', author),
    { id: 'a', purpose: 'hosts', allowed: true, textId: consentTextIds.hosts, language: 'en' },
    author,
  )
  await kiosk.open('consents-receipt')
  expect(kiosk.text()).toContain('The hosts may read your page to advise you.')
  expect(kiosk.text()).toContain('Un toucher suffit')

  await kiosk.open('consents')
  await kiosk.tap('Les employeurs, sans votre nom')
  await until(() => kiosk.text().includes('La borne ne peut pas encore garder votre page.'))
  expect(kiosk.session.profile.consents).toHaveLength(1)
})

test('a sentence that people said yes to stays word by word; another one gets another id', () => {
  const sentences = kioskLanguages.map((language) => [language, consentsTexts[language].sentence])
  expect(hashOf(JSON.stringify(sentences))).toBe(3159331305)
  expect(Object.keys(consentsTexts.fr.sentence)).toEqual(
    expect.arrayContaining(Object.values(consentTextIds)),
  )
})

/** A page with a yes to employers that was said to this sentence. */
async function saidTo(textId: string): Promise<void> {
  await kiosk.data.records('sites').insert((await aSite()).site)
  kiosk.session.isPageRead = true
  const said = { id: 'a', purpose: 'search', type: 'given', turn: 1, by: 'k', language: 'fr' } as const
  const consents = [{ ...said, textId, at: kiosk.data.now() }]
  kiosk.session.profile = { ...blankProfile('V1', kiosk.data.writer()), consents }
}
const isAskedAnew = () => kiosk.text().includes(consentsTexts.fr.changed.title)

test.each(['search-1', 'search-2'])(
  'who said yes before employers searched by all terms of work is offered to say yes to those too: %s',
  async (textId) => {
    await saidTo(textId)
    await kiosk.open('consents')
    expect(isAskedAnew()).toBe(true)
    await kiosk.tap(consentsTexts.fr.changed.again)
    await until(() => kiosk.text().includes('oui, pour 6 mois de plus'))
    expect(isAskedAnew()).toBe(false)
    expect(lastWordOn(kiosk.session.profile!, 'search')).toMatchObject({ type: 'given', textId: 'search-3' })
  },
)

test('of a sentence that only a newer kiosk knows the day is shown, and no key', async () => {
  await saidTo('search-9')
  for (const screen of ['consents', 'consents-receipt'] as const) {
    await kiosk.open(screen)
    expect(kiosk.text()).toContain('Oui, depuis le')
    expect(document.body.textContent).not.toContain('search-9')
    expect(document.body.textContent).not.toContain(consentsTexts.fr.paper.said)
    expect(isAskedAnew()).toBe(false)
  }
})

/** A page whose yes to employers ends in nine days, and the news that tells so. */
async function endingSoon(): Promise<void> {
  await kiosk.data.records('sites').insert((await aSite()).site)
  const given = { id: 'a', purpose: 'search', type: 'given', turn: 1, by: 'k', textId: 'search-1' } as const
  const at = kiosk.data.now() - kept.searchConsent + 9 * DAY
  kiosk.session.isPageRead = true
  kiosk.session.profile = { ...blankProfile('V1', kiosk.data.writer()), consents: [{ ...given, at }] }
  kiosk.session.news = { searchConsentEnds: at + kept.searchConsent } as never
  await kiosk.open('consents')
}
const isEnding = () => kiosk.text().includes('Votre oui aux employeurs s’arrête')

test('a yes that ends soon is said again in one tap, for as long anew', async () => {
  await endingSoon()
  expect(isEnding()).toBe(true)
  await kiosk.tap('Oui, encore 6 mois')
  await until(() => kiosk.text().includes('oui, pour 6 mois de plus'))
  expect(isEnding()).toBe(false)
  const profile = kiosk.session.profile!
  expect(allows(profile, 'search')).toBe(true)
  expect(searchConsentEnds(profile)).toBeGreaterThan(kiosk.data.now() + kept.searchConsent - DAY)
  expect(kiosk.session.news).toEqual({})
})

test('or it is let go, at once, and asked about no more', async () => {
  await endingSoon()
  await kiosk.tap('Non, on arrête')
  await until(() => kiosk.text().includes('C’est noté : non.'))
  expect([isEnding(), allows(kiosk.session.profile!, 'search')]).toEqual([false, false])
  expect(kiosk.session.news).toEqual({})
})

test.each(kioskLanguages)(
  'what is taken back is told as done only once it was sent (%s)',
  async (language) => {
    const { server } = kiosk.place
    await kiosk.data.records('sites').insert((await aSite()).site)
    kiosk.speak(language)
    await kiosk.open('consents')
    await kiosk.tap(kiosk.say('consents.takeAll'))
    await until(() => kiosk.text().includes(kiosk.say('consents.told.noneUnsent')))
    server.start()
    kiosk.place.networkComesBack()
    await until(() => kiosk.text().includes(kiosk.say('consents.told.none')))
    await until(() => !kiosk.text().includes(kiosk.say('consents.told.noneUnsent')))
  },
)
