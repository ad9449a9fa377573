/** What a commit makes of a file; of a new one there is nothing before. */
export type Edit = (text: string) => string
/** A commit: each file that it touches. */
export type Commit = Readonly<Record<string, Edit>>

const written =
  (text: string): Edit =>
  () =>
    text

/** The lines that match; the same line in every language is one place. */
const lines = (line: RegExp) => new RegExp(`^${line.source}\\n`, 'gmu')

const after =
  (line: RegExp, added: string): Edit =>
  (text) =>
    text.replace(lines(line), (found) => `${found}${added}\n`)

/** In each language its own. */
const beforeEach =
  (line: RegExp, added: readonly string[]): Edit =>
  (text) => {
    let index = 0
    return text.replace(lines(line), (found) => `${added[index++ % added.length]}\n${found}`)
  }

const before =
  (line: RegExp, lines: string): Edit =>
  (text) =>
    text.replace(new RegExp(`^(?=${line.source}$)`, 'mu'), `${lines}\n`)

const instead =
  (words: RegExp, others: string): Edit =>
  (text) =>
    text.replace(words, others)

const all =
  (...edits: readonly Edit[]): Edit =>
  (text) =>
    edits.reduce((edited, edit) => edit(edited), text)

/** The number of the wire grows by one, with its history and the fingerprint of its schemas. */
const nextProtocol = (history: string): Edit =>
  all(
    (text) =>
      text.replace(
        /^export const PROTOCOL = (\d+)$/mu,
        (_, number) => `export const PROTOCOL = ${Number(number) + 1}`,
      ),
    before(/ \*\/\nexport const PROTOCOL = \d+/u, ` * next: ${history}`),
    before(/\}\n\/\*\* Devices below this/u, `  999: '0000000000000000',`),
  )

