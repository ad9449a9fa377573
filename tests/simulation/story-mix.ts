/** How often each thing happens in a story, beside the others of its row. */
type Weights<Doing extends string> = Readonly<Record<Doing, number>>

export type KioskDoing =
  | 'arrive'
  | 'arriveTwice'
  | 'passBy'
  | 'describe'
  | 'leave'
  | 'leaveUnnamed'
  | 'apply'
  | 'withdraw'
  | 'book'
  | 'cancelBooking'
  | 'answerOffer'
  | 'typeNumber'
  | 'leaveByNumber'
  | 'guessNumbers'
  | 'answerScene'
  | 'turnConsent'
  | 'takeAllBack'
  | 'eraseMe'
  | 'handInCard'
  | 'sayInterest'
  | 'reportCard'
  | 'renewCard'
  | 'endCard'
  | 'readOwnCards'
  | 'handInProject'
  | 'tellOfProject'
  | 'leaveProject'
  | 'proposeTable'
  | 'takeChair'
  | 'tellName'
  | 'readTables'
  | 'readThanks'
  | 'sayAge'
  | 'askForThing'
  | 'cancelThing'
  | 'nothing'
export type HostDoing =
  | 'arrive'
  | 'leave'
  | 'close'
  | 'note'
  | 'offer'
  | 'view'
  | 'answer'
  | 'takeBookingBack'
  | 'changeCapacity'
  | 'overcommit'
  | 'declareLost'
  | 'cancelSession'
  | 'mergeVisitors'
  | 'partVisitors'
  | 'askOlder'
  | 'decideCard'
  | 'editCard'
  | 'keyInCard'
  | 'introduce'
  | 'tellOfProject'
  | 'makeTable'
  | 'callRoll'
  | 'readLine'
  | 'noteMinor'
  | 'handOver'
  | 'takeRoom'
  | 'sayOfLoan'
  | 'nothing'
export type EmployerDoing = 'view' | 'answer' | 'offer' | 'nothing'
export type Blow =
  | 'nothing'
  | 'weather'
  | 'cut'
  | 'heal'
  | 'crash'
  | 'dieDuringCommit'
  | 'reload'
  | 'sleep'
  | 'wake'
  | 'slowDisk'
  | 'fullDisk'
  | 'goodDisk'
  | 'jump'
  | 'freeze'
  | 'setRight'
  | 'remember'
  | 'restore'
  | 'revoke'
  | 'enrolAgain'
  | 'copyDisk'
  | 'setDiskBack'
  | 'spoilDisk'

/** Between two steps seconds pass, or so many of a longer unit. */
export type Passing = 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks'

/** What a kind of story is made of. Ranges are from and to, both included. */
export interface StoryMix {
  steps: readonly [number, number]
  /** How many people there are, and how often at each step somebody may do something. */
  persons: readonly [number, number]
  doings: number
  /** Which share of them may be under 18: of whom ages are said, and agreements noted. */
  young: number
  passing: Weights<Passing>
  kiosks: readonly [number, number]
  sessions: readonly [number, number]
  /** People hold cards whose numbers are not their ids. */
  hasCards: boolean
  /** There is a board, with cards (annonces) of people. */
  hasBoard: boolean
  /** With a board also small tables, thanks, projects, things that are lent, and people under 18. */
  hasCompany: boolean
  /** With all that, a room that visitors book for themselves and sessions take. */
  hasRoom: boolean
  /** Of how many streams something on the way holds back what they are given. */
  withheld: number
  /** That somebody does something, that a row is poisoned, that a mandate changes: at each step. */
  chances: { doing: number; poison: number; mandate: number; blow: number }
  /** Where people are, by the role of the device. */
  roles: Weights<'kiosk' | 'host' | 'employer'>
  kiosk: Weights<KioskDoing>
  host: Weights<HostDoing>
  employer: Weights<EmployerDoing>
  blows: Weights<Blow>
}

const blows = {
  nothing: 60,
  weather: 4,
  cut: 6,
  heal: 8,
  crash: 2,
  dieDuringCommit: 2,
  reload: 2,
  sleep: 1,
  wake: 3,
  slowDisk: 1,
  fullDisk: 1,
  goodDisk: 3,
  jump: 3,
  freeze: 1,
  setRight: 2,
  remember: 3,
  restore: 1.2,
  revoke: 0.3,
  enrolAgain: 1,
  copyDisk: 0,
  setDiskBack: 0,
  spoilDisk: 0,
} as const

