import { readFileSync } from 'node:fs'
import type { Language } from '../../domain/language.ts'
import { kioskTexts } from '../../renderer/kiosk/kiosk-texts.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import type { VisitorPractice } from '../../domain/practices/practice-sheet.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import { readyWordOf } from '../../domain/postings/ready-words.ts'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFindings, targetFindings } from '../support/accessibility.ts'
import { pressKey, scan, untilSeen } from '../support/at-the-kiosk.ts'
import { keyboardFindings } from '../support/desk-inspection.ts'
import { keepRecord } from '../../sync-server/sync/keep-record.ts'
import { goTo, kioskRoutes, screenAt } from '../support/kiosk-addresses.ts'
import { putOnBoard } from '../support/on-the-board.ts'
import { employerId, employerName, offerTitle } from '../support/site-folder.ts'
import { settled } from '../support/settled.ts'
import { useStage } from '../support/stage.ts'
import { drill, smallRoom } from '../support/things.ts'

/** What the walks below name, in one language. */
function textsOf(language: Language) {
  const { kiosk, attestations, jobs, ...others } = kioskTexts[language]
  // There is one: the form for one.
  const listed = { ...jobs.listed, open: jobs.listed.open.split(' | ')[1]! }
  return { language, ...kiosk, ...others, listed, verify: attestations.verify, proofs: attestations.title }
}

/** The question whether somebody is there ends by itself after a quarter of a minute: five at once are looked at for longer. */
let turn = Promise.resolve()
function alone(work: () => Promise<void>): Promise<void> {
  turn = turn.then(work)
  return turn
}

const stage = useStage(async (folder) => {
  await folder.planSession('sjardin', 'E02')
  await folder.planEvent('ecafe', eventTitle)
  const inTwoHours = Date.now() + 2 * 3_600_000
  await folder.planEvent('etable', 'faire un budget', {
    event: { kind: 'table', text: 'On en parle.', topic: 'budget' },
    ...{ where: 'Table 2', capacity: 30, startsAt: inTwoHours, endsAt: inTwoHours + 3_600_000 },
  })
  await folder.offerThings(smallRoom, drill)
  await folder.listOffer('48A1')
  const steps = [{ text: friperie, picture: 'house' }]
  const project = { kind: 'project', topic: 'business', stage: 'idea', steps, text: 'Des habits.' } as const
  // Three people who say that something is wrong with one card take it off the board.
  for (const { texts } of languages)
    await putOnBoard(folder, { id: texts.language, title: wrongIn(texts), kind: 'project', topic: 'partner' })
  const glad = {
    kind: 'success',
    topic: 'dared-to',
    title: 'J’ai osé téléphoner',
    agreedToShow: true,
  } as const
  await putOnBoard(folder, { id: 'called', ...glad })
  // The latest stands first.
  await putOnBoard(folder, { id: 'friperie', title: friperie, ...project })
  const full = await folder.planSession('splein', 'A02', { capacity: 1 })
  await folder.book(full, 'someoneelse', 'Awa', 'confirmed')
  await folder.planSession('ssoudure', 'C09', { minimumAge: 18 })
  witness = await folder.giveCard('WAT')
  await folder.choosePictures(readPassToken(witness)!.passId, [0, 1, 2, 8])
  await folder.openAnotherSite('florac', 'La Serre de Florac', { login: 'awen', secret: 'une phrase' })
  stranger = await folder.giveCard('ELSEWHERE', 'florac')
})
const eventTitle = 'Café du mardi'
/** Who reads another language books another hour: theirs are free whatever the others take meanwhile. */
const hourOf: Partial<Record<Language, number>> = { fr: 0, en: 4, 'fr-x-falc': -1 }
/** A sentence that one may choose, which is read in each language. */
const friperie = 'Monter une friperie'
/** The card that whoever reads this language says something is wrong with. */
const wrongIn = ({ language }: { language: Language }) => `Un projet ${language}`
/** The longest sheet of good practice. */
const sheet = JSON.parse(
  readFileSync('resources/practices/visitors/immersion-rights.json', 'utf8'),
) as VisitorPractice
/** The card of somebody who saw what the others can do. */
let witness = ''
/** A card of another site. */
let stranger = ''

