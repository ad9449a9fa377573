import type { VisitorNews } from '../../domain/contract/visitors.ts'
import type {
  InvitationAnswer,
  InvitationAnswerRefusal,
  InvitationSent,
  MyInvitation,
} from '../../domain/contract/invitations.ts'
import {
  invitationStatus,
  PUT_OFF,
  SILENCE,
  WAITING_FROM_ONE,
  type PayRange,
} from '../../domain/matching/invitation.ts'
import type { Wanted } from '../../domain/matching/match-need.ts'
import type { SkillKey, WantedKey } from '../../domain/competences/proofs.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { readEmail } from '../../domain/text/email.ts'
import { readPhone } from '../../domain/text/phone.ts'
import type { Instant } from '../../domain/time.ts'
import { madeBefore, noteMade, type MakingRequest } from '../made-once.ts'
import { personOf } from '../passes/person.ts'
import { NO_SEARCH, referringApplication } from '../referrals/referrals.ts'
import { isOfChallenge } from '../../domain/sessions/challenge-session.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { mayBeShown } from './invite.ts'
import type { Searcher } from './search-competences.ts'

type Row = Tables['invitations']
/** What a skill is called in the languages of the taxonomy. */
export type SkillNames = (key: SkillKey) => { fr: string; en: string } | undefined
/** What everything that a search may ask for is called to the device that asks. */
export type WantedNames = (key: WantedKey) => { fr: string; en: string } | undefined

/** What a person chose to tell with their yes. */
export interface Told {
  name: string
  channel: 'phone' | 'email' | 'here'
  words?: string
}

/** As many as a desk lists; older ones are over. */
const LISTED = 200

/** What an employer asked, newest first. Of who took their consent back nothing is told: it ends in silence. */
export async function invitationsOfEmployer(
  { store, clock }: ServerParts,
  nameOf: WantedNames,
  { siteId, employerId }: Pick<Searcher, 'siteId' | 'employerId'>,
): Promise<InvitationSent[]> {
  return store.read(async (view) => {
    const rows = await view.all(
      view.tables
        .selectFrom('invitations')
        .selectAll()
        .where('siteId', '=', siteId)
        .where('employerId', '=', employerId)
        .orderBy('invitedAt', 'desc')
        .limit(LISTED),
    )
    const now = clock.now()
    return Promise.all(
      rows.map(async (row): Promise<InvitationSent> => {
        const shown = await mayBeShown(view, row, now)
        const { sessionId } = row
        const session =
          sessionId === null ? undefined : await view.record('challengeSessions', sessionId, siteId)
        return {
          ...headOf(row),
          ...{ searchId: row.searchId, cardId: row.cardId, sought: soughtIn(row, nameOf) },
          ...(session ? { sessionTitle: session.title } : {}),
          status: invitationStatus(shown ? row : { ...row, answer: null }, now),
          ...(shown && row.told !== null ? { person: JSON.parse(row.told) as Told } : {}),
        }
      }),
    )
  })
}

/** What is asked of a person, newest first; gone once they are found no more, or the employer left the site. */
export async function invitationsOfVisitor(
  { store, clock }: ServerParts,
  nameOf: WantedNames,
  siteId: string,
  visitorId: string,
): Promise<MyInvitation[]> {
  return store.read(async (view) => {
    const rows = await shownTo(view, siteId, visitorId, clock.now())
    return Promise.all(
      rows.map(async (row): Promise<MyInvitation> => {
        const employer = (await view.record('employers', row.employerId))!
        const { sessionId } = row
        const session =
          sessionId === null ? undefined : await view.record('challengeSessions', sessionId, siteId)
        return {
          ...headOf(row),
          ...(row.pay === null ? {} : { pay: JSON.parse(row.pay) as PayRange }),
          ...(session && isOfChallenge(session)
            ? {
                session: {
                  id: session.id,
                  title: session.title,
                  track: session.track,
                  startsAt: session.startsAt,
                  endsAt: session.endsAt,
                  ...(session.where === undefined ? {} : { where: session.where }),
                },
              }
            : {}),
          sought: soughtIn(row, nameOf),
          ...(await recommendedBy(view, row)),
          status: invitationStatus(row, clock.now()),
          employer: {
            name: employer.name,
            ...(employer.activity === undefined ? {} : { activity: employer.activity }),
            ...(employer.town === undefined ? {} : { town: employer.town }),
            ...(employer.presentation === undefined ? {} : { presentation: employer.presentation }),
            ...(employer.reciprok === undefined ? {} : { reciprok: employer.reciprok }),
          },
        }
      }),
    )
  })
}

/**
 * What waits for who holds a card, before anything is opened: how the employer answers people, and what it seeks. Not
 * who it is, and not what was put off today.
 */
