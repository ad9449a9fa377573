import { expect, it } from 'vitest'
import { PICTURE_TRIES_A_DAY } from './picture-secret.ts'

it('lets one pass take ten wrong tries a day: at most one guess in two thousand succeeds', () => {
  expect(PICTURE_TRIES_A_DAY).toBe(10)
  expect(PICTURE_TRIES_A_DAY / 12 ** 4).toBeLessThanOrEqual(0.0005)
})
