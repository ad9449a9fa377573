import { expect, test } from 'vitest'
import { pictograms, secretPictureNames } from './pictograms.ts'

test('the secret has twelve pictures, in an order that never changes', () => {
  expect(secretPictureNames.join()).toBe('sun,moon,tree,flower,fish,bird,house,boat,key,cup,umbrella,snail')
})
test('every drawing stays on its sheet of 48 by 48', () => {
  for (const [name, { lines, wash = '' }] of Object.entries(pictograms)) {
    const starts = [...`${lines} ${wash}`.matchAll(/M(-?[\d.]+)[ ,]?(-?[\d.]+)/g)].flatMap(([, x, y]) => [
      x,
      y,
    ])
    for (const coordinate of starts) {
      expect(Number(coordinate), name).toBeGreaterThanOrEqual(0)
      expect(Number(coordinate), name).toBeLessThanOrEqual(48)
    }
  }
})
