import { afterEach, expect, test, vi } from 'vitest'
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { createTexts } from '../../strings/i18n.ts'
import { kioskTexts } from '../kiosk-texts.ts'
import { usePreferences, type Volume } from '../../stores/preferences.ts'
import IdleWarning from './IdleWarning.vue'

vi.mock('./wipe.ts', () => ({ useEndSession: () => () => undefined }))

/** What a loudspeaker was asked to play: how loud each note gets, and whether the sound was closed. */
const played: { peaks: number[]; closed: number } = { peaks: [], closed: 0 }

class Loudspeaker {
  currentTime = 0
  destination = {}
  createOscillator() {
    const note = {
      frequency: { value: 0 },
      connect: (next: unknown) => next,
      start() {},
      stop() {},
      onended() {},
    }
    queueMicrotask(() => note.onended())
    return note
  }
  createGain() {
    const gain = {
      setValueAtTime() {},
      exponentialRampToValueAtTime: (value: number) => played.peaks.push(value),
    }
    return { gain, connect: () => undefined }
  }
  close() {
    played.closed += 1
    return Promise.resolve()
  }
}

afterEach(() => {
  Object.assign(played, { peaks: [], closed: 0 })
  vi.unstubAllGlobals()
})

/** The question comes, at this loudness. */
async function isAsked(volume: Volume): Promise<void> {
  vi.stubGlobal('AudioContext', Loudspeaker)
  const pinia = createPinia()
  setActivePinia(pinia)
  usePreferences().volume = volume
  const asked = mount(IdleWarning, {
    props: { endsAt: 20_000, length: 20_000, now: 0 },
    global: { plugins: [pinia, createTexts(kioskTexts)] },
  })
  await Promise.resolve()
  asked.unmount()
}

test('the question whether somebody is still there is heard: two notes, softer for who asked for it', async () => {
  await isAsked('full')
  const [loud] = played.peaks
  expect(played.peaks.filter((peak) => peak === loud)).toHaveLength(2)
  expect(played.closed).toBe(1)
  await isAsked('soft')
  expect(Math.max(...played.peaks.slice(4))).toBeLessThan(loud!)
})

test('it is not heard where the sound was turned off', async () => {
  await isAsked('off')
  expect(played).toEqual({ peaks: [], closed: 0 })
})
