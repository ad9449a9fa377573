import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test } from 'vitest'
import { until } from '../../data/testing/device.ts'
import { usePreferences } from '../../stores/preferences.ts'
import { giveVoice, takeVoiceAway } from '../test-support/fake-voice.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk({ isFramed: true })
afterEach(takeVoiceAway)

const spoken = () => document.querySelector('.spoken')?.textContent?.trim()

describe('a screen is read aloud', () => {
  test('passage by passage, each marked while it is said, to the end', async () => {
    const voice = giveVoice()
    await kiosk.open('arrive')
    await kiosk.tap('Écouter')
    expect(voice.said[0]).toMatchObject({ text: 'Ravis de vous voir', lang: 'fr' })
    expect(spoken()).toBe('Ravis de vous voir')
    for (let read = 0; read < voice.said.length; read++) {
      voice.endPassage()
      await Promise.resolve()
    }
    await until(() => kiosk.button('Écouter').getAttribute('aria-pressed') === 'false')
    const said = voice.said.map(({ text }) => text)
    expect(said.join(' | ')).toContain('C’est la première fois')
    expect(said.at(-1)).toBe('Retour')
    expect(said).not.toContain('Affichage')
    expect(spoken()).toBeUndefined()
  })

  test('slower in easy French, louder when the person chose so', async () => {
    const voice = giveVoice()
    await kiosk.open('arrive')
    Object.assign(usePreferences(), { language: 'fr-x-falc', volume: 'full' })
    await until(() => kiosk.text().includes('Écouter'))
    await kiosk.tap('Écouter')
    expect(voice.said[0]).toMatchObject({ lang: 'fr', rate: 0.8, volume: 1 })
  })

  test.each([
    ['a second touch of its button', () => kiosk.tap('Écouter')],
    [
      'a touch anywhere',
      async () => void document.body.dispatchEvent(new Event('pointerdown', { bubbles: true })),
    ],
    ['another language', () => kiosk.tap('English')],
    ['the next screen', () => kiosk.open('attract')],
  ])('until %s', async (_what, act) => {
    const voice = giveVoice()
    await kiosk.open('arrive')
    await kiosk.tap('Écouter')
    expect(spoken()).toBeDefined()
    await act()
    await until(() => spoken() === undefined)
    expect(voice.cancelled).toHaveBeenCalled()
    expect(voice.said).toHaveLength(1)
  })
})

test.each([
  ['no voice', []],
  ['only voices that send the words elsewhere', [{ lang: 'fr-FR', localService: false }]],
  ['only voices of another language', [{ lang: 'de-DE', localService: true }]],
])('with %s the button is not there', async (_what, voices) => {
  giveVoice(voices)
  await kiosk.open('arrive')
  expect(kiosk.text()).not.toContain('Écouter')
})
