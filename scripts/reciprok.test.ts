import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const example = 'docs/examples/reciprok-log.json'
const folder = mkdtempSync(join(tmpdir(), 'reciprok-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function reciprok(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/reciprok.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function logFile(name: string, body: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof body === 'string' ? body : JSON.stringify(body))
  return path
}

it('the reciprok command reads a log saved on Windows', () => {
  const text = readFileSync(join(root, example), 'utf8')
  const path = logFile('windows.json', `\uFEFF${text.replaceAll('\n', '\r\n')}`)
  expect(reciprok('score', path)).toEqual(reciprok('score', example))
})

describe('the reciprok command refuses', () => {
  it('an empty file', () => {
    const path = logFile('empty.json', '\uFEFF\r\n')
    expect(reciprok('score', path)).toMatchObject({ status: 1, stderr: `${path}: the file is empty\n` })
  })

  it('a file that is not there', () => {
    const { status, stderr } = reciprok('score', '/nowhere/log.json')
    expect(status).toBe(1)
    expect(stderr).toContain('/nowhere/log.json: cannot be read (ENOENT)')
  })

  it('a file that is not JSON', () => {
    const path = logFile('torn.json', '{"employer": "Bou')
    expect(reciprok('score', path)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(`${path}: not JSON`),
    })
  })

  it('each wrong place by its path, with its reason', () => {
    const path = logFile('wrong.json', {
      employer: 'Bakery',
      applications: [
        { id: 'a', candidate: 'b', receivedAt: '2 March', events: [] },
        { id: 'c', candidate: 'd', receivedAt: 0, events: [{ type: 'auto-refused', at: 0 }] },
      ],
    })
    const { status, stderr } = reciprok('score', path)
    expect(status).toBe(1)
    expect(stderr).toContain(`${path}: applications[0].receivedAt: not an instant such as`)
    expect(stderr).toContain(`${path}: applications[1].events[0].type: Invalid option`)
  })

  it('an application to an offer that the file does not describe', () => {
    const path = logFile('offer.json', {
      employer: 'Bakery',
      applications: [{ id: 'a', offerId: 'gone', candidate: 'b', receivedAt: 0 }],
    })
    expect(reciprok('score', path).stderr).toContain('applications[0].offerId: no offer "gone" in offers')
  })

  it('a day that does not exist', () => {
    expect(reciprok('score', example, '--date', '2026-02-30')).toMatchObject({ status: 1, stdout: '' })
  })

  it('an unknown option or no command, and says how it is used', () => {
    expect(reciprok('score', example, '--rank').status).toBe(1)
    const none = reciprok()
    expect(none.status).toBe(1)
    expect(none.stderr).toContain('npm run reciprok -- score FILE.json')
  })
})

describe('the reciprok command', () => {
  it('explains itself', () => {
    expect(reciprok('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('docs/examples') })
  })

  it('prints score, grade and every line of the example', () => {
    const { status, stdout } = reciprok('score', example)
    expect(status).toBe(0)
    expect(stdout).toContain('score   53 of 100 (5,375 points of 10,000)')
    expect(stdout).toContain('grade   C: Often answers, answered 6 of 7 applications, within 5 days')
    expect(stdout).toContain('points = floor(129,000 / 24) = 5,375')
    const log = JSON.parse(readFileSync(join(root, example), 'utf8')) as { applications: { id: string }[] }
    for (const { id } of log.applications) expect(stdout).toContain(id)
  })

  it('counts another day when asked: before anything counts, nobody is rated', () => {
    const { stdout } = reciprok('score', example, '--date', '2026-03-20')
    expect(stdout).toContain('score   40 of 100')
    expect(stdout).toContain('not rated yet: 0 counted of 0 people')
  })

  it('exports lines that sum to the total', () => {
    const exported = JSON.parse(reciprok('score', example, '--json').stdout) as {
      lines: { weighted: number; weight: number }[]
      prior: { weighted: number; weight: number }
      score: { points: number }
    }
    const rows = [...exported.lines, exported.prior]
    const sum = (key: 'weighted' | 'weight') => rows.reduce((total, row) => total + row[key], 0)
    expect(Math.floor(sum('weighted') / sum('weight'))).toBe(exported.score.points)
  })
})
