import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { byServer, revised } from '../../domain/record/write.ts'
import { DAY, HOUR } from '../../domain/time.ts'
import { systemClock } from '../clock.ts'
import { databasePath, lockDataFolder } from '../data-folder.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { keepTimeZone } from '../sites/create-site.ts'
import { stampCopy } from '../store/copy-age.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleSession } from '../testing/sample-sessions.ts'
import { runAdmin } from './run-admin.ts'

const FAR = Date.UTC(2100, 0, 1)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-admin-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function admin(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []]
  const terminal = {
    print: (line: string) => void out.push(line),
    complain: (line: string) => void err.push(line),
  }
  const data = ['help', '--help'].includes(args[0] ?? 'help') ? [] : ['--data', folder]
  const code = await runAdmin([...args, ...data], terminal)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

/** Beside the command: what the server would do with the same data. */
async function inData(work: (parts: ServerParts) => Promise<void>): Promise<void> {
  const store = await openSqliteStore(databasePath(folder))
  try {
    await work(await openServerParts(store, systemClock()))
  } finally {
    await store.close()
  }
}

const commandNames = [
  ...[
    'create-site',
    'list-sites',
    'create-host',
    'create-employer',
    'create-employer-account',
    'change-secret',
    'change-role',
  ],
  ...['add-room', 'list-rooms'],
  ...['enrolment-code', 'list-devices', 'revoke-device', 'backup', 'restore', 'move', 'restored'],
]

