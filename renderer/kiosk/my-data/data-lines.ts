import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { allows, consentPurposes } from '../../../domain/competences/consents.ts'
import { hiddenFrom } from '../../../domain/competences/hidden-from.ts'
import {
  declaredOf,
  type CompetenceProfile,
  type Recommendation,
} from '../../../domain/competences/profile.ts'
import { standing } from '../../../domain/competences/proofs.ts'
import { isTermKey } from '../../../domain/competences/work-terms.ts'
import type { MyData } from '../../../domain/contract/my-data.ts'
import { ratingQuestions, type AnswerRating } from '../../../domain/hiring/answer-rating.ts'
import { abilities, type AbilityCode } from '../../../domain/kit/abilities.ts'
import { kept } from '../../../domain/retention/keeping.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { useLanguages } from '../../strings/languages.ts'
import type { PictogramName } from '../../ui/pictograms/pictograms.ts'
import { siteTime } from '../../words/site-words.ts'
import { dayHere } from '../../words/site-zone.ts'
import { termWords, workTermsWords } from '../../words/term-words.ts'
import { usePostingWords } from '../board/posting-words.ts'
import { useSentenceWords } from '../competences/sentence-words.ts'
import { useDates } from '../dates.ts'
import { useWitnessWords } from '../recommending/witness-words.ts'

type Minority = NonNullable<MyData['minority']>

/** What things are kept for, in the order in which they are told. */
const purposes = ['welcome', 'challenges', 'page', 'work', 'board', 'looked'] as const
type DataPurpose = (typeof purposes)[number]

const pictogramOf = {
  welcome: 'arrive',
  challenges: 'challenge',
  page: 'seed',
  work: 'offers',
  board: 'board',
  looked: 'people',
} as const satisfies Record<DataPurpose, PictogramName>

export interface DataGroup {
  purpose: DataPurpose
  icon: PictogramName
  /** One sentence each, the latest first. */
  lines: string[]
  /** What is said when there is no line. */
  empty: string
}