/** As small as such a thing can be, each a commit that could be made today. */
export const exampleCommits = {
  /** What was found at a site and waits for whoever lost it. */
  'A collection': {
    'domain/places/lost-thing.ts':
      written(`import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired } from '../record/record.ts'

export const lostThingSchema = {
  title: 'lost thing',
  version: 0,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    what: { type: 'string', minLength: 1, maxLength: 60, dataClass: 'site' },
    foundAt: { type: 'integer', minimum: 0, dataClass: 'site' },
  },
  required: [...recordRequired, 'what', 'foundAt'],
} as const

export type LostThing = ExtractDocumentTypeFromTypedRxJsonSchema<typeof lostThingSchema>
`),
    'domain/sync/collections/lost-things.ts':
      written(`import { lostThingSchema, type LostThing } from '../../places/lost-thing.ts'
import { everyone, newest, nothing, type CollectionRule } from '../collection-rule.ts'

export const lostThings: CollectionRule<LostThing, false> = {
  schema: lostThingSchema,
  shared: false,
  madeBy: 'devices',
  merge: newest,
  upgrades: [],
  erasure: 'names-nobody',
  access: {
    kiosk: nothing,
    host: { pull: everyone, write: ['insert', 'update'] },
    employer: nothing,
  },
}
`),
    'domain/sync/collections.ts': all(
      after(
        /import \{ listedOffers \} from .*/u,
        `import { lostThings } from './collections/lost-things.ts'`,
      ),
      after(/ {2}reservations,/u, '  lostThings,'),
    ),
    'domain/sync/protocol.ts': nextProtocol('hosts note what was found.'),
    'sync-server/testing/sample-records.ts': before(
      / {4}case 'profiles':/u,
      `    case 'lostThings':\n      return { what: mark, foundAt: at }`,
    ),
    'renderer/host/refused/refused.texts.ts': after(
      / {8}reservations: .*/u,
      `        lostThings: 'Objet trouvé',`,
    ),
  },

  /** For how many people somebody asks to be brought together. */
  'A field of a record': {
    'domain/postings/contact-request.ts': all(
      after(
        / {4}postingId: \{ type: 'string', maxLength: 64, dataClass: 'private' \},/u,
        `    people: { type: 'integer', minimum: 1, maximum: 9, dataClass: 'private' },`,
      ),
      instead(/version: 2,/u, 'version: 3,'),
    ),
    'domain/sync/collections/contact-requests.ts': instead(/upgrades: \[/u, 'upgrades: [addedFields, '),
    'domain/sync/protocol.ts': nextProtocol('a contact request says for how many people.'),
  },

  /** After a visit: that the doors are closed tomorrow. */
  'A screen of the kiosk': {
    'renderer/kiosk/leaving/ClosedTomorrowScreen.vue': written(`<script setup lang="ts">
import { useI18n } from 'vue-i18n'
import { useEndVisitorSession } from '../idle/wipe.ts'
import KioskScreen from '../layout/KioskScreen.vue'

const { t } = useI18n()
const endVisitorSession = useEndVisitorSession()
</script>

<template>
  <KioskScreen
    :title="t('kiosk.closedTomorrow.title')"
    :next="t('kiosk.closedTomorrow.done')"
    @next="endVisitorSession"
  />
</template>
`),
    'renderer/kiosk/router.ts': all(
      after(
        /import CountedScreen from .*/u,
        `import ClosedTomorrowScreen from './leaving/ClosedTomorrowScreen.vue'`,
      ),
      after(
        / {2}\{ path: '\/counted', .*/u,
        `  { path: '/closed-tomorrow', name: 'closed-tomorrow', component: ClosedTomorrowScreen },`,
      ),
    ),
    'renderer/kiosk/leaving/leaving.texts.ts': beforeEach(
      / {4}done: \{/u,
      [
        `title: 'Fermé demain', done: 'Terminer'`,
        `title: 'C’est fermé demain', done: 'Terminer'`,
        `title: 'Closed tomorrow', done: 'Finish'`,
        `title: 'مغلق غدا', done: 'إنهاء'`,
        `title: 'Завтра зачинено', done: 'Завершити'`,
      ].map((words) => `    closedTomorrow: { ${words} },`),
    ),
    'renderer/kiosk/test-support/scenes-of-arrival.ts': after(
      / {2}\{ name: 'counted', .*/u,
      `  { name: 'closed tomorrow', screen: 'closed-tomorrow', given: typed('') },`,
    ),
  },

  /** Hosts ask whether a login is taken before they make an account. */
  'A call of the server': {
    'domain/contract/accounts.ts': before(
      /export const closeAccount = endpoint\(\{/u,
      `export const findLogin = endpoint({
  summary: 'Whether an account has this login.',
  method: 'POST',
  path: 'host/accounts/find',
  caller: 'host',
  right: 'daily',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { login: { type: 'string', minLength: 1, maxLength: 120 } },
    required: ['login'],
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { isTaken: { type: 'boolean' } },
    required: ['isTaken'],
  },
})
`,
    ),
    'sync-server/http/account-routes.ts': before(
      / {4}route\(calls\.renewSecret, .*/u,
      `    route(calls.findLogin, async ({ scope, body }) => {
      const accounts = await listAccounts(parts, scope.siteId)
      return { isTaken: accounts.some(({ login }) => login === body.login) }
    }),
`,
    ),
    'renderer/data/accounts-api.ts': before(
      /export function renewSecret\(/u,
      `export function findLogin(
  data: DeviceData,
  { session }: SignedIn,
  login: string,
): Promise<ReplyTo<typeof calls.findLogin>> {
  return data.call(calls.findLogin, { session, body: { login } })
}
`,
    ),
  },

  /** Of the grid by which employers refuse: the post begins at another time than the person is free. */
  'A reason of refusal': {
    'domain/hiring/refusal-grid.ts': before(
      / {2}incomplete: \{/u,
      `  start_mismatch: {
    group: 'conditions',
    name: 'Date de début incompatible',
    words: {
      fr: 'Le poste commence à une autre date que celle que vous avez dite.',
      'fr-x-falc': 'Le travail commence à une autre date.',
      en: 'The post begins on another day than the one you said.',
    },
    hint: 'Seulement ce que la personne a dit.',
    criteria: [],
    needsCriterion: false,
    noteLength: 0,
    stepsForward: ['offer', 'host', 'words'],
    letter: {
      fr: {
        plain: 'Le poste commence à une autre date.',
        warm: 'Le poste commence à une autre date.',
        formal: 'Le poste débute à une autre date.',
      },
      'fr-x-falc': {
        plain: 'Le travail commence un autre jour.',
        warm: 'Le travail commence un autre jour.',
        formal: 'Le travail commence un autre jour.',
      },
      en: {
        plain: 'The post begins on another day.',
        warm: 'The post begins on another day.',
        formal: 'The post begins on another day.',
      },
      ar: {
        plain: 'تبدأ الوظيفة في يوم آخر.',
        warm: 'تبدأ الوظيفة في يوم آخر.',
        formal: 'تبدأ الوظيفة في يوم آخر.',
      },
      uk: {
        plain: 'Робота починається іншого дня.',
        warm: 'Робота починається іншого дня.',
        formal: 'Робота починається іншого дня.',
      },
    },
  },`,
    ),
    'domain/sync/protocol.ts': nextProtocol('an employer may say that the post begins on another day.'),
  },

  /** What a device sends of a site that is being closed for good. */
  'A reason why a row is refused': {
    'domain/sync/collection-rule.ts': after(
      / {2}\| 'slot-taken' .*/u,
      `  | 'site-ended' // the site is closed for good: nothing more is taken`,
    ),
    'renderer/host/refused/refused.texts.ts': beforeEach(/ {8}unreadable:.*/u, [
      `        'site-ended': 'Ce lieu est fermé pour de bon.',`,
    ]),
  },
} satisfies Record<string, Commit>

export type Kind = keyof typeof exampleCommits
