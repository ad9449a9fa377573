import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDataFolder } from '../data-folder.ts'
import { runAdmin } from './run-admin.ts'

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

const commandNames = [
  ...[
    'create-site',
    'list-sites',
    'create-host',
    'create-employer',
    'create-employer-account',
    'change-secret',
  ],
  ...['add-room', 'list-rooms'],
  ...['enrolment-code', 'list-devices', 'revoke-device', 'backup', 'restore'],
]

describe('the administrator', () => {
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

  it('adds rooms to a site, each name once', async () => {
    await admin('create-site', '--name', 'Brest', '--id', 'brest')
    const atelier = ['add-room', '--name', 'Atelier', '--capacity', '12', '--step-free']
    expect((await admin(...atelier)).code).toBe(0)
    expect((await admin(...atelier)).err).toContain('déjà')
    expect((await admin('add-room', '--name', 'Cave', '--capacity', '0')).err).toContain('places')
    expect((await admin('list-rooms')).out).toContain('Atelier, 12 places, de plain-pied')
  })

  it('copies the data, and puts a copy back in place', async () => {
    const copy = join(folder, 'copy.sqlite')
    await admin('create-site', '--name', 'Brest', '--id', 'brest')
    expect((await admin('backup', copy)).code).toBe(0)
    expect((await admin('backup', copy)).err).toContain('existe déjà')
    await admin('create-site', '--name', 'Quimper', '--id', 'quimper')
    expect((await admin('restore', copy)).code).toBe(0)
    const { out } = await admin('list-sites')
    expect(out).toContain('Brest')
    expect(out).not.toContain('Quimper')
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
