import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { blankProfile } from '../../../domain/competences/life-answers.ts'
import { until } from '../../data/testing/device.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk()

test('what others told of somebody is among their data, also of what they took off their page', async () => {
  const said = { by: 'visitor', authorId: 'V2', at: Date.parse('2026-11-02T10:00:00Z') } as const
  const competence = (id: string, label: string) => ({ id, label, origin: 'personal', addedAt: '1' }) as const
  kiosk.session.myData = {
    ...{ toldAt: said.at, directory: [], visits: [], bookings: [], observations: [], attestations: [] },
    ...{
      applications: [],
      introductions: [],
      postings: [],
      saidOnBoard: [],
      talks: [],
      thanks: [],
      invitations: [],
      reads: [],
      searches: [],
      links: [],
    },
    said: [
      { competenceId: 'x', label: 'Je fais du café.', at: said.at, role: 'work', fact: 'Il était bon.' },
    ],
    profile: {
      ...blankProfile('V1', kiosk.data.writer()),
      competences: [
        competence('own', 'Je répare un vélo.'),
        { ...competence('off', 'Je fais du pain.'), removedAt: '2' },
      ],
      recommendations: [
        { ...said, id: 'r1', competenceId: 'own', role: 'association', fact: 'Elle a réparé le mien.' },
        { ...said, id: 'r2', competenceId: 'off', by: 'host' },
        { ...said, id: 'r3', competenceId: 'own', removedAt: 3, fact: 'Elle a chanté.' },
      ],
    },
  }
  await kiosk.open('my-data')
  await until(() => kiosk.text().includes('Elle a réparé le mien.'))
  const saw = (words: string) => kiosk.say('myData.line.recommended', { words })
  expect(kiosk.text()).toContain(saw('Je répare un vélo.'))
  expect(kiosk.text()).toContain(kiosk.say('recommend.role.association'))
  expect(kiosk.text()).toContain(saw('Je fais du pain.'))
  expect(kiosk.text()).not.toContain('Elle a chanté.')
  // And what they said of others.
  expect(kiosk.text()).toContain(
    kiosk.say('myData.line.saidOfOther', { words: 'Je fais du café.', day: '2 novembre' }),
  )
  expect(kiosk.text()).toContain('Il était bon.')
})

test('a visit says who they said to be and who told them of the place, and what hosts said of two entries is told', async () => {
  const at = Date.parse('2026-11-02T10:00:00Z')
  kiosk.session.myData = {
    ...{ toldAt: at, directory: [], bookings: [], observations: [], attestations: [], applications: [] },
    ...{
      introductions: [],
      talks: [],
      thanks: [],
      invitations: [],
      said: [],
      reads: [],
      searches: [],
      links: [],
    },
    pairings: [{ said: 'apart', at }],
    visits: [
      { day: '2026-11-02', arrivedAt: at, reasons: [], audience: 'curious', prescriber: 'word-of-mouth' },
    ],
  }
  await kiosk.open('my-data')
  const day = '2 novembre'
  await until(() => kiosk.text().includes(kiosk.say('myData.line.paired.apart', { day })))
  const who = kiosk.say('kiosk.toldBy.of.word-of-mouth')
  expect(kiosk.text()).toContain(
    [
      kiosk.say('myData.line.visit', { day }),
      kiosk.say('kiosk.audience.of.curious'),
      kiosk.say('myData.line.toldBy', { who }),
    ].join(' · '),
  )
})

test('who helped somebody at a kiosk is among their data: when, and with what', async () => {
  const beganAt = Date.parse('2026-11-02T10:00:00Z')
  const endedAt = Date.parse('2026-11-02T10:20:00Z')
  kiosk.session.myData = {
    ...{ toldAt: endedAt, directory: [], visits: [], bookings: [], observations: [], attestations: [] },
    ...{ applications: [], introductions: [], talks: [], thanks: [], invitations: [], said: [] },
    ...{ reads: [], searches: [], links: [] },
    assistances: [
      {
        ...{ by: 'Sophie Le Bris', beganAt, endedAt },
        acts: [
          { act: 'seat', times: 2, at: beganAt },
          { act: 'read-page', times: 1, at: beganAt },
        ],
      },
    ],
  }
  await kiosk.open('my-data')
  await until(() => kiosk.text().includes('Sophie Le Bris'))
  expect(kiosk.text()).toContain(
    'Sophie Le Bris, de l’accueil, vous a aidé à la borne le 2 novembre, de 11 h à 11 h 20 : une place à une séance (2), votre page lue',
  )
})