/** People do what they do each on their own, with a board or without. */
const noCompany = {
  kiosk: {
    ...{ handInProject: 0, tellOfProject: 0, leaveProject: 0, proposeTable: 0, takeChair: 0, tellName: 0 },
    ...{ readTables: 0, readThanks: 0, sayAge: 0, askForThing: 0, cancelThing: 0 },
  },
  host: {
    ...{ tellOfProject: 0, makeTable: 0, callRoll: 0, readLine: 0, noteMinor: 0, handOver: 0, sayOfLoan: 0 },
    takeRoom: 0,
  },
} as const

/** Nobody has anything to do with a board. */
const noBoard = {
  kiosk: {
    ...{ handInCard: 0, sayInterest: 0, reportCard: 0, renewCard: 0, endCard: 0, readOwnCards: 0 },
    ...noCompany.kiosk,
  },
  host: { decideCard: 0, editCard: 0, keyInCard: 0, introduce: 0, ...noCompany.host },
} as const

/** A site's whole day: arrivals, applications, answers, edits, and a few who book. */
const sync: StoryMix = {
  steps: [30, 130],
  persons: [3, 12],
  doings: 1,
  young: 0.3,
  passing: { seconds: 90, minutes: 9, hours: 1, days: 0, weeks: 0 },
  kiosks: [1, 3],
  sessions: [0, 2],
  hasCards: false,
  hasBoard: false,
  hasCompany: false,
  hasRoom: false,
  withheld: 0,
  chances: { doing: 0.6, poison: 0.01, mandate: 0.02, blow: 0.5 },
  roles: { kiosk: 2, host: 1, employer: 1 },
  kiosk: {
    arrive: 10,
    arriveTwice: 2,
    passBy: 2,
    describe: 2,
    leave: 5,
    leaveUnnamed: 1,
    apply: 5,
    withdraw: 3,
    book: 5,
    cancelBooking: 1,
    answerOffer: 1,
    typeNumber: 0,
    leaveByNumber: 0,
    guessNumbers: 0,
    answerScene: 0,
    turnConsent: 0,
    takeAllBack: 0,
    eraseMe: 0,
    ...noBoard.kiosk,
    nothing: 2,
  },
  host: {
    arrive: 3,
    leave: 3,
    close: 1,
    note: 2,
    offer: 3,
    view: 1,
    answer: 2,
    takeBookingBack: 1,
    changeCapacity: 0.5,
    overcommit: 0.3,
    declareLost: 0,
    cancelSession: 0.1,
    mergeVisitors: 0,
    partVisitors: 0,
    askOlder: 0,
    ...noBoard.host,
    nothing: 2,
  },
  employer: { view: 4, answer: 6, offer: 2, nothing: 2 },
  blows,
}

/** The same day behind proxies that hold streams back while the line looks open. */
const withheld: StoryMix = { ...sync, steps: [30, 90], withheld: 0.7 }

/**
 * A quarter of an hour in which everything that a device keeps comes about: what is written and sealed, heard, answered,
 * refused and put away, under one epoch and another. For `crash-story.ts`, in which a device loses its power.
 */
const quarterOfAnHour: StoryMix = {
  ...sync,
  steps: [14, 14],
  persons: [3, 3],
  kiosks: [1, 1],
  sessions: [1, 1],
  passing: { seconds: 1, minutes: 0, hours: 0, days: 0, weeks: 0 },
  chances: { doing: 1, poison: 0.1, mandate: 0, blow: 0.3 },
  blows: {
    ...(Object.fromEntries(Object.keys(blows).map((blow) => [blow, 0])) as typeof sync.blows),
    nothing: 3,
    remember: 2,
    restore: 1,
  },
}

/**
 * A place where much is worn: numbers of cards typed by hand, right and wrong, entries of the directory that are one
 * person's, disks that spoil what they hold or are set back, and a server that is restored among all that.
 */
const worn: StoryMix = {
  ...sync,
  sessions: [0, 1],
  hasCards: true,
  kiosk: { ...sync.kiosk, typeNumber: 8, leaveByNumber: 3, guessNumbers: 1 },
  host: { ...sync.host, mergeVisitors: 3, partVisitors: 2 },
  blows: { ...blows, restore: 1.8, copyDisk: 3, setDiskBack: 1.2, spoilDisk: 2 },
}

/** A place where people tell what they can do, and who may see it, at whichever kiosk is free; some have all erased. */
const accounts: StoryMix = {
  ...sync,
  kiosks: [2, 3],
  sessions: [0, 0],
  hasCards: true,
  roles: { kiosk: 6, host: 1, employer: 1 },
  kiosk: {
    ...sync.kiosk,
    apply: 3,
    withdraw: 0,
    book: 0,
    answerScene: 12,
    turnConsent: 14,
    takeAllBack: 3,
    eraseMe: 1,
  },
  blows: { ...blows, restore: 1.8 },
}

