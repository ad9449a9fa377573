import { vi } from 'vitest'

type Said = Pick<SpeechSynthesisUtterance, 'text' | 'lang' | 'rate' | 'volume'>

/** A machine that speaks: what it says, and when it is done with each passage. */
export function giveVoice(
  voices: readonly Pick<SpeechSynthesisVoice, 'lang' | 'localService'>[] = [
    { lang: 'fr-FR', localService: true },
    { lang: 'en-GB', localService: true },
  ],
) {
  const said: Said[] = []
  const waiting: (() => void)[] = []
  class Utterance {
    voice = null
    lang = ''
    rate = 1
    volume = 1
    onend = () => undefined
    readonly text: string
    constructor(text: string) {
      this.text = text
    }
  }
  const speech = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak(words: Utterance) {
      said.push(words)
      waiting.push(words.onend)
    },
    cancel: vi.fn(() => void waiting.splice(0)),
  })
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance)
  vi.stubGlobal('speechSynthesis', speech)
  Object.defineProperty(window, 'speechSynthesis', { value: speech, configurable: true })
  return { said, cancelled: speech.cancel, endPassage: () => waiting.shift()?.() }
}

/** The machine is as mute as one without a voice. */
export function takeVoiceAway(): void {
  Reflect.deleteProperty(window, 'speechSynthesis')
  vi.unstubAllGlobals()
}