/** Screens that are looked at elsewhere, and where. */
const elsewhere: Record<string, string> = {
  ...Object.fromEntries(
    ['assess', 'debrief', 'attestation', 'verify'].map((name) => [
      name,
      'with a real session: attestation.test.ts',
    ]),
  ),
}

/** Colours do not depend on the language, nor the room of the letters: each takes one of the other modes along. */
const languages = [
  {
    name: 'French',
    button: null,
    mode: null,
    texts: textsOf('fr'),
  },
  {
    name: 'easy French',
    button: 'Facile à lire',
    mode: 'contrast',
    texts: textsOf('fr-x-falc'),
  },
  {
    name: 'English',
    button: 'English',
    mode: 'large',
    texts: textsOf('en'),
    // The colours are those of French, and to look at them is most of what an inspection costs.
    rules: { 'color-contrast': { enabled: false } },
    /** Nothing is touched: Enter and the space bar press every button, and Tab goes over every screen. */
    hasKeys: true,
  },
]
type Texts = (typeof languages)[number]['texts']

/** Goes through every screen of the kiosk; `look` is called on each. */
async function walkThrough(
  page: Page,
  { button, texts, hasKeys = false }: { button: string | null; texts: Texts; hasKeys?: boolean },
  look: (screen: string) => Promise<void>,
): Promise<void> {
  const press = (control: Locator) => (hasKeys ? pressKey(page, control) : control.click())
  /** After each visitor the kiosk is French again. */
  const chooseLanguage = async () => {
    if (button) await press(page.getByRole('button', { name: button }))
    await seen(texts.attract.welcome)
  }
  const tap = (name: string) => press(page.getByRole('button', { name, exact: true }))
  const tapPart = (name: string) => press(page.getByRole('button', { name }).first())
  /** The last words of a gesture: an inspection may last longer than they stay. */
  const leavesByItself = async () => {
    await page.clock.fastForward(13_000)
    await page.getByRole('heading', { name: kioskTexts.fr.kiosk.attract.welcome, exact: true }).waitFor()
  }
  const givePictures = async () => {
    for (const picture of ['sun', 'moon', 'tree', 'key'] as const) await tap(texts.picture[picture])
  }
  const seen = (title: string) => page.getByRole('heading', { name: title }).first().waitFor()

  await chooseLanguage()
  await look('attract')
  await tap(texts.header.display)
  await page.getByRole('dialog').waitFor()
  await look('display')
  await tap(texts.display.done)
  await tap(texts.header.help)
  await page.getByRole('dialog').waitFor()
  await look('help')
  await tap(texts.help.understood)
  await tap(texts.kept.open)
  await seen(texts.kept.title)
  await look('what is kept')
  await tap(texts.back)
  await seen(texts.attract.welcome)
  await tapPart(texts.attract.passing)
  await seen(texts.counted.title)
  await look('counted')
  await leavesByItself()
  await chooseLanguage()
  await tap(texts.attract.arrive)
  await tapPart(texts.group.tile)
  await seen(texts.group.title)
  await look('group')
  await tap(texts.next)
  await seen(texts.group.fromTitle)
  await look('group-from')
  await tap(texts.group.skip)
  await seen(texts.reason.title)
  await tap(texts.reason.skip)
  await seen(texts.counted.title)
  await leavesByItself()
  await chooseLanguage()
  await tapPart(texts.attract.leave)
  await seen(texts.leave.title)
  await look('leave')
  await tap(texts.group.leaves)
  await seen(texts.group.whichTitle)
  await look('group-leave')
  await tap(texts.back)
  await seen(texts.leave.title)
  await tap(texts.leave.withoutCard)
  await seen(texts.goodbye.title)
  await look('goodbye')
  await leavesByItself()
  await chooseLanguage()
  await goTo(page, '/erased')
  await seen(texts.myData.erased.title)
  await look('erased')
  await leavesByItself()
  await chooseLanguage()
  await tapPart(texts.attract.card)
  await page.getByLabel(texts.pass.code).fill('K7QF3M2X8')
  await tap(texts.next)
  await page.getByText(texts.pass.refused['not-a-pass']).waitFor()
  await look('pass refused')
  await tap(texts.recover.open)
  await seen(texts.recover.title)
  await look('lost card')
  await tap(texts.back)
  await tap(texts.verify.entry.open)
  await page.getByLabel(texts.verify.entry.number).fill('00000000')
  await tap(texts.verify.entry.check)
  await page.getByText(texts.verify.entry.refused.unknown).waitFor()
  await look('attestation not found')
  await tap(texts.back)
  await scan(page, stranger)
  await seen(texts.elsewhere.ask.title)
  await look('a card of another site')
  await tap(texts.elsewhere.ask.yes)
  await seen(texts.elsewhere.code.title)
  await look('a proof that the card is theirs')
  await tap(texts.back)
  await seen(texts.elsewhere.ask.title)
  await tap(texts.back)

  await tap(texts.attract.arrive)
  await seen(texts.arrive.title)
  await look('arrive')
  await tapPart(texts.arrive.firstTime)
  await seen(texts.name.title)
  await tap(texts.next)
  await page.getByText(texts.name.refused.empty).waitFor()
  await look('name refused')
  await page.getByLabel(texts.name.label).fill('Nadia')
  // The refusal goes, and what stood below it is new under the finger.
  await page.getByText(texts.name.refused.empty).waitFor({ state: 'hidden' })
  await settled(page)
  await untilSeen(page.getByRole('heading', { name: texts.reason.title }).first(), () => tap(texts.next))
  await seen(texts.reason.title)
  await look('reason')
  await tapPart(texts.reason.of['job-search'])
  await seen(texts.card.newTitle)
  await look('new card')
  const number = await page.getByText(/^[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]$/).innerText()
  const pass = number.replaceAll(' ', '')
  await tap(texts.card.later)
  await page.getByText(texts.welcome.arrived).waitFor()
  await look('welcome')
  // Easy to read offers only what one comes for.
  if (button !== 'Facile à lire') {
    await tapPart(texts.welcome.about)
    await seen(texts.audience.title)
    await look('about')
    await tap(texts.audience.done)
  }
  await tap(texts.minors.tile)
  await seen(texts.minors.age.title)
  await look('age')
  await goTo(page, '/minor/board')
  await seen(texts.minors.stop.title['guardian-needed'])
  await look('minor')
  await goTo(page, '/be-helped')
  await seen(texts.assistance.begin.title)
  await look('be helped')
  await tap(texts.assistance.begin.yes)
  await seen(texts.assistance.host.title)
  await look('a host signs in')
  await goTo(page, '/welcome')
  await tap(texts.welcome.done)
  await seen(texts.done.cardTitle)
  await look('card to keep')
  await tap(texts.card.noted)
  await seen(texts.done.title)
  await look('done')
  await tap(texts.back)

  const steps = { press, tap, tapPart, seen, look, back: texts.back, givePictures }
  await lookAtChallenges(page, texts.challenges, steps)
  await tapPart(texts.welcome.offers)
  await seen(texts.offers.title)
  await look('offers')
  await tap(texts.listed.open)
  await seen(texts.listed.title)
  await look('offers of France Travail')
  await press(page.getByRole('main').getByRole('listitem').getByRole('button').first())
  await page.getByText('48A1').first().waitFor()
  await look('offer of France Travail')
  await tap(texts.back)
  await tap(texts.back)
  await seen(texts.offers.title)
  await press(page.getByRole('button', { name: offerTitle }))
  await seen(offerTitle)
  await look('offer')
  await tap(texts.offer.apply)
  await seen(texts.apply.title)
  await look('apply')
  await tap(`${texts.apply.add} : ${texts.apply.field.message}`)
  await seen(texts.apply.write.message)
  await look('words')
  await page.getByLabel(texts.apply.field.message).fill('Bonjour')
  await tap(texts.apply.ok)
  await tap(`${texts.apply.add} : ${texts.apply.field.abilities}`)
  await seen(texts.abilities.title)
  await look('abilities')
  await tap(texts.apply.ok)
  await tap(texts.next)
  await seen(texts.review.title)
  await look('review')
  await tap(texts.next)
  await seen(texts.pictures.choose)
  await look('pictures')
  await givePictures()
  await tap(texts.pictures.again)
  await seen(texts.pictures.againTitle)
  await look('pictures again')
  await givePictures()
  await tap(texts.apply.send)
  await page.getByText(texts.receipt.arrived).waitFor()
  await look('receipt')
  await tap(texts.receipt.done)
  await tapPart(texts.welcome.applications)
  await seen(texts.applications.title)
  await look('applications')
  await press(page.getByRole('button', { name: offerTitle }))
  await seen(offerTitle)
  await look('application')
  await tap(texts.application.understood)
  await tap(texts.back)
  await lookAtMyPage(page, texts, steps)
  await lookAtWhatIsAsked(page, pass, texts, steps)
  await lookAtBoard(page, pass, texts, steps)
  await lookAtPlace(page, texts, steps)
  await alone(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('wheel')))
    await page.clock.fastForward(46_000)
    await page.getByRole('dialog').waitFor()
    await look('still here?')
    const loaded = page.waitForEvent('load')
    await tap(texts.idle.endNow)
    await loaded
  })

  // The next person finds French again.
  await chooseLanguage()
  await tapPart(texts.attract.card)
  await page.getByLabel(texts.pass.code).fill(pass)
  await tap(texts.next)
  await seen(texts.confirm.title)
  await look('confirm')
  await tap(texts.confirm.itsMe)
  await tapPart(texts.welcome.card)
  await seen(texts.card.title)
  await look('card')
  for (const [name, address] of kioskRoutes) {
    if (!name.endsWith('unlock')) continue
    await goTo(page, address)
    await seen(texts.pictures.give)
    await look(name)
  }
}