describe('the administrator', () => {
  it('of a database on PostgreSQL copies it with its own tools', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://pepiniere:hidden@db.example/pepiniere')
    const { code, err } = await admin('backup', join(folder, 'copy.sqlite'))
    expect([code, err]).toEqual([1, expect.stringContaining('dans la base pepiniere (db.example)')])
    expect(err).not.toContain('hidden')
    vi.stubEnv('DATABASE_URL', 'mysql://db.example/pepiniere')
    expect((await admin('list-sites')).err).toContain('DATABASE_URL n’est pas')
    vi.unstubAllEnvs()
  })

  it.each([
    ['an unknown command', ['destroy'], 'n’existe pas'],
    ['a site without a name', ['create-site'], 'Il manque --name'],
    ['an unknown option', ['list-sites', '--loud'], 'n’est pas connue'],
    ['a word too many', ['list-sites', 'brest'], 'de trop'],
    ['a closing hour that no clock shows', ['create-site', '--name', 'A', '--closes', '25:00'], 'HH:MM'],
    ['a capacity of nobody', ['create-site', '--name', 'A', '--capacity', '0'], 'capacité'],
    ['an id with an accent', ['create-site', '--name', 'A', '--id', 'pépinière'], 'identifiant'],
    [
      'a host before there is any data',
      ['create-host', '--login', 'a', '--name', 'A'],
      'pas encore de données',
    ],
    ['a restore of nothing', ['restore', 'nowhere.sqlite'], 'n’existe pas'],
    ['a backup to no file', ['backup'], 'Il manque FICHIER'],
    ['a move of nothing', ['move', '--to', 'elsewhere'], 'pas encore de données'],
    ['data that are not there', ['restored'], 'manque'],
    ['a replaced database of another kind', ['restored', '--from', 'mysql://x/y'], 'n’est pas l’adresse'],
  ])('is told what is wrong with %s', async (_name, args, sentence) => {
    const { code, err } = await admin(...args)
    expect(code).toBe(1)
    expect(err).toContain(sentence)
  })

  it.each([
    ['a code for no role', ['enrolment-code', '--role', 'cook'], 'Le rôle est'],
    ['an employer desk for nobody', ['enrolment-code', '--role', 'employer'], 'Il manque --employer'],
    ['an unknown employer', ['enrolment-code', '--role', 'employer', '--employer', 'x'], 'Aucun employeur'],
    ['an unknown site', ['list-devices', '--site', 'x'], 'Sites connus'],
    ['an unknown device', ['revoke-device', 'x'], 'Aucun poste'],
    ['an unknown login', ['change-secret', '--login', 'x'], 'Aucun compte'],
    ['a site that exists', ['create-site', '--name', 'B', '--id', 'brest'], 'déjà'],
    ['a SIREN of eight digits', ['create-employer', '--name', 'B', '--siren', '12345678'], 'neuf chiffres'],
  ])('is told what is wrong with %s once there is a site', async (_name, args, sentence) => {
    await admin('create-site', '--name', 'Brest', '--id', 'brest')
    const { code, err } = await admin(...args)
    expect(code).toBe(1)
    expect(err).toContain(sentence)
  })

  it('reads what each command does', async () => {
    const overview = await admin('help')
    expect(overview.code).toBe(0)
    for (const name of commandNames) {
      expect(overview.out).toContain(name)
      const { code, out } = await admin(name, '--help')
      expect([name, code]).toEqual([name, 0])
      expect(out).toContain(`npm run admin -- ${name}`)
    }
  })

  it('opens a site from nothing: host, employer, its account, and a code for each screen', async () => {
    expect((await admin('create-site', '--name', 'Brest', '--id', 'brest')).out).toContain('brest')
    expect((await admin('create-host', '--login', 'maelle', '--name', 'Maëlle')).out).toContain(
      'mot de passe',
    )
    const twice = await admin('create-host', '--login', 'Maelle', '--name', 'Maëlle')
    expect([twice.code, twice.err]).toEqual([1, expect.stringContaining('déjà pris')])
    const employer = /identifiant\u202f: (\S+)/.exec(
      (await admin('create-employer', '--name', 'Fournil')).out,
    )![1]!
    const account = await admin(
      'create-employer-account',
      '--employer',
      employer,
      '--login',
      'a',
      '--name',
      'A',
    )
    expect(account.out).toContain('mot de passe')
    for (const role of [['kiosk'], ['host'], ['employer', '--employer', employer]]) {
      expect((await admin('enrolment-code', '--role', ...role)).out).toMatch(/[0-9A-Z]{5}-[0-9A-Z]{5}/)
    }
    expect((await admin('list-devices')).out).toBe('Aucun poste installé.')
  })

  it('gives the first account of a site its lead, the next a host’s role, and changes it', async () => {
    await admin('create-site', '--name', 'Brest', '--id', 'brest')
    for (const login of ['maelle', 'yann']) await admin('create-host', '--login', login, '--name', login)
    const roles = async () => {
      const told: unknown[] = []
      await inData(async ({ store }) => {
        const accounts = await store.read((view) =>
          view.all(view.tables.selectFrom('accounts').select(['login', 'siteRole']).orderBy('login')),
        )
        told.push(...accounts.map(({ login, siteRole }) => `${login} ${siteRole}`))
      })
      return told
    }
    expect(await roles()).toEqual(['maelle lead', 'yann host'])
    const unknown = await admin('change-role', '--login', 'yann', '--role', 'king')
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('administrator')])
    expect((await admin('change-role', '--login', 'nobody', '--role', 'host')).code).toBe(1)
    expect((await admin('change-role', '--login', 'Maelle', '--role', 'administrator')).code).toBe(0)
    expect(await roles()).toEqual(['maelle administrator', 'yann host'])
  })

  it('adds rooms to a site, each name once', async () => {
    await admin('create-site', '--name', 'Brest', '--id', 'brest')
    const atelier = ['add-room', '--name', 'Atelier', '--capacity', '12', '--step-free']
    expect((await admin(...atelier)).code).toBe(0)
    expect((await admin(...atelier)).err).toContain('déjà')
    expect((await admin('add-room', '--name', 'Cave', '--capacity', '0')).err).toContain('places')
    expect((await admin('list-rooms')).out).toContain('Atelier, 12 places, de plain-pied')
  })

  it('is told that a room was not added, and adds nothing to what the server wrote meanwhile', async () => {
    await admin('create-site', '--name', 'Brest', '--id', 'brest')
    const room = (name: string) => ['add-room', '--name', name, '--capacity', '12']
    await admin(...room('Atelier'))
    await inData(async (parts) => {
      const site = await parts.store.read((view) => view.record('sites', 'brest', 'brest'))
      // A session to come whose room is gone: no list of rooms is kept until that is put right.
      const session = sampleSession('s1', { roomId: 'gone', startsAt: FAR, endsAt: FAR + HOUR })
      await parts.store.transaction((tx) => keepRecord(tx, 'challengeSessions', session))
      expect(site!.rooms).toHaveLength(1)
    })
    const refused = await admin(...room('Cave'))
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('Rien n’est ajouté')])
    expect((await admin('list-rooms')).out).not.toContain('Cave')
  })

  it('gives a site its time zone without taking back what the server wrote while it was read', async () => {
    await admin('create-site', '--name', 'Brest', '--id', 'brest')
    await inData(async (parts) => {
      const [write] = [parts.store.transaction.bind(parts.store)]
      const zone = vi.spyOn(parts.store, 'transaction').mockImplementationOnce(async (work) => {
        await write(async (tx) => {
          const site = (await tx.record('sites', 'brest', 'brest'))!
          await keepRecord(tx, 'sites', revised(site, byServer(1), { revokedPasses: ['DEAD'] }))
        })
        return write(work)
      })
      await keepTimeZone(parts, 'brest', 'Indian/Reunion')
      zone.mockRestore()
      const site = await parts.store.read((view) => view.record('sites', 'brest', 'brest'))
      expect(site).toMatchObject({ timeZone: 'Indian/Reunion', revokedPasses: ['DEAD'] })
    })
  })

  it('cuts no words, and makes neither account nor device of an employer of another site', async () => {
    await admin('create-site', '--name', 'Brest', '--id', 'brest')
    await admin('create-site', '--name', 'Quimper', '--id', 'quimper')
    const site = ['--site', 'brest']
    const long = ['create-employer', '--name', 'Fournil', '--activity', 'a'.repeat(121), ...site]
    expect((await admin(...long)).err).toContain('120')
    expect(
      (await admin('enrolment-code', '--role', 'kiosk', '--name', 'b'.repeat(61), ...site)).err,
    ).toContain('40')
    const made = await admin('create-employer', '--name', 'Fournil', ...site)
    const employer = /identifiant\u202f: (\S+)/.exec(made.out)![1]!
    const elsewhere = ['--employer', employer, '--site', 'quimper']
    for (const command of [
      ['create-employer-account', '--login', 'a', '--name', 'A', ...elsewhere],
      ['enrolment-code', '--role', 'employer', ...elsewhere],
    ]) {
      const refused = await admin(...command)
      expect([refused.code, refused.err]).toEqual([
        1,
        expect.stringContaining('ne travaille pas avec ce site'),
      ])
    }
  })

  it('copies the data, and puts a copy back in place', async () => {
    const copy = join(folder, 'copy.sqlite')
    await admin('create-site', '--name', 'Brest', '--id', 'brest')
    expect((await admin('backup', copy)).code).toBe(0)
    expect((await admin('backup', copy)).err).toContain('existe déjà')
    await admin('create-site', '--name', 'Quimper', '--id', 'quimper')
    const restored = await admin('restore', copy)
    const nothing = 'Rien n’avait été retiré depuis la copie.'
    expect([restored.code, restored.out]).toEqual([0, expect.stringContaining(nothing)])
    const { out } = await admin('list-sites')
    expect(out).toContain('Brest')
    expect(out).not.toContain('Quimper')
  })

  it('puts no copy back that is older than 35 days, but where there is nothing else, and names those to delete', async () => {
    const copy = join(folder, 'copies', 'old.sqlite')
    mkdirSync(join(folder, 'copies'))
    await admin('create-site', '--name', 'Brest', '--id', 'brest')
    const { out } = await admin('backup', copy)
    const end = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long' }).format(Date.now() + 35 * DAY)
    expect(out).toContain(`effacez-la le ${end}`)
    stampCopy(copy, Date.now() - 40 * DAY)
    const refused = await admin('restore', copy)
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('a 40 jours')
    expect(refused.err).toContain('n’ont pas été touchées')
    expect(refused.err).toContain('--too-old')
    const another = await admin('backup', join(folder, 'copies', 'new.sqlite'))
    expect(another.out).toContain(`À effacer, elle a plus de 35 jours\u202f: ${copy}`)
    expect(another.out.match(/À effacer/gu)).toHaveLength(1)
    expect((await admin('restore', '--too-old', copy)).code).toBe(0)
  })

  it('says what stays taken back after a restore, or what to look through where nothing could be read', async () => {
    const copy = join(folder, 'copy.sqlite')
    await admin('create-site', '--name', 'Brest', '--id', 'brest')
    await admin('create-host', '--login', 'maelle', '--name', 'Maëlle')
    await admin('backup', copy)
    await admin('change-secret', '--login', 'maelle')
    const carried = await admin('restore', copy)
    expect(carried.out).toContain('le reste\u202f: 1 mot de passe changé.')
    writeFileSync(join(folder, 'pepiniere.sqlite'), 'no database any more')
    const blind = await admin('restore', copy)
    expect(blind.code).toBe(0)
    expect(blind.out).toContain('n’ont pas pu être lues')
    expect(blind.out).toContain('comptes ouverts\u202f: maelle')
    expect(blind.out).toContain('postes en service\u202f: aucun')
  })

  it('cannot restore a file that is no copy, nor under a running server', async () => {
    const copy = join(folder, 'copy.sqlite')
    await admin('create-site', '--name', 'Brest', '--id', 'brest')
    await admin('backup', copy)
    writeFileSync(join(folder, 'letter.txt'), 'Chère pépinière')
    expect((await admin('restore', join(folder, 'letter.txt'))).err).toContain('n’ont pas été touchées')
    const lock = lockDataFolder(folder)
    expect((await admin('restore', copy)).err).toContain('arrêtez-le')
    if (lock.ok) lock.value.release()
    expect((await admin('list-sites')).out).toContain('Brest')
  })
})