/**
 * A place over months: what happened leaves the window of the host desk while devices sleep, are cut off or have a wrong
 * clock; some of it comes back by a late word, is asked for, is let go at night, or was in an older backup.
 */
const months: StoryMix = {
  ...sync,
  steps: [40, 120],
  passing: { seconds: 60, minutes: 10, hours: 12, days: 12, weeks: 6 },
  kiosks: [1, 2],
  sessions: [0, 0],
  chances: { ...sync.chances, doing: 0.75, mandate: 0.02 },
  kiosk: { ...sync.kiosk, leave: 8, apply: 6, withdraw: 5, book: 0, cancelBooking: 0, answerOffer: 0 },
  host: {
    ...sync.host,
    close: 5,
    answer: 5,
    takeBookingBack: 0,
    changeCapacity: 0,
    overcommit: 0,
    cancelSession: 0,
    askOlder: 3,
  },
  employer: { ...sync.employer, answer: 10 },
  blows: { ...blows, sleep: 4, wake: 6, restore: 2, spoilDisk: 1 },
}

/**
 * A board of cards: handed in at whichever kiosk is free, read by hosts, reported, answered; people whose entries are
 * merged and parted, some who have all erased, and days in which cards are over.
 */
const board: StoryMix = {
  ...sync,
  steps: [50, 120],
  passing: { seconds: 90, minutes: 9, hours: 3, days: 0.8, weeks: 0 },
  kiosks: [2, 3],
  sessions: [0, 0],
  hasCards: true,
  hasBoard: true,
  chances: { doing: 0.8, poison: 0.02, mandate: 0, blow: 0.5 },
  roles: { kiosk: 6, host: 4, employer: 0.2 },
  kiosk: {
    ...sync.kiosk,
    ...{ arrive: 8, arriveTwice: 0, passBy: 0, describe: 0, leave: 2, leaveUnnamed: 0 },
    ...{ apply: 0.5, withdraw: 0, book: 0, cancelBooking: 0, answerOffer: 0, eraseMe: 0.6 },
    ...{ handInCard: 12, sayInterest: 12, reportCard: 14, renewCard: 2, endCard: 1.5, readOwnCards: 10 },
  },
  host: {
    ...sync.host,
    ...{ arrive: 2, leave: 0, close: 0, note: 1, offer: 0, view: 0, answer: 0, takeBookingBack: 0 },
    ...{ changeCapacity: 0, overcommit: 0, cancelSession: 0, mergeVisitors: 2, partVisitors: 1.5 },
    ...{ decideCard: 18, editCard: 2, keyInCard: 3, introduce: 5 },
  },
  blows: { ...blows, restore: 1.5 },
}

/**
 * A place where a few people meet: introductions, and thanks for them; some are under 18, entries are merged and parted,
 * some have all erased, desks and tools are lent, and the server is restored among that.
 */
const meetings: StoryMix = {
  ...board,
  steps: [60, 110],
  persons: [3, 5],
  doings: 4,
  passing: { seconds: 90, minutes: 12, hours: 2, days: 0.2, weeks: 0 },
  hasCompany: true,
  chances: { doing: 0.9, poison: 0.01, mandate: 0, blow: 0.25 },
  roles: { kiosk: 6, host: 4, employer: 0.1 },
  kiosk: {
    ...board.kiosk,
    ...{ arrive: 14, leave: 0.2, apply: 0.3, eraseMe: 0.07, answerScene: 9 },
    ...{ handInCard: 6, sayInterest: 16, reportCard: 0.1, renewCard: 0.2, endCard: 0.3, readOwnCards: 24 },
    ...{ readThanks: 26, sayAge: 0.7, askForThing: 3, cancelThing: 1 },
  },
  host: {
    ...board.host,
    ...{ arrive: 3, mergeVisitors: 0.4, partVisitors: 0.4, decideCard: 16, editCard: 0.5, keyInCard: 0.5 },
    ...{ introduce: 16, readLine: 7, noteMinor: 2, handOver: 0.3, sayOfLoan: 2 },
  },
  blows: { ...blows, restore: 0.8 },
}

/** The same place on days of small tables: proposed, made, filled at kiosks without network, and over. */
const tables: StoryMix = {
  ...meetings,
  passing: { seconds: 90, minutes: 14, hours: 4, days: 0.1, weeks: 0 },
  kiosk: {
    ...meetings.kiosk,
    ...{ handInCard: 0, sayInterest: 0, reportCard: 0, renewCard: 0, endCard: 0, readOwnCards: 0 },
    ...{ proposeTable: 5, takeChair: 18, tellName: 14, readTables: 6, cancelBooking: 1, answerOffer: 2 },
    ...{ sayAge: 0.5, readThanks: 14, askForThing: 1, cancelThing: 0.3 },
  },
  host: {
    ...meetings.host,
    ...{ decideCard: 0, editCard: 0, keyInCard: 0, introduce: 0, makeTable: 5, callRoll: 2, noteMinor: 0.5 },
    ...{ takeBookingBack: 0.5, changeCapacity: 0.5, cancelSession: 0.3 },
  },
}

