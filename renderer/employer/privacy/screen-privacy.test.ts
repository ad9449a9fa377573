import { describe, expect, it } from 'vitest'
import {
  LOCKED_AFTER,
  LOCKED_AFTER_OBSERVING,
  NAMES_HIDDEN_AFTER,
  nextPrivacyChange,
  screenPrivacy,
} from './screen-privacy.ts'

describe('what an unattended employer desk shows', () => {
  it('does not open a locked desk because somebody touches it', () => {
    expect(screenPrivacy(0, 'locked')).toBe('locked')
    expect(nextPrivacyChange(0, 'locked')).toBeNull()
  })

  it('locks after two minutes, even when the veil was missed (the computer slept)', () => {
    expect(screenPrivacy(LOCKED_AFTER, 'open')).toBe('locked')
    expect(screenPrivacy(LOCKED_AFTER - 1, 'veiled')).toBe('veiled')
  })

  it('hides the names after thirty seconds and shows them again at the next touch', () => {
    expect(screenPrivacy(NAMES_HIDDEN_AFTER - 1, 'open')).toBe('open')
    expect(screenPrivacy(NAMES_HIDDEN_AFTER, 'open')).toBe('veiled')
    expect(screenPrivacy(0, 'veiled')).toBe('open')
  })

  it('tells exactly when to look again', () => {
    expect(nextPrivacyChange(0, 'open')).toBe(NAMES_HIDDEN_AFTER)
    expect(nextPrivacyChange(NAMES_HIDDEN_AFTER, 'open')).toBe(LOCKED_AFTER - NAMES_HIDDEN_AFTER)
  })

  it('leaves the grid of an observer open for longer, names still hidden', () => {
    expect(screenPrivacy(LOCKED_AFTER, 'veiled', LOCKED_AFTER_OBSERVING)).toBe('veiled')
    expect(screenPrivacy(LOCKED_AFTER_OBSERVING, 'veiled', LOCKED_AFTER_OBSERVING)).toBe('locked')
    const left = LOCKED_AFTER_OBSERVING - NAMES_HIDDEN_AFTER
    expect(nextPrivacyChange(NAMES_HIDDEN_AFTER, 'open', LOCKED_AFTER_OBSERVING)).toBe(left)
  })
})