interface Steps {
  press: (control: Locator) => Promise<void>
  tap: (name: string) => Promise<void>
  tapPart: (name: string) => Promise<void>
  seen: (title: string) => Promise<void>
  look: (screen: string) => Promise<void>
  back: string
  givePictures: () => Promise<void>
}

/** From the welcome screen: what one can do, who saw it, who may read it, and all that is kept. */
async function lookAtMyPage(
  page: Page,
  texts: Texts,
  { press, tap, tapPart, seen, look, back, givePictures }: Steps,
): Promise<void> {
  const { skills, myPage, workTerms, consents, recommend, myData } = texts
  await tapPart(skills.tile)
  await seen(skills.scenes.title)
  await look('scenes of life')
  await tapPart(skills.sources.open)
  await seen(skills.sources.title)
  await look('sources')
  await tap(back)
  await tapPart(skills.say.tile)
  await seen(skills.say.title)
  await page.getByLabel(skills.say.label).fill('conducteur d’engins')
  await press(page.getByRole('button', { name: /Conducteur/ }))
  await look('in one’s own words')
  await tap(back)
  await press(page.getByRole('main').locator('.scene').first())
  await press(page.getByRole('button', { name: myPage.how.alone, exact: true }).first())
  await look('sentences')
  await tap(texts.apply.ok)
  await tap(skills.scenes.page)
  await seen(skills.proud.title)
  await look('proud of')
  await page.getByLabel(skills.proud.label).fill('Bonjour')
  await tap(texts.apply.ok)
  await seen(myPage.title)
  await look('my page')
  await tapPart(workTerms.tile)
  await seen(workTerms.title)
  await tap(workTerms.when.evening)
  await look('when and where one works')
  await tapPart(workTerms.departmentsTile)
  await seen(workTerms.departments)
  await tap('Occitanie')
  await tap('Lozère (48)')
  await look('in which departments one would work')
  await tap(texts.apply.ok)
  await seen(workTerms.title)
  await tap(texts.apply.ok)
  await seen(myPage.title)

  await tapPart(consents.title)
  await seen(consents.title)
  await tapPart(consents.who.search)
  await page.getByText(consents.told.yes).waitFor()
  await look('who may see my page')
  await tapPart(consents.hidden.tile)
  await seen(consents.hidden.title)
  await look('by which employers one is not found')
  await tapPart(consents.title)
  await seen(consents.title)
  await tap(consents.receipt)
  await seen(consents.paper.title)
  await look('what I allowed')
  await goTo(page, '/choose-pictures')
  await seen(texts.pictures.choose)
  await look('pictures that lock a page')
  await tap(back)
  await tap(texts.apply.ok)

  await tapPart(recommend.tile)
  await seen(recommend.choose.title)
  await press(page.getByRole('main').getByRole('listitem').getByRole('button').first())
  await look('asking somebody')
  await tap(recommend.choose.next)
  await seen(recommend.card.title)
  await look('their card')
  await scan(page, witness)
  await seen(texts.pictures.give)
  await look('their pictures')
  await givePictures()
  await tap(texts.next)
  await seen(recommend.says.title)
  await tap(recommend.says.yes)
  await tap(recommend.says.next)
  await seen(recommend.tells.title)
  await tap(recommend.role.work)
  await look('how they know the person')
  await tap(back)
  await seen(recommend.says.title)
  await tap(recommend.says.no)
  await look('did they see it')
  await tap(recommend.says.next)
  await seen(recommend.thanks.nothing)
  await look('nothing was said')
  await tap(recommend.thanks.next)
  await tapPart(recommend.around.tile)
  await seen(recommend.around.title)
  await look('what others say')

  await goTo(page, '/my-data-unlock')
  await seen(myData.title)
  await look('my data')
  await tap(myData.take)
  await seen(myData.taking.title)
  await look('take my data along')
  await tap(back)
  await seen(myData.title)
  await tap(myData.erase)
  await seen(myData.erasing.title)
  await look('erase')
  await tap(myData.erasing.next)
  await seen(myData.erasing.pictures)
  await look('erase for good')
  await goTo(page, '/attestations')
  await seen(texts.proofs)
  await look('my proofs')
  await goTo(page, '/position/sjardin')
  await look('posts of a session')
}