/** The same place with projects: joined, told of at two kiosks and a desk at once, left, shared with other sites. */
const projects: StoryMix = {
  ...meetings,
  kiosk: {
    ...meetings.kiosk,
    ...{ handInCard: 0.5, handInProject: 6, sayInterest: 10, tellOfProject: 22, leaveProject: 1.5 },
    ...{ readOwnCards: 12, readThanks: 3, sayAge: 1, askForThing: 1, answerScene: 1 },
  },
  host: {
    ...meetings.host,
    ...{ decideCard: 12, introduce: 2, tellOfProject: 18, readLine: 1, noteMinor: 1, mergeVisitors: 0.8 },
  },
}

/**
 * The same place with young people: ages said again and again, parents who agree and take it back, over nights. They book
 * a room for themselves, in which hosts plan sessions.
 */
const young: StoryMix = {
  ...meetings,
  young: 1,
  hasRoom: true,
  passing: { seconds: 90, minutes: 12, hours: 6, days: 3, weeks: 0 },
  kiosk: { ...meetings.kiosk, ...{ sayAge: 16, arrive: 20, readOwnCards: 8, readThanks: 4, askForThing: 8 } },
  host: {
    ...meetings.host,
    ...{ noteMinor: 16, mergeVisitors: 2, partVisitors: 1, introduce: 3, readLine: 1, takeRoom: 5 },
  },
}

/** Seats sold on cut-off kiosks: nearly everybody books, and kiosks fail in the ways that could sell a seat twice. */
const seats: StoryMix = {
  ...sync,
  steps: [40, 90],
  kiosks: [2, 4],
  sessions: [1, 1],
  chances: { doing: 0.8, poison: 0, mandate: 0, blow: 0.5 },
  roles: { kiosk: 12, host: 2, employer: 0 },
  kiosk: {
    arrive: 0,
    arriveTwice: 0,
    passBy: 0,
    describe: 0,
    leave: 0,
    leaveUnnamed: 0,
    apply: 0,
    withdraw: 0,
    book: 20,
    cancelBooking: 5,
    answerOffer: 5,
    typeNumber: 0,
    leaveByNumber: 0,
    guessNumbers: 0,
    answerScene: 0,
    turnConsent: 0,
    takeAllBack: 0,
    eraseMe: 0,
    ...noBoard.kiosk,
    nothing: 2,
  },
  host: {
    arrive: 0,
    leave: 0,
    close: 0,
    note: 0,
    offer: 0,
    view: 0,
    answer: 0,
    takeBookingBack: 3,
    changeCapacity: 4,
    overcommit: 3,
    declareLost: 1,
    cancelSession: 0.4,
    mergeVisitors: 0,
    partVisitors: 0,
    askOlder: 0,
    ...noBoard.host,
    nothing: 2,
  },
  blows: { ...blows, cut: 10, restore: 0, remember: 0, copyDisk: 6, setDiskBack: 4 },
}

/**
 * Seats when the server is restored: who was told a seat still has it. Disks that are set back and kiosks declared
 * lost are left out, for they hold what nobody can tell again.
 */
const restoredSeats: StoryMix = {
  ...seats,
  host: { ...seats.host, declareLost: 0 },
  blows: { ...blows, cut: 10, remember: 4, restore: 3 },
}

/** The same, where a server forgets again and again what it lent while kiosks are cut off. */
export const forgottenLoans: StoryMix = {
  ...restoredSeats,
  steps: [60, 110],
  kiosks: [3, 4],
  blows: { ...restoredSeats.blows, cut: 16, heal: 5, remember: 5, restore: 6, revoke: 0 },
}

export const storyMixes = {
  sync,
  withheld,
  quarterOfAnHour,
  worn,
  accounts,
  months,
  board,
  meetings,
  tables,
  projects,
  seats,
  restoredSeats,
  young,
} as const

/**
 * Of three stories of a day one is of a worn place, and one of people who tell of themselves; every sixth lasts for
 * months.
 */
export function dayMix(seed: number): StoryMix {
  if (seed % 6 === 5) return months
  return [worn, accounts, sync][seed % 3]!
}

/** Stories of people among each other are of introductions, of small tables, of projects and of young people in turn. */
export function companyMix(seed: number): StoryMix {
  return [meetings, tables, projects, young][seed % 4]!
}

/** Every third story of seats has restores. */
export function seatMix(seed: number): StoryMix {
  return seed % 3 === 0 ? restoredSeats : seats
}
