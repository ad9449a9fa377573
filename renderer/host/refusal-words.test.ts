import { expect, test } from 'vitest'
import type { CallRefusal } from '../data/http.ts'
import { createTexts } from '../strings/i18n.ts'
import { hostTexts } from './host-texts.ts'
import { refusalKey, unreadKey } from './refusal-words.ts'

const { t } = createTexts(hostTexts).global
/** The server may have done what was asked, and its answer was lost on the way. */
const unanswered: CallRefusal[] = ['unreachable', 'unreadable']

test.each(unanswered)('after no answer (%s) nobody is told that nothing was done', (reason) => {
  expect(t(refusalKey(reason))).toContain('on ne sait pas si c’est fait')
  expect(t(refusalKey(reason))).not.toContain('rien n’a été changé')
})

test.each(unanswered)(
  'where something was only to be read (%s), nothing is said to be in doubt',
  (reason) => {
    expect(t(unreadKey(reason))).toContain('n’a pas pu être lue')
    expect(t(unreadKey('sign-in-needed'))).toBe(t(refusalKey('sign-in-needed')))
  },
)
