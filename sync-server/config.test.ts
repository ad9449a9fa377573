import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { sentenceOfPostgres } from './database-on-postgres.ts'
import { lockDataFolder } from './data-folder.ts'

const mailServer = {
  PEPINIERE_SMTP_HOST: 'mail.example',
  PEPINIERE_MAIL_FROM: 'Brest <bonjour@pepiniere.example>',
}

const gateway = {
  PEPINIERE_SMS_URL: 'https://sms.example/messages',
  PEPINIERE_SMS_TOKEN: 'secret',
  PEPINIERE_SMS_FROM: 'Pepiniere',
}

const watched = { PEPINIERE_METRICS_PORT: '9464', PEPINIERE_METRICS_TOKEN: 'x'.repeat(16) }

describe('what the server is asked to be', () => {
  it.each([
    [['--port', 'abc'], {}],
    [['--port', '70000'], {}],
    [['--data'], {}],
    [['--loud'], {}],
    [['extra'], {}],
    [['--trusted-proxy', ''], {}],
    [['--trusted-proxy', '10.0.0.1, everybody'], {}],
    [['--trusted-proxy', '10.0.0.0/40'], {}],
    [[], { PEPINIERE_CLOCK_OFFSET: 'tomorrow' }],
    [[], { PEPINIERE_DEV_ORIGIN: 'not an origin' }],
    [[], { PEPINIERE_LOG: 'everything' }],
    [[], { PEPINIERE_DRAIN_SECONDS: '-1' }],
    [[], { PEPINIERE_DRAIN_SECONDS: '301' }],
    [[], { PEPINIERE_DRAIN_SECONDS: 'long' }],
    [[], { PEPINIERE_METRICS_HOST: '127.0.0.1' }],
    [[], { PEPINIERE_METRICS_PORT: '70000' }],
    [[], { PEPINIERE_METRICS_PORT: '9464', PEPINIERE_METRICS_HOST: '0.0.0.0' }],
    [[], { PEPINIERE_METRICS_PORT: '9464', PEPINIERE_METRICS_TOKEN: 'too-short' }],
    [[], { ...watched, PEPINIERE_METRICS_TOKEN_FILE: '/run/secrets/metrics' }],
    [[], { PEPINIERE_SMTP_HOST: 'mail.example' }],
    [[], { PEPINIERE_MAIL_FROM: 'bonjour@pepiniere.example' }],
    [[], { ...mailServer, PEPINIERE_SMTP_HOST: 'two words' }],
    [[], { ...mailServer, PEPINIERE_SMTP_PORT: '0' }],
    [[], { ...mailServer, PEPINIERE_SMTP_TLS: 'yes' }],
    [[], { ...mailServer, PEPINIERE_SMTP_USER: 'brest' }],
    [[], { ...mailServer, PEPINIERE_MAIL_FROM: 'Brest <nobody>' }],
    [[], { ...mailServer, PEPINIERE_MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' }],
    [[], { DATABASE_URL: 'mysql://pepiniere@db.example/pepiniere' }],
    [[], { DATABASE_URL: 'postgres://db.example' }],
    [[], { DATABASE_URL: 'db.example/pepiniere' }],
    [[], { PEPINIERE_SMS_FROM: 'Pepiniere' }],
    [[], { ...gateway, PEPINIERE_SMS_URL: 'http://sms.example/messages' }],
    [[], { ...gateway, PEPINIERE_SMS_URL: 'sms.example' }],
    [[], { ...gateway, PEPINIERE_SMS_FROM: 'Pépinière' }],
    [[], { ...gateway, PEPINIERE_SMS_FROM: 'PepiniereDeBrest' }],
    [[], { ...gateway, PEPINIERE_SMS_TOKEN: '' }],
    [[], { ...gateway, PEPINIERE_SMS_TOKEN: 'a b' }],
    [[], { ...gateway, PEPINIERE_SMS_TOKEN_FILE: '/run/secrets/sms' }],
    [[], { ...gateway, PEPINIERE_SMS_REPLY_TOKEN: 'short' }],
  ])('cannot be %j with %j', (args, env) => {
    const read = readConfig(args, env)
    expect(read).toMatchObject({ ok: false, reason: 'wrong' })
    expect((read as { sentence: string }).sentence).toMatch(/\.$/)
  })

  it('keeps its data where it is told, and never says the password of it', () => {
    const DATABASE_URL = 'postgres://pepiniere:hidden@db.example:5433/pepiniere?sslmode=require'
    expect(readConfig([], { DATABASE_URL })).toMatchObject({ ok: true, value: { databaseUrl: DATABASE_URL } })
    expect(readConfig([], {})).toMatchObject({ ok: true })
    const wrong = readConfig([], { DATABASE_URL: 'postgres://pepiniere:hidden@db.example' })
    expect((wrong as { sentence: string }).sentence).not.toContain('hidden')
    const sentence = sentenceOfPostgres('unreachable', DATABASE_URL)
    expect(sentence).toContain('pepiniere (db.example:5433)')
    expect(sentence).not.toContain('hidden')
  })

  it('sends by the mail server that it is told, over TLS unless told otherwise', () => {
    const smtp = {
      host: 'mail.example',
      port: 587,
      tls: 'starttls',
      from: 'Brest <bonjour@pepiniere.example>',
    }
    expect(readConfig([], mailServer)).toMatchObject({ ok: true, value: { smtp } })
    const secret = {
      PEPINIERE_SMTP_USER: 'brest',
      PEPINIERE_SMTP_PASSWORD: 'sésame',
      PEPINIERE_SMTP_PORT: '25',
    }
    expect(readConfig([], { ...mailServer, ...secret })).toMatchObject({
      value: { smtp: { user: 'brest', password: 'sésame', port: 25 } },
    })
  })

  it('sends SMS by the gateway that it is told, whose token may lie in a file', () => {
    const sms = { url: 'https://sms.example/messages', from: 'Pepiniere' }
    expect(readConfig([], gateway)).toMatchObject({ ok: true, value: { sms: { ...sms, token: 'secret' } } })
    const { PEPINIERE_SMS_TOKEN: _token, ...rest } = gateway
    const own = {
      ...{ PEPINIERE_SMS_URL: 'http://127.0.0.1:9000/messages', PEPINIERE_SMS_FROM: '+33700000000' },
      ...{ PEPINIERE_SMS_TOKEN_FILE: '/run/secrets/sms', PEPINIERE_SMS_REPLY_TOKEN: 'x'.repeat(16) },
    }
    expect(readConfig([], { ...rest, ...own })).toMatchObject({
      value: { sms: { tokenFile: '/run/secrets/sms', replyToken: 'x'.repeat(16) } },
    })
  })

  it('tells its figures to nobody unless asked, then to this machine, and beyond it by a token', () => {
    expect(readConfig([], {})).toMatchObject({ value: { metrics: undefined, drainSeconds: 0 } })
    expect(readConfig([], { PEPINIERE_METRICS_PORT: '9464', PEPINIERE_DRAIN_SECONDS: '10' })).toMatchObject({
      value: { metrics: { host: '127.0.0.1', port: 9464 }, drainSeconds: 10 },
    })
    expect(readConfig([], { ...watched, PEPINIERE_METRICS_HOST: '::' })).toMatchObject({
      value: { metrics: { host: '::', token: 'x'.repeat(16) } },
    })
  })

  it('trusts the proxies that it is told, whatever parts their list', () => {
    expect(readConfig(['--trusted-proxy', '10.0.0.1, fd00::/8'], {})).toMatchObject({
      value: { trustedProxies: ['10.0.0.1', 'fd00::/8'] },
    })
    expect(readConfig([], {})).toMatchObject({ value: { trustedProxies: undefined } })
  })

  it('is told by the help', () => {
    expect(readConfig(['--help'], {})).toEqual({ ok: false, reason: 'help' })
  })

  it('is a demo on this machine alone unless told otherwise', () => {
    expect(readConfig([], {})).toMatchObject({
      ok: true,
      value: { host: '127.0.0.1', empty: false, clockOffset: 0 },
    })
    const told = readConfig(['--empty', '--port', '0', '--host', '0.0.0.0'], { PEPINIERE_CLOCK_OFFSET: '-5' })
    expect(told).toMatchObject({
      ok: true,
      value: { host: '0.0.0.0', port: 0, empty: true, clockOffset: -5 },
    })
  })
})

describe('a data folder', () => {
  it('serves one server at a time, and the next one once the first let go', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pepiniere-lock-'))
    const first = lockDataFolder(folder)
    expect(lockDataFolder(folder)).toEqual({ ok: false, reason: 'taken' })
    if (first.ok) first.value.release()
    const second = lockDataFolder(folder)
    expect(second.ok).toBe(true)
    if (second.ok) second.value.release()
    rmSync(folder, { recursive: true })
  })
})