/** What people ask and offer: the wall, one card, one made, and what became of it. */
async function lookAtBoard(
  page: Page,
  pass: string,
  { board, apply, practices, toldBy, thanks, language }: Texts,
  { tap, tapPart, seen, look, back }: Steps,
): Promise<void> {
  const { writing, own, interest, reporting, taking } = board
  const shop = readyWordOf(friperie)![language]
  const row = (form: 'add' | 'change', what: keyof typeof writing.row) =>
    tapPart(writing[form].replace('{what}', writing.row[what]))
  await goTo(page, '/told-by')
  await seen(toldBy.title)
  await look('who told one of the place')
  await goTo(page, '/board')
  await seen(board.title)
  await look('board')
  await tapPart(practices.title)
  await seen(practices.title)
  await look('sheets of good practice')
  await goTo(page, '/practices/immersion-rights')
  await seen(sheet[language].title)
  await look('a sheet of good practice')
  await goTo(page, '/board')
  await seen(board.title)
  await tapPart(board.success.title)
  await seen(board.success.title)
  await look('successes')
  await tap(back)
  await seen(board.title)
  await tapPart(board.door.need)
  await seen(board.list.need)
  await look('nobody offers')
  await tap(back)
  await tapPart(board.door.project)
  await seen(board.list.project)
  await look('projects')
  await tapPart(board.search.open)
  await page.getByLabel(board.search.label).fill('zzz')
  await look('a word to look for')
  await tap(board.ok)
  await look('no card with it')
  await tapPart(board.search.all)
  await tapPart(shop)
  await seen(shop)
  await look('a card')
  await tap(board.take)
  await seen(taking.title)
  await look('a card to take along')
  await tap(back)
  await tap(back)
  await tapPart(wrongIn({ language }))
  await tap(board.report)
  await seen(reporting.title)
  await look('what is wrong with a card')
  await tapPart(reporting.reason.over)
  await seen(reporting.done)
  await look('it was reported')
  await tap(board.ok)
  await tapPart(shop)
  await tap(board.interested)
  await seen(interest.title)
  await look('what follows')
  await tap(interest.say)
  await seen(interest.name)
  await look('the name that is told')
  await tap(apply.ok)
  await seen(interest.done)
  await look('it interests one')
  await tap(board.ok)
  await tap(board.write.project)
  await seen(writing.topic.title)
  await look('what it is about')
  await tapPart(board.topic.business)
  await seen(writing.sentence.title)
  await look('a sentence')
  await tapPart(writing.sentence.own)
  await look('a sentence of one’s own')
  await tap(back)
  await tapPart(shop)
  await seen(writing.preview.title)
  await row('add', 'details')
  await page.getByLabel(writing.details.label).fill('06 12 34 56 78')
  await look('details')
  await tap(board.ok)
  await row('add', 'steps')
  await seen(writing.steps.title)
  await look('steps')
  await tap(board.ok)
  await row('add', 'wanted')
  await seen(writing.wanted.title)
  await look('who could join')
  await tap(board.ok)
  await row('add', 'stage')
  await seen(writing.stage.title)
  await look('how far it is')
  await tap(back)
  await row('change', 'days')
  await seen(writing.days.title)
  await look('how long')
  await tap(back)
  await seen(writing.preview.title)
  await look('as others see it')
  await tap(writing.send)
  await seen(writing.sent.title)
  await look('handed in')
  // Somebody else's may come first: it is asked for until it is one's own.
  const isMine = async () => {
    await goTo(page, '/board')
    await goTo(page, '/my-postings')
    await settled(page)
    return page.getByText(own.state.pending).count()
  }
  await expect.poll(isMine, { timeout: 60_000, interval: 1000 }).toBeGreaterThan(0)
  await look('my cards')
  await tapPart(shop)
  await expect.poll(() => screenAt(page.url())).toBe('my-posting')
  await page.getByText(own.state.pending).first().waitFor()
  await look('my card')
  await goTo(page, '/my-project/none')
  await seen(board.project.gone)
  await look('a project that does not stand')
  await bringTogether(pass)
  // Read anew with one's own cards.
  const isOfTeam = async () => {
    await goTo(page, '/my-postings')
    await goTo(page, '/my-project/friperie')
    await settled(page)
    return page.getByText(board.project.gone).count()
  }
  await expect.poll(isOfTeam, { timeout: 60_000, interval: 1000 }).toBe(0)
  await seen(shop)
  await look('a project that one joined')
  await goTo(page, '/thanks')
  await page.getByText(thanks.received).waitFor()
  await look('thanks that arrived, and whom one may thank')
  await tapPart(thanks.sayTo.replace('{name}', friend))
  await look('to say thanks')
  await tap(back)
  await goTo(page, '/projects-elsewhere')
  await seen(board.elsewhere.title)
  await look('projects of other places')
  await goTo(page, '/welcome')
}

