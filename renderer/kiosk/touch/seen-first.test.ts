import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { actOnlyOnWhatWasSeen, SEEN_AFTER } from './seen-first.ts'

const heard = vi.fn()
let stop: () => void
/** What stands under the finger; the document of these tests has no places. */
let under: Element | null

beforeEach(() => {
  vi.useFakeTimers()
  heard.mockClear()
  document.elementFromPoint = () => under
  show('<h1>Bonjour</h1><button>Suivant</button><input />')
  stop = actOnlyOnWhatWasSeen(document)
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

function show(content: string) {
  document.body.innerHTML = `<main>${content}</main>`
  listen()
}
function listen() {
  for (const button of document.querySelectorAll('button')) {
    button.addEventListener('click', () => heard(button.textContent))
  }
}
const button = () => document.querySelector('button')!
let at = 0
/** A finger comes down and up on what is there; `pause` after the tap before. */
function tap(target: Element = button(), pause = 300) {
  at += pause
  under = target
  const down = new PointerEvent('pointerdown', { bubbles: true, cancelable: true, pointerId: 1 })
  Object.defineProperty(down, 'timeStamp', { value: at })
  target.dispatchEvent(down)
  target.dispatchEvent(new PointerEvent('click', { bubbles: true, cancelable: true, pointerId: 1 }))
}
/** The page was changed: its watchers hear of it, and it is painted. */
const painted = () => vi.advanceTimersByTimeAsync(20)
const seen = () => vi.advanceTimersByTimeAsync(SEEN_AFTER + 40)
function press(target: Element, key: string, more: KeyboardEventInit = {}) {
  return target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
}

describe('what has just come is not touched', () => {
  test('a screen, until it was seen', async () => {
    show('<h1>Qui êtes-vous ?</h1><button>Effacer</button>')
    await painted()
    tap()
    button().click()
    expect(heard).not.toHaveBeenCalled()
    await seen()
    tap()
    expect(heard.mock.calls).toEqual([['Effacer']])
  })
  test('a step whose title changes in place', async () => {
    document.querySelector('h1')!.firstChild!.nodeValue = 'Voici ce qui part'
    await painted()
    tap()
    expect(heard).not.toHaveBeenCalled()
  })
  test('a dialog, and what it hid when it goes', async () => {
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog"><button>Oui</button></div>')
    listen()
    await painted()
    tap(document.querySelector('[role=dialog] button')!)
    expect(heard).not.toHaveBeenCalled()
    await seen()
    document.querySelector('[role=dialog]')!.remove()
    await painted()
    tap()
    expect(heard).not.toHaveBeenCalled()
  })
  test('keys neither, but words go on being typed', async () => {
    show('<h1>Votre prénom</h1><input /><button>Sans nom</button>')
    await painted()
    expect(press(button(), 'Enter')).toBe(false)
    expect(press(button(), ' ')).toBe(false)
    expect(press(document.querySelector('input')!, 'Enter')).toBe(false)
    expect(press(document.querySelector('input')!, 'É')).toBe(true)
    expect(press(document.querySelector('input')!, ' ')).toBe(true)
    await seen()
    expect(press(button(), 'Enter')).toBe(true)
  })
  test('a key that is held down never reaches the next screen', async () => {
    expect(press(button(), 'Enter', { repeat: true })).toBe(false)
  })
})

describe('what stands under the finger', () => {
  test('another control at the place of the tap waits, without another title', async () => {
    tap()
    heard.mockClear()
    const other = document.createElement('button')
    button().replaceWith(other)
    other.textContent = 'Je pars'
    listen()
    under = other
    await painted()
    tap(other)
    expect(heard).not.toHaveBeenCalled()
  })
  test('the same button with other words is another one', async () => {
    tap()
    button().textContent = 'Annuler ma place'
    await painted()
    tap()
    expect(heard.mock.calls).toEqual([['Suivant']])
  })
  test('what changes elsewhere makes nobody wait', async () => {
    tap()
    document.querySelector('main')!.insertAdjacentHTML('beforeend', '<p>Enregistré</p>')
    await painted()
    tap()
    expect(heard).toHaveBeenCalledTimes(2)
  })
})

describe('a trembling hand', () => {
  test('taps once where it tapped twice', () => {
    tap()
    tap(button(), 120)
    expect(heard).toHaveBeenCalledOnce()
  })
  test('writes double letters', () => {
    show('<div class="simple-keyboard"><button>l</button></div>')
    tap()
    tap(button(), 120)
    expect(heard).toHaveBeenCalledTimes(2)
  })
})

test('nothing waits once the kiosk is gone', async () => {
  show('<h1>Autre</h1><button>Suivant</button>')
  await painted()
  stop()
  tap()
  expect(heard).toHaveBeenCalledOnce()
})
