import { defineStore } from 'pinia'
import type { SaidAge } from '../../domain/seats/age-rule.ts'
import type { SessionFilter } from '../../domain/sessions/find-sessions.ts'
import type { PageCode } from '../../domain/attestations/attestation-link.ts'
import type { MyAttestations } from '../../domain/attestations/my-attestations.ts'
import type { ReciprokScore } from '../../domain/hiring/employer.ts'
import { everyOffer, type OfferFilter, type OfferOrder } from '../../domain/hiring/find-offers.ts'
import type { LifeArea } from '../../domain/competences/life-scene.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import type { VisitorId } from '../../domain/ids.ts'
import type { MyData } from '../../domain/contract/my-data.ts'
import type { VisitorNews } from '../../domain/contract/visitors.ts'
import type { TalkTopic } from '../../domain/postings/talk-topics.ts'
import type { Day, Instant } from '../../domain/time.ts'
import type { Minor, MinorBand } from '../../domain/visits/minor-rule.ts'
import type { Prescriber } from '../../domain/visits/prescriber.ts'
import type { Audience, VisitReason } from '../../domain/visits/visit.ts'
import type { DossierKey } from '../data/dossier/page-seal.ts'
import type { OwnTick } from '../data/own-words.ts'
import type { OpenAssistance } from '../data/assistance-api.ts'
import type { MyBoard } from '../data/my-board-api.ts'
import type { MyTables } from '../data/tables.ts'
import type { MyThanks } from '../data/thanks-api.ts'
import type { MyInvitation } from '../data/invitations-api.ts'
import type { CardElsewhere, ShownPass } from '../data/passes.ts'
import type { SaidUseful } from '../data/practice-counts.ts'
import type { ReadAttestation } from '../data/verify-attestation.ts'
import type { MyApplication, PictureSecret, VisitorAccess } from '../data/visitor-api.ts'
import {
  blankPosting,
  wholeBoard,
  type BoardView,
  type PostingDraft,
  type ToldOfProject,
} from './board-session.ts'

/** A pass in the hands of the person at the screen. */
export interface SessionPass extends ShownPass {
  /** Other visitors as whom they came in today: what these hold is theirs. */
  alsoKnownAs?: VisitorId[]
}

/** What the visitor writes before applying. */
export interface ApplicationDraft {
  sendsName: boolean
  phone: string
  email: string
  abilities: string[]
  message: string
}
export const blankDraft = (): ApplicationDraft => ({
  sendsName: true,
  phone: '',
  email: '',
  abilities: [],
  message: '',
})

/** An application made in this session, for its receipt. */
export interface MadeApplication {
  applicationId: string
  jobOfferId: string
  title: string
  employer: string
  /** How this employer answered others: no promise is made beyond it. */
  score: ReciprokScore | null
  /** The last day on which the employer is away, while it is. */
  awayUntil?: Day
  madeAt: number
}

/** Where the person is in the list of challenges: they come back to it. */
export interface ChallengeFinding {
  filter: SessionFilter
  page: number
}
const fromTheStart = (): ChallengeFinding => ({ filter: { track: null, mood: null, when: null }, page: 0 })