/** From the welcome screen and back: who likes to talk, what happens here, what one may book, and whom one may meet. */
async function lookAtPlace(
  page: Page,
  { meeting, events, places, board, apply, tables, language }: Texts,
  { press, tap, tapPart, seen, look, back }: Steps,
): Promise<void> {
  await tapPart(meeting.talk.tile)
  await seen(meeting.talk.title)
  await look('of what one likes to talk')
  await tapPart(meeting.topic.budget)
  await page.getByRole('button', { name: meeting.talk.stop }).waitFor()
  await look('of what one talks')
  await tap(meeting.talk.done)
  await page.getByRole('button', { name: meeting.talk.open }).waitFor()
  await look('welcome of who likes to talk')
  await tapPart(events.tile)
  await seen(events.list.title)
  await look('events')
  await tapPart(eventTitle)
  await seen(eventTitle)
  await look('an event')
  await tap(back)
  await seen(events.list.title)
  await tap(back)

  await tapPart(tables.tile)
  await seen(tables.title)
  await look('small tables')
  await tapPart(meeting.topic.budget)
  await seen(meeting.topic.budget)
  await look('a table')
  await tap(tables.join)
  await page.getByRole('button', { name: tables.leave }).waitFor()
  await look('a chair at a table')
  await tap(back)
  await seen(tables.title)
  await tapPart(tables.propose)
  await seen(tables.about)
  await look('of what a table could be')
  await tapPart(tables.own)
  await seen(tables.own)
  await look('a topic of one’s own')
  await tap(back)
  await tapPart(meeting.topic.writing)
  await seen(tables.when)
  await look('the hour of a table')
  await goTo(page, '/table/gone')
  await look('a table that is gone')

  await goTo(page, '/board')
  await seen(board.title)
  await tapPart(places.tile)
  await seen(places.title)
  await look('what one may book')
  await tapPart(smallRoom.name)
  await seen(smallRoom.name)
  await tap(places.day.second)
  await look('a room')
  await press(page.getByRole('main').locator('section').last().getByRole('button').nth(hourOf[language]!))
  await look('a room for an hour')
  await tap(places.ask)
  await seen(places.mine)
  await look('what I booked')
  await tap(back)
  await look('welcome of who booked')

  await goTo(page, '/board')
  await seen(board.title)
  await tapPart(meeting.meet.tile)
  await seen(meeting.meet.title)
  await look('of what one would like to talk')
  await tapPart(meeting.topic.budget)
  await seen(meeting.topic.budget)
  await look('to ask to meet')
  await tap(meeting.meet.ask)
  await seen(board.interest.name)
  await look('by which name one is called')
  await tap(apply.ok)
  await seen(meeting.meet.done)
  await look('it is asked')
  await tap(board.ok)
  await goTo(page, '/welcome')
}

