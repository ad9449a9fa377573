import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { languages } from '../../domain/language.ts'
import { createTexts } from '../strings/i18n.ts'
import { momentOf } from './knowledge.ts'
import { verifyTexts } from './verify.texts.ts'
import VerifyPage from './VerifyPage.vue'

const told = { toldAt: 1_800_000_000_000, issuers: [], sites: [], cards: [] }
let page: VueWrapper
let answer: () => Promise<Response>

beforeEach(() => {
  answer = async () => Response.json(told)
  vi.stubGlobal('fetch', () => answer())
  localStorage.clear()
  window.location.hash = ''
})
afterEach(() => {
  page.unmount()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function open() {
  page = mount(VerifyPage, { global: { plugins: [createTexts(verifyTexts)] }, attachTo: document.body })
  // Whether this browser can verify is asked of its cryptography, outside any queue that a test can flush.
  await vi.waitFor(() => expect(page.text()).not.toBe(''))
  await press(/Français/)
}
async function press(name: RegExp) {
  await page
    .findAll('button')
    .find((button) => name.test(button.text()))
    ?.trigger('click')
}
async function paste(text: string) {
  await page.get('textarea').setValue(text)
  await page.get('form').trigger('submit')
}
const shows = (text: string) => vi.waitFor(() => expect(page.text()).toContain(text))

it('says that a file is none, or too large to be one, without reading it', async () => {
  await open()
  const input = page.get<HTMLInputElement>('input[type=file]')
  const choose = async (file: File) => {
    Object.defineProperty(input.element, 'files', { value: [file], configurable: true })
    await input.trigger('change')
  }
  const large = new File([], 'cv.pdf')
  Object.defineProperty(large, 'size', { value: 5_000_000 })
  const reading = vi.spyOn(large, 'text')
  await choose(large)
  await shows('Ce fichier est trop grand')
  expect(reading).not.toHaveBeenCalled()
  await choose(new File(['Bonjour'], 'lettre.txt'))
  await shows('Ce n’est pas une attestation numérique')
  const broken = new File(['x'], 'x')
  vi.spyOn(broken, 'text').mockRejectedValue(new Error('the stick was pulled out'))
  vi.stubGlobal('reportError', () => undefined)
  await choose(broken)
  await shows('La vérification n’a pas pu se faire')
  expect(page.get('form button').attributes('aria-busy')).toBeUndefined()
})

it('asks for something to verify, and says until when it knows', async () => {
  await open()
  await paste('  ')
  await shows('Collez d’abord un texte')
  await paste('Bonjour')
  await shows('Révocations connues au 15 janvier 2027')
  answer = () => Promise.reject(new TypeError('no network'))
  await paste('Bonjour')
  await shows('Sans réseau\u202f: révocations connues au 15 janvier 2027')
})

it.each<[string, () => Promise<Response>]>([
  ['the network is away', () => Promise.reject(new TypeError('no network'))],
  ['the server refuses', async () => new Response('', { status: 429 })],
  ['something else answers', async () => new Response('<html>Bienvenue sur le Wi-Fi</html>')],
  ['what answers has another form', async () => Response.json({ ...told, sites: [{ id: 1 }] })],
])('knows nothing at a first visit while %s', async (_what, first) => {
  answer = first
  await open()
  await paste('Bonjour')
  await shows('Ce navigateur ne connaît encore aucune clé')
  expect(localStorage.length).toBe(0)
})

it('reads what stands behind # at once, and again when it changes', async () => {
  window.location.hash = '#PEA1NONSENSE'
  await open()
  await shows('Ce n’est pas une attestation')
})

it('leads to the simple page where the browser cannot verify, and accuses nobody', async () => {
  vi.spyOn(crypto.subtle, 'generateKey').mockRejectedValue(new DOMException('NotSupportedError'))
  window.location.hash = '#PEA1NONSENSE'
  await open()
  await vi.waitFor(() => expect(page.find('a[href="/verifier"]').exists()).toBe(true))
  expect(page.find('form').exists()).toBe(false)
  expect(page.text()).not.toContain('Modifiée')
})

it('says all of it in each language', async () => {
  await open()
  await paste('Bonjour')
  await flushPromises()
  const pages = new Set<string>()
  for (const name of [/Facile/, /English/, /Français/]) {
    await press(name)
    expect(page.text()).not.toMatch(/verify\./)
    pages.add(page.text())
  }
  expect(pages.size).toBe(languages.length)
})

it('judges by what the server told where the clock is behind, and by it alone while it is fresh', () => {
  const known = { knowledge: told, isKept: true }
  expect(momentOf({ ...known, isFresh: true }, told.toldAt + 1000)).toBe(told.toldAt)
  expect(momentOf({ ...known, isFresh: false }, told.toldAt + 1000)).toBe(told.toldAt + 1000)
  expect(momentOf({ ...known, isFresh: false }, 0)).toBe(told.toldAt)
})
