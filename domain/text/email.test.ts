import { describe, expect, it } from 'vitest'
import { readEmail } from './email.ts'

const domain = `@${'e'.repeat(60)}.${'e'.repeat(60)}.${'e'.repeat(60)}.${'e'.repeat(60)}.fr`
/** 254 characters: the most that there may be. */
const longest = `${'n'.repeat(254 - domain.length)}${domain}`

describe('an e-mail address', () => {
  it.each([
    '',
    'nadia',
    'nadia@',
    '@exemple.fr',
    'nadia@exemple',
    'nadia@@exemple.fr',
    'nadia@exemple..fr',
    'na dia@exemple.fr',
    '.nadia@exemple.fr',
    'na..dia@exemple.fr',
    'nadia.@exemple.fr',
    'nadia@-exemple.fr',
    'nadia@exemple.fr,lea@exemple.fr',
    `${'n'.repeat(65)}@exemple.fr`,
    `nadia@${'e'.repeat(60)}.${'e'.repeat(60)}.${'e'.repeat(60)}.${'e'.repeat(60)}.${'e'.repeat(12)}.fr`,
  ])('is refused when no message could reach it (%s)', (typed) => {
    expect(readEmail(typed)).toEqual({ ok: false, reason: 'not-an-email' })
  })

  it.each([
    [' nadia@exemple.fr ', 'nadia@exemple.fr'],
    ['nadia+emploi@exemple.fr', 'nadia+emploi@exemple.fr'],
    ["d'artagnan@gascogne.example.org", "d'artagnan@gascogne.example.org"],
    [`${'n'.repeat(64)}@exemple.fr`, `${'n'.repeat(64)}@exemple.fr`],
    [longest, longest],
    ['Nadia.K-2@sous-domaine.exemple.co', 'Nadia.K-2@sous-domaine.exemple.co'],
  ])('is kept as it is typed, without spaces around it (%s)', (typed, address) => {
    expect(readEmail(typed)).toEqual({ ok: true, value: address })
  })
})