/** Where an employer asks for the person: what it says, the answers, and what came of a yes. */
async function lookAtWhatIsAsked(
  page: Page,
  pass: string,
  { invitations, apply }: Texts,
  { press, tap, tapPart, seen, look, back }: Steps,
): Promise<void> {
  await goTo(page, '/invitations')
  await page.getByText(invitations.none).waitFor()
  await look('nobody asks')
  await tap(back)
  await ask(pass)
  await goTo(page, '/invitations')
  await seen(invitations.title)
  await press(page.getByRole('main').getByRole('listitem').getByRole('button'))
  await seen(employerName)
  await look('what is asked')
  await tap(invitations.yes)
  await seen(invitations.how.title)
  await look('how to be reached')
  await tapPart(invitations.how.phone)
  await look('a telephone')
  await tap(back)
  await tapPart(invitations.how.here)
  await seen(invitations.name)
  await look('a first name')
  await tap(apply.ok)
  await seen(invitations.done.accepted)
  await look('a yes was said')
  await tap(back)
  await seen(invitations.title)
  await look('who asks')
  await tap(back)
}

/** An employer asks for the holder of a card, who let themselves be found. */
async function ask(pass: string): Promise<void> {
  const [visitorId] = await stage.folder.idsOf(pass)
  const page = async () => {
    const profiles = await stage.folder.records<CompetenceProfile>('profiles')
    return profiles.find((one) => one.visitorId === visitorId)?.consents
  }
  await expect.poll(page).toHaveLength(1)
  await stage.folder.open(({ store, clock }) =>
    store.transaction((tx) =>
      tx.run(
        tx.tables.insertInto('invitations').values({
          ...{ siteId: 'mende', employerId, accountId: 'anne', visitorId: visitorId!, invitationId: pass },
          ...{ searchId: pass, cardId: pass, kind: 'session', sessionId: 'sjardin', invitedAt: clock.now() },
          ...{ message: 'Une heure au comptoir, avec Anne.', wanted: '[{"key":"ability:work-in-team"}]' },
          ...{ pay: null, answer: null, answeredAt: null, putOffAt: null, told: null },
        }),
      ),
    ),
  )
}