interface VisitorSessionState {
  /** The help of a host that is open on this screen. */
  assistance: OpenAssistance | null
  /** The screen from which a help was asked for, to come back to it. */
  assistanceFrom: { screen: string; params: Record<string, string> } | null
  /** What of the header is open over the screen: the next person must not find it. */
  headerDialog: 'help' | 'display' | null
  /** How far down each list was, by its address: the person comes back to the same place. */
  scrolledTo: Record<string, number>
  /** Typed so far, or kept: first name or invented name. */
  name: string
  /** The kiosk could not seal the name for the hosts: they do not have it. */
  isNameUnsent: boolean
  typedCode: string
  /** A pass just shown, until its holder says "C'est moi". */
  shownPass: (SessionPass & { arrivedBy: 'pass' | 'code' }) | null
  /** A card of another site that was shown, until its holder says whether this one may know them. */
  cardElsewhere: (CardElsewhere & { arrivedBy: 'pass' | 'code' }) | null
  pass: SessionPass | null
  /** The card was made in this session: nobody has chosen pictures for it yet. */
  isNewCard: boolean
  /** They said that they keep the new card: nobody asks again. */
  hasCard: boolean
  visitId: string | null
  /** The visit was already open when the card was shown. */
  wasPresent: boolean
  reasons: VisitReason[]
  audience: Audience | null
  prescriber: Prescriber | null
  /** They come as a group: how many, and who brings them; `name` is what they typed of that. */
  group: { people: number; from: Prescriber | null } | null
  /** How many came in by the card, when somebody is with them. */
  people: number
  /** That they are under 18, as they said here. */
  ageBand: MinorBand | null
  draft: ApplicationDraft
  /** Typed and not kept yet, by what it is about: whoever went back finds it again. */
  begun: {
    [
      About in 'name' | 'boardName' | 'thanks' | 'table' | keyof ApplicationDraft | 'pride' | 'projectLine'
    ]?: string
  }
  secret: PictureSecret | null
  made: MadeApplication | null
  /** Everything sent in this session, the latest last. */
  sentHere: MadeApplication[]
  /** How the list of offers was left, to come back to it. */
  offersView: OffersView
  /** The same of the offers of France Travail. */
  listedView: OffersView
  finding: ChallengeFinding
  /** Where they are in the list of events. */
  eventsPage: number
  /** How the board was left, to come back to it. */
  boardView: BoardView
  /** The card that they are making. */
  posting: PostingDraft
  /** Cards that they handed in in this session, and those that they said interest them. */
  posted: string[]
  interestedIn: string[]
  /** Of what they asked to talk with somebody. */
  wished: TalkTopic[]
  /** By which others of the board may call them, once both said yes: no name of an application is told there. */
  boardName: string
  /** Their cards and what interests them, once opened with the pictures. */
  myBoard: MyBoard | null
  /** Whom they may thank and what others thank them for, once opened with the pictures. */
  myThanks: MyThanks | null
  /** Who sits beside them at small tables, once opened with the pictures. */
  myTables: MyTables | null
  /** By which name they said to be called, by the table: the server may not know it yet. */
  tableNames: Record<string, string>
  /** What they said of cards of their own, which the server may not know yet. */
  saidOfOwn: Map<string, { type: 'ended' } | { type: 'renewed'; until: Day }>
  /** What they told of projects in this session, by the card: the kiosk hears it again only later. */
  toldOfProjects: Map<string, ToldOfProject[]>
  /** Asked where a challenge has a minimum age; goes with the session. */
  age: SaidAge | null
  /** The booking whose slip is shown; `again` when it was opened from *Mes réservations*. */
  booked: { id: string; sessionId: string; again?: true } | null
  access: VisitorAccess | null
  /** What waits at the server for the holder of the card; `null` while that is not known. */
  news: VisitorNews | null
  /** When the news of their challenges was last on this screen. */
  challengesReadAt: number
  myApplications: MyApplication[]
  /** What employers ask of them without knowing them, once opened with the pictures. */
  invitations: MyInvitation[]
  /** *Mes preuves*, once opened with the pictures. */
  attestations: MyAttestations | null
  /** Participations about which the person said in this session how it went. */
  assessed: string[]
  /** What was answered so far of how each of them went, by its booking: kept while one looks at something else. */
  assessing: Map<string, Map<string, OwnTick>>
  /** Offers of a session on which the person positioned just now. */
  positioned: string[]
  /** *Ma page*, as it was told here or read with the pictures; `null` until something is told. */
  profile: CompetenceProfile | null
  /** What the QR codes of its sheet hold, once it was read. */
  pageCodes: readonly PageCode[]
  /** What the site knows of it was read: nothing is hidden behind the pictures any more. */
  isPageRead: boolean
  /** It was read from what this kiosk keeps sealed, without network: as it was then. */
  pageKeptAt: Instant | null
  /** What card and pictures made, so that a page that changes is sealed again at once. */
  dossierKey: DossierKey | null
  /** *Mes données*, once opened with the pictures. */
  myData: MyData | null
  /** The part of life whose scenes are shown. */
  lifeArea: LifeArea
  /** An attestation that somebody showed to the kiosk. */
  checked: ReadAttestation | null
  /** Which few sheets of good practice are shown, counted from 0. */
  practicesPage: number
  /** The screen from which sheets are read, and the one that it opened, until all are looked through. */
  readFrom: { screen: string; params: Record<string, string>; sheetId: string | null } | null
  /** What was said of sheets in this session, by their ids. */
  useful: Record<string, SaidUseful | null>
}

/** What a visitor chose to see of a list of offers, and where they are in it. */
export interface OffersView {
  filter: OfferFilter
  order: OfferOrder
  page: number
  filtersShown: boolean
}
const wholeList = (): OffersView => ({
  filter: everyOffer(),
  order: 'newest',
  page: 0,
  filtersShown: false,
})

/**
 * What is open on the screen for one person (session du visiteur): in memory only, and all of it goes at the
 * end, whoever ends it.
 */
export const useVisitorSession = defineStore('visitorSession', {
  state: (): VisitorSessionState => ({
    assistance: null,
    assistanceFrom: null,
    headerDialog: null,
    scrolledTo: {},
    name: '',
    isNameUnsent: false,
    typedCode: '',
    shownPass: null,
    cardElsewhere: null,
    pass: null,
    isNewCard: false,
    hasCard: false,
    visitId: null,
    wasPresent: false,
    reasons: [],
    audience: null,
    prescriber: null,
    group: null,
    people: 1,
    ageBand: null,
    draft: blankDraft(),
    begun: {},
    secret: null,
    made: null,
    sentHere: [],
    offersView: wholeList(),
    listedView: wholeList(),
    finding: fromTheStart(),
    eventsPage: 0,
    boardView: wholeBoard(),
    posting: blankPosting(),
    posted: [],
    interestedIn: [],
    wished: [],
    boardName: '',
    myBoard: null,
    myThanks: null,
    myTables: null,
    tableNames: {},
    saidOfOwn: new Map(),
    toldOfProjects: new Map(),
    age: null,
    booked: null,
    access: null,
    news: null,
    challengesReadAt: 0,
    myApplications: [],
    invitations: [],
    attestations: null,
    assessed: [],
    assessing: new Map(),
    positioned: [],
    profile: null,
    pageCodes: [],
    isPageRead: false,
    pageKeptAt: null,
    dossierKey: null,
    myData: null,
    lifeArea: 'family',
    checked: null,
    practicesPage: 0,
    readFrom: null,
    useful: {},
  }),
  getters: {
    /** Known to be under 18: by the site, or by what they said here; the younger of both, since hosts alone note that somebody is older. */
    minor: ({ news, ageBand }): Minor | null => {
      const known = news?.minor ?? null
      if (ageBand === null || known?.band === ageBand || known?.band === 'under-16') return known
      return { band: ageBand, agreed: [] }
    },
    /** The next person must not find this. */
    isPersonal: (state): boolean =>
      state.name !== '' ||
      state.typedCode !== '' ||
      state.shownPass !== null ||
      state.cardElsewhere !== null ||
      state.checked !== null ||
      state.pass !== null ||
      state.visitId !== null,
  },
})
export type VisitorSession = ReturnType<typeof useVisitorSession>