/** All that is kept of somebody as sentences, by what it is kept for. */
export function useDataGroups(told: () => MyData | null) {
  const { t } = useI18n()
  const data = useDeviceData()
  const { spoken } = useLanguages()
  const { showDay, showInstant } = useDates()
  const wordsOf = useSentenceWords()
  const besides = useWitnessWords()
  const { said } = usePostingWords()
  const on = (at: number) => ({ day: showInstant(at) })
  const clock = (at: number) => siteTime(at, spoken.value)

  function visit({ day, audience, prescriber, people = 1, openTo = [] }: MyData['visits'][number]): string {
    return [
      t('myData.line.visit', { day: showDay(day) }),
      ...(audience ? [t(`kiosk.audience.of.${audience}`)] : []),
      ...(prescriber ? [t('myData.line.toldBy', { who: t(`kiosk.toldBy.of.${prescriber}`) })] : []),
      ...(people > 1 ? [`${t('kiosk.group.number')} ${people}`] : []),
      ...(openTo.length > 0
        ? [t('myData.line.openTo', { what: openTo.map((topic) => t(`meeting.topic.${topic}`)).join(', ') })]
        : []),
    ].join(' · ')
  }
  /** An age that was said, or who agreed to what. */
  function minor({ said, at, band, guardian = '', acts = [], until }: Minority[number]): string {
    if (said === 'age' && band)
      return t('myData.line.minor.age', { band: t(`challenges.age.${band}`), ...on(at) })
    if (said === 'withdrawn') return t('myData.line.minor.withdrawn', on(at))
    const what = acts.map((act) => t(`myData.line.minor.act.${act}`)).join(', ')
    return t('myData.line.minor.agreed', { guardian, what, until: showDay(until ?? dayHere(at)), ...on(at) })
  }
  function welcome({
    directory,
    pairings = [],
    minority = [],
    elsewhere = [],
    visits,
    toldAt,
  }: MyData): string[] {
    // They are here: from today on it is counted anew.
    const ends = dayHere(toldAt + kept.accounts)
    return [
      t('myData.line.ends', { day: `${showDay(ends)} ${ends.slice(0, 4)}` }),
      ...directory.flatMap(({ name, note }) => [
        ...(name ? [t('myData.line.name', { name })] : []),
        ...(note ? [t('myData.line.note', { note })] : []),
      ]),
      ...pairings.map(({ said, at }) => t(`myData.line.paired.${said}`, on(at))),
      ...elsewhere.map(({ site, since }) => t('elsewhere.mine.line', { site, ...on(since) })),
      ...minority.map(minor),
      ...visits.map(visit),
    ]
  }
  function challenges({ bookings, reservations = [], observations, attestations }: MyData): string[] {
    return [
      ...attestations.map(({ title, issuedAt }) => t('myData.line.attestation', { title, ...on(issuedAt) })),
      ...bookings.map(({ title, askedAt }) => t('myData.line.booking', { title, ...on(askedAt) })),
      ...reservations.map(({ thing, startsAt, status }) =>
        [
          t('myData.line.reservation', { thing: thing || t('places.removed'), ...on(startsAt) }),
          t(`places.status.${status}`),
        ].join(' · '),
      ),
      ...observations.map(({ title, at, kind }) =>
        t(`myData.line.${kind === 'self' || kind === 'answer' ? 'ownWords' : 'observation'}`, {
          title,
          ...on(at),
        }),
      ),
    ]
  }
  function page({ profile, said }: MyData): string[] {
    return [
      ...(profile ? ownPage(profile) : []),
      ...said.map(({ competenceId, label, at, ...told }) =>
        [
          t('myData.line.saidOfOther', { words: wordsOf({ id: competenceId, label }), ...on(at) }),
          ...besides(told),
        ].join(' · '),
      ),
    ]
  }
  function ownPage(profile: CompetenceProfile): string[] {
    const declared = declaredOf(profile).map(wordsOf)
    const terms = workTermsWords(t, profile, dayHere(data.now()))
    const allowed = consentPurposes.filter((purpose) => allows(profile, purpose))
    return [
      ...allowed.map((purpose) => t('myData.line.allowed', { who: t(`consents.who.${purpose}`) })),
      ...(allowed.length === 0 ? [t('myData.line.nothingAllowed')] : []),
      ...(hiddenFrom(profile).length > 0 ? [t('myData.line.hidden')] : []),
      ...(profile.pride?.text ? [t('myData.line.pride', { words: profile.pride.text })] : []),
      ...(terms ? [t('myData.line.workTerms', { words: terms })] : []),
      ...declared.map((words) => t('myData.line.competence', { words })),
      ...standing(profile.recommendations).flatMap((said) => recommended(said, profile)),
    ]
  }
  /** Also of a sentence that they took off their page: what was said of it is kept. */
  function recommended(said: Recommendation, { competences }: CompetenceProfile): string | [] {
    const competence = competences.find(({ id }) => id === said.competenceId)
    if (!competence) return []
    const who = t(said.by === 'host' ? 'recommend.around.byHost' : 'recommend.around.byVisitor', on(said.at))
    return [t('myData.line.recommended', { words: wordsOf(competence) }), who, ...besides(said)].join(' · ')
  }
  function work({ applications, introductions, invitations }: MyData): string[] {
    return [
      ...applications.map(({ offer, employer, at, rating, followedAt, referrals, contests = [] }) =>
        [
          t('myData.line.application', { offer, employer, ...on(at) }),
          ...(rating ? [rated(rating)] : []),
          ...(followedAt === undefined ? [] : [t('myData.line.followed', on(followedAt))]),
          ...referrals.map(
            ({ status, ...to }) =>
              `${t('myData.line.referral', { employer: to.employer, ...on(to.at) })}, ${t(`myData.line.referred.${status}`)}`,
          ),
          ...contests.map((contest) => t('myData.line.contested', on(contest.at))),
        ].join('. '),
      ),
      ...introductions.map(({ at }) => t('myData.line.introduction', on(at))),
      ...invitations.map(invitation),
    ]
  }
  function board({ postings = [], saidOnBoard = [], talks = [], thanks = [] }: MyData): string[] {
    return [
      ...postings.map(({ title, at, state, answers }) =>
        [
          t('myData.line.posting', { title: said(title).words, ...on(at) }),
          t(`myData.line.posted.${state}`),
          ...(answers > 0 ? [t('myData.line.answers', answers)] : []),
        ].join(' · '),
      ),
      ...saidOnBoard.map((one) =>
        [
          one.topic && one.said === 'interested'
            ? t('myData.line.wished', on(one.at))
            : t(`myData.line.said.${one.said}`, on(one.at)),
          ...(one.title ? [said(one.title).words] : []),
          ...(one.line ? [said(one.line).words] : []),
          ...(one.topic ? [t(`meeting.topic.${one.topic}`)] : []),
        ].join(' · '),
      ),
      ...talks.map(({ topic, at }) => `${t('myData.line.talk', on(at))} · ${t(`meeting.topic.${topic}`)}`),
      ...thanks.map((one) =>
        [
          t(`myData.line.thanked.${one.said ? 'said' : 'received'}`, on(one.at)),
          ...(one.ready ? [t(`thanks.ready.${one.ready}`)] : []),
          ...(one.line ? [one.line] : []),
          ...(one.competence
            ? [t('myData.line.thanked.recommends', { words: wordsOf(one.competence) })]
            : []),
          t(`myData.line.thanked.${one.state}`),
        ].join(' · '),
      ),
    ]
  }
  function rated(rating: AnswerRating) {
    const answers = ratingQuestions.map((question) => t(`jobs.rate.answer.${rating[question]}`))
    return t('myData.line.rated', { answers: answers.join(', ') })
  }
  function invitation({ invitedAt, employer, status, answeredAt, told }: MyData['invitations'][number]) {
    const reach = told && (told.words ?? t(`invitations.how.${told.channel}`))
    return [
      t('myData.line.invitation', { employer, ...on(invitedAt) }),
      t(`myData.line.invited.${status}`, on(answeredAt ?? invitedAt)),
      ...(told ? [t('myData.line.told', { name: told.name, reach })] : []),
    ].join(' ')
  }
  /** Who acted beside them at a kiosk, from when to when, and what was done. */
  function helped({ by, beganAt, endedAt, acts }: NonNullable<MyData['assistances']>[number]): string {
    const hours = { from: clock(beganAt), to: endedAt === undefined ? '…' : clock(endedAt) }
    const done = acts.map(({ act, times }) =>
      times > 1 ? `${t(`assistance.act.${act}`)} (${times})` : t(`assistance.act.${act}`),
    )
    const what = done.length > 0 ? done.join(', ') : t('assistance.act.nothing')
    return t('myData.line.helped', { by, ...on(beganAt), ...hours, what })
  }
  function looked({ reads, searches, links, profile, assistances = [] }: MyData): string[] {
    return [
      ...assistances.map(helped),
      ...links.map(({ madeAt, takenAt }) =>
        t(`myData.line.${takenAt === undefined ? 'link' : 'taken'}`, on(takenAt ?? madeAt)),
      ),
      ...reads.map(({ at, by }) => t('myData.line.read', { by, ...on(at) })),
      ...searches.map(({ at, employer, wanted }) => {
        const names = wanted.flatMap((key) => nameOf(key, profile) ?? [])
        const words = names.length > 0 ? names.join(', ') : t('myData.line.other')
        return t('myData.line.search', { employer, words, ...on(at) })
      }),
    ]
  }
  /** What was asked for, in the words of the person where it is on their page. */
  function nameOf(key: string, profile: CompetenceProfile | undefined): string | undefined {
    if (isTermKey(key)) return termWords(t, key)
    const [kind, id] = key.split(':')
    if (kind === 'ability') return abilities[id as AbilityCode]?.[spoken.value]
    const own = profile?.competences.find(({ esco }) => esco === id)
    return own && wordsOf(own)
  }

  const linesOf = { welcome, challenges, page, work, board, looked }
  const groups = computed((): DataGroup[] => {
    const mine = told()
    if (!mine) return []
    return purposes.map((purpose) => ({
      purpose,
      icon: pictogramOf[purpose],
      lines: linesOf[purpose](mine),
      empty: t(purpose === 'looked' ? 'myData.nobody' : 'myData.none'),
    }))
  })
  const day = computed(() => showDay(dayHere(told()?.toldAt ?? 0)))
  return { groups, day }
}
