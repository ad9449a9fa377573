import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useRoute } from 'vue-router'
import { htmlLang } from '../../strings/i18n.ts'
import { usePreferences } from '../../stores/preferences.ts'
import { passagesOf } from './read-screen.ts'
import { localVoice, paceOf, speechOf } from './voice.ts'

/** On the passage that is being said. */
const SPOKEN = 'spoken'
/** Touching this button says by itself what is to happen. */
const OWN_BUTTON = '[data-reads]'
const signs = ['pointerdown', 'keydown'] as const

/**
 * Reads the screen aloud, passage by passage, each marked while it is said. It ends when somebody touches anything,
 * with the screen, and with the language. `isPossible`: this machine has a voice for the language. `onPassage`: who
 * listens is still there.
 */
export function useReading(onPassage: () => void) {
  const preferences = usePreferences()
  const route = useRoute()
  const speech = speechOf(window)
  const voices = shallowRef(speech?.getVoices() ?? [])
  const isReading = ref(false)
  let reading = 0
  let marked: HTMLElement | null = null
  const voice = computed(() => localVoice(voices.value, preferences.language))

  async function read() {
    const mine = ++reading
    isReading.value = true
    for (const { element, text } of screenIn(document).flatMap(passagesOf)) {
      onPassage()
      mark(element)
      element.scrollIntoView({ block: 'nearest' })
      await say(text)
      if (mine !== reading) return
    }
    stop()
  }

  function mark(element: HTMLElement | null) {
    marked?.classList.remove(SPOKEN)
    marked = element
    marked?.classList.add(SPOKEN)
  }

  /** Resolves when it was said, or when it is no longer to be. */
  function say(text: string): Promise<void> {
    const words = new SpeechSynthesisUtterance(text)
    words.voice = voice.value ?? null
    words.lang = htmlLang(preferences.language)
    words.rate = paceOf(preferences.language)
    words.volume = preferences.volume === 'full' ? 1 : 0.6
    return new Promise((resolve) => {
      words.onend = words.onerror = () => resolve()
      speech!.speak(words)
    })
  }

  function stop() {
    reading += 1
    isReading.value = false
    mark(null)
    speech?.cancel()
  }

  const listen = () => (voices.value = speech?.getVoices() ?? [])
  speech?.addEventListener('voiceschanged', listen)
  watch([() => route.fullPath, () => preferences.language], stop)
  const act = ({ target }: Event) => {
    if (!(target as Element).closest?.(OWN_BUTTON)) stop()
  }
  for (const sign of signs) document.addEventListener(sign, act, { capture: true, passive: true })
  onScopeDispose(() => {
    stop()
    speech?.removeEventListener('voiceschanged', listen)
    for (const sign of signs) document.removeEventListener(sign, act, { capture: true })
  })
  return { isPossible: computed(() => voice.value !== undefined), isReading, read, stop }
}

/** A question over the screen, or the screen with the buttons at its foot. */
function screenIn(page: Document): Element[] {
  const dialog = page.querySelector('[role=dialog]')
  return dialog ? [dialog] : [...page.querySelectorAll('main, main ~ footer')]
}