export async function invitationNews(
  view: StoreReader,
  nameOf: WantedNames,
  { siteId, visitorId, now }: { siteId: string; visitorId: string; now: Instant },
): Promise<VisitorNews['invited']> {
  const rows = await shownTo(view, siteId, visitorId, now)
  const waiting = rows.filter(
    (row) => invitationStatus(row, now) === 'waiting' && (row.putOffAt ?? 0) <= now - PUT_OFF,
  )
  const [newest] = waiting
  if (!newest) return undefined
  const { reciprok } = (await view.record('employers', newest.employerId))!
  return {
    count: waiting.length,
    sought: soughtIn(newest, nameOf).slice(0, 3),
    ...(reciprok === undefined ? {} : { reciprok }),
  }
}

/** The person's answer. `gone`: there is no such question to them any more; `answered`: they answered it before. */
export async function answerInvitation(
  { store, clock }: ServerParts,
  { siteId, visitorId }: { siteId: string; visitorId: string },
  answer: InvitationAnswer,
  request: MakingRequest | undefined,
): Promise<Result<void, InvitationAnswerRefusal | 'request-reused'>> {
  const read = toldWith(answer)
  if (!read.ok) return read
  const told = read.value
  return store.transaction(async (tx) => {
    const made = await madeBefore(tx, request)
    if (!made.ok) return made
    if (made.value !== undefined) return ok(undefined)
    const now = clock.now()
    const rows = await shownTo(tx, siteId, visitorId, now)
    const row = rows.find(({ invitationId }) => invitationId === answer.invitationId)
    if (!row || invitationStatus(row, now) === 'silent') return refuse('gone')
    if (row.answer !== null) return refuse('answered')
    const changes =
      answer.answer === 'later'
        ? { putOffAt: now }
        : { answer: answer.answer, answeredAt: now, told: told === null ? null : JSON.stringify(told) }
    await tx.run(
      tx.tables.updateTable('invitations').set(changes).where('invitationId', '=', row.invitationId),
    )
    await noteMade(tx, request, row.invitationId)
    return ok(undefined)
  })
}

/** What the person tells with a yes: only the way that they chose, as it can be used. */
function toldWith({
  answer,
  name,
  channel,
  words = '',
}: InvitationAnswer): Result<Told | null, InvitationAnswerRefusal> {
  if (answer !== 'yes') return ok(null)
  if (name === undefined || channel === undefined) return refuse('name-needed')
  if (channel === 'here') return ok({ name, channel })
  const read = channel === 'phone' ? readPhone(words) : readEmail(words)
  return read.ok ? ok({ name, channel, words: read.value }) : read
}

/**
 * The invitations that a person sees, under any of their ids, newest first. Of one employer a few wait at a time, and
 * none after a no: the others end in silence.
 */
async function shownTo(view: StoreReader, siteId: string, visitorId: string, now: Instant): Promise<Row[]> {
  const { ids } = await personOf(view, siteId, visitorId)
  const rows = await view.all(
    view.tables
      .selectFrom('invitations')
      .selectAll()
      .where('siteId', '=', siteId)
      .where('visitorId', 'in', ids)
      .orderBy('invitedAt'),
  )
  const shown: Row[] = []
  const waiting = new Map<string, number>()
  const declined = new Set<string>()
  for (const row of rows) {
    const { employerId } = row
    const status = invitationStatus(row, now)
    // Who lets themselves be recommended to an employer said yes to it since.
    const isSearched = row.searchId !== NO_SEARCH
    if (isSearched && row.answer === null && declined.has(employerId)) continue
    if (status === 'declined') declined.add(employerId)
    if (status === 'waiting') {
      const count = (waiting.get(employerId) ?? 0) + 1
      waiting.set(employerId, count)
      if (count > WAITING_FROM_ONE) continue
    }
    // What was over for as long as it was open is no news of anybody's.
    if (status === 'silent' && now >= row.invitedAt + 2 * SILENCE) continue
    if (await mayBeShown(view, row, now)) shown.unshift(row)
  }
  return shown
}

/** Who recommended the person to the employer that asks, where somebody did. */
async function recommendedBy(view: StoreReader, row: Row): Promise<Pick<MyInvitation, 'recommendedBy'>> {
  if (row.searchId !== NO_SEARCH) return {}
  const application = await referringApplication(view, row, row.cardId)
  const employer = application && (await view.record('employers', application.employerId))
  return employer ? { recommendedBy: employer.name } : {}
}

function headOf({ invitationId, invitedAt, kind, message }: Row) {
  return { invitationId, invitedAt, answerBy: invitedAt + SILENCE, kind, message }
}

/** What is asked for, as it is called; what has no name here is left out. */
export function soughtIn({ wanted }: Pick<Row, 'wanted'>, nameOf: WantedNames): InvitationSent['sought'] {
  return (JSON.parse(wanted) as Wanted[]).flatMap(({ key }) => {
    const name = nameOf(key)
    return name ? [{ key, ...name }] : []
  })
}