/** Who wrote a project, as others call them. */
const friend = 'Salomé'
/** A host brings the holder of a card together with whoever wrote the project that interests them, who says thanks. */
async function bringTogether(pass: string): Promise<void> {
  const [visitorId] = await stage.folder.idsOf(pass)
  const theirs = async () => {
    const said = await stage.folder.records<ContactRequest>('contactRequests')
    return said.find((one) => one.visitorId === visitorId && one.postingId === 'friperie')
  }
  await expect.poll(theirs, { timeout: 60_000 }).toBeDefined()
  const asked = (await theirs())!
  await stage.folder.open(async ({ store, clock }) => {
    const now = clock.now()
    const said = { at: now, by: 'server' }
    const yes = { id: `yes-${pass}`, type: 'accepted', name: friend, ...said } as const
    const met = { id: `met-${pass}`, type: 'introduced', ...said } as const
    await store.transaction(async (tx) => {
      const events = [...asked.events, yes, met]
      await keepRecord(tx, 'contactRequests', revised(asked, byServer(now), { events }))
      await tx.run(
        tx.tables.insertInto('thanks').values({
          ...{
            thanksId: pass,
            siteId: 'mende',
            about: asked.id,
            forKind: 'meeting',
            topic: null,
            state: 'told',
          },
          ...{ authorId: 'somebody', authorName: friend, visitorId: visitorId!, visitorName: 'Nadia' },
          ...{ ready: 'listened', line: null, at: now, toldAt: now, answeredAt: null },
          ...{ competenceId: null, competence: null, recommendationId: null, readBy: null },
        }),
      )
    })
  })
}

