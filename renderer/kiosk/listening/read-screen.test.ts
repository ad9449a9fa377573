import { afterEach, expect, test } from 'vitest'
import { passagesOf } from './read-screen.ts'

afterEach(() => void (document.body.innerHTML = ''))

function read(html: string): string[] {
  document.body.innerHTML = `<main>${html}</main>`
  return passagesOf(document.querySelector('main')!).map(({ text }) => text)
}

test('a screen is read in its order, each thing to touch with all its words', () => {
  expect(
    read(`<h1>Bonjour</h1><p>Choisissez\n une <b>image</b></p>
      <button><svg><title>x</title></svg><span><span>Mes réservations</span><span>Deux séances</span></span></button>`),
  ).toEqual(['Bonjour', 'Choisissez une image', 'Mes réservations. Deux séances'])
})

test('a button without words is read by its name, and words outside any sentence are read too', () => {
  expect(
    read('<button aria-label="Effacer une lettre">⌫</button><div>Il reste <i>2</i> places</div>'),
  ).toEqual(['Effacer une lettre', 'Il reste', '2', 'places'])
})

test('what was typed, what is hidden and what opens an account are not said', () => {
  expect(
    read(`<label>Prénom</label><input value="Awa"><textarea>Mots</textarea><p hidden>Non</p>
      <p aria-hidden="true">Non</p><p data-unspoken>K7Q F3M</p><p>Après<span data-unspoken> 42</span></p>`),
  ).toEqual(['Prénom', 'Après'])
})

test('an empty screen says nothing', () => {
  expect(read('<h1> </h1><p></p>')).toEqual([])
})