/** From the welcome screen and back: a seat booked, a full session, one for adults. */
async function lookAtChallenges(
  page: Page,
  texts: Texts['challenges'],
  { press, tap, tapPart, seen, look, back }: Steps,
): Promise<void> {
  const openFirst = () => press(page.getByRole('main').getByRole('listitem').getByRole('button').first())
  // The first kiosk may hold the seats of the others: theirs are then asked for.
  const reserve = () =>
    press(page.getByRole('button', { name: new RegExp(`^(${texts.card.book}|${texts.card.ask})$`) }))
  const choose = (track: string) =>
    press(page.getByRole('group', { name: texts.list.filters.track }).getByRole('button', { name: track }))
  await tapPart(texts.tile)
  await seen(texts.list.title)
  await look('challenges')
  await choose(texts.track.explorer)
  await openFirst()
  await look('challenge')
  await reserve()
  await page.getByRole('button', { name: texts.slip.print }).waitFor()
  await look('slip')
  await tap(texts.slip.done)
  await tapPart(texts.mineTile)
  await seen(texts.mine.title)
  await look('my challenges')
  await tap(texts.mine.cancel)
  await page.getByRole('dialog').waitFor()
  await look('give back')
  await tap(texts.mine.cancelNo)
  await tap(texts.mine.find)
  await choose(texts.track.adventurer)
  await openFirst()
  await seen(texts.full.title)
  await tap(texts.card.observed)
  await look('challenge full')
  await tap(back)
  await choose(texts.track.scout)
  await openFirst()
  await reserve()
  await page.getByRole('dialog').waitFor()
  await look('age')
  await tap(texts.age['16-17'])
  await seen(texts.age.tooYoung)
  await look('too young')
  await tap(back)
  await tap(back)
}

test('the kiosk has nothing for axe to find, and targets for any finger, on every screen in every language', async () => {
  const findings: string[] = []
  const seen = new Set(Object.keys(elsewhere))
  /** One person at one kiosk, in one language. */
  const inspect = async (page: Page, language: (typeof languages)[number]) => {
    await walkThrough(page, language, async (screen) => {
      seen.add(screenAt(page.url()) ?? page.url())
      await page.evaluate((mode) => mode && document.documentElement.classList.add(mode), language.mode)
      const found = [...(await axeFindings(page, language.rules)), ...(await targetFindings(page))]
      if (language.hasKeys) found.push(...(await keyboardFindings(page)))
      findings.push(...found.map((finding) => `${language.name}, ${screen}: ${finding}`))
    })
  }
  // Linked one after the other (one code at a time), then walked through side by side: much of it is waiting.
  const kiosks: Page[] = []
  for (const _ of languages) kiosks.push(await stage.open('kiosk'))
  for (const page of kiosks) await page.clock.install()
  await Promise.all(languages.map((language, index) => inspect(kiosks[index]!, language)))
  expect(findings).toEqual([])
  expect([...kioskRoutes.keys()].filter((name) => !seen.has(name))).toEqual([])
}, 600_000)

test('a kiosk that is not linked, or was removed, has nothing for axe to find either', async () => {
  const computer = await stage.browser.anotherComputer()
  const page = await stage.browser.openPage(computer, `${stage.server.url}/kiosk/`)
  await page.getByRole('heading', { name: kioskTexts.fr.kiosk.enrolment.title }).waitFor()
  expect([...(await axeFindings(page)), ...(await targetFindings(page))]).toEqual([])
})

test('the inspection itself finds faint words, a button without a name, small targets and crowded ones', async () => {
  const page = await (await stage.browser.anotherComputer()).newPage()
  await page.setContent(`<html lang="fr"><title>Essai</title><main><h1 style="color: #bbb">Pâle</h1>
    <button style="width: 61px; height: 61px"></button><button style="width: 20px; height: 61px">Petit</button>
    </main>`)
  const [found, targets] = [(await axeFindings(page)).join('\n'), (await targetFindings(page)).join('\n')]
  expect(found).toContain('color-contrast')
  expect(found).toContain('button-name')
  expect(targets).toContain('"Petit" is 20 × 61')
  expect(targets).toContain('between')
})
