import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { photoFault } from '../../domain/photos/check-photo.ts'
import { readPicture } from '../../domain/photos/read-picture.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { arriveFirstTime, readyForTheWorst } from '../support/at-the-kiosk.ts'
import * as hostile from '../support/hostile-pictures.ts'
import { putOnBoard } from '../support/on-the-board.ts'
import { useStage } from '../support/stage.ts'

const title = 'Monter une friperie'
const stage = useStage((folder) =>
  putOnBoard(folder, {
    ...{ id: 'friperie', kind: 'project', topic: 'shared-project', title },
    steps: [{ text: 'Trier les habits', picture: 'clothes' }, { text: 'Ouvrir' }],
  }),
)
const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

/** A photo of 2400 by 1200 as a camera stores it, that is to be turned: with where it was taken. */
async function photoWithPlace(page: Page): Promise<Buffer> {
  const encoded = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(2400, 1200)
    const context = canvas.getContext('2d')!
    const sky = context.createLinearGradient(0, 0, 2400, 1200)
    for (const [at, colour] of [
      [0, '#7fb069'],
      [0.5, '#f2c14e'],
      [1, '#d1495b'],
    ] as const)
      sky.addColorStop(at, colour)
    context.fillStyle = sky
    context.fillRect(0, 0, 2400, 1200)
    for (let n = 0; n < 900; n++) {
      context.fillStyle = `hsl(${(n * 47) % 360} 60% 50%)`
      context.fillRect((n * 131) % 2400, (n * 89) % 1200, 40, 70)
    }
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })
    return Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join('')
  })
  return Buffer.from(hostile.withSegment(hostile.bytesOf(encoded), 0xe1, hostile.exifWithPlace()))
}

async function openPhotosOf(desk: Page, name: string): Promise<void> {
  await signInAsHost(desk)
  await desk.getByRole('link', { name: /^Annonces/ }).click()
  await tap(desk, /^Au tableau/)
  await tap(desk, new RegExp(`^(Ajouter une photo à|Photos de).*${name}`))
  await desk.getByLabel('Ce qu’on y voit').waitFor()
}
const choose = (desk: Page, name: string, mimeType: string, bytes: Uint8Array) =>
  desk.getByLabel('La photo', { exact: true }).setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) })
const card = async () =>
  (await stage.folder.records<Posting>('postings')).find(({ id }) => id === 'friperie')!

/** All photos that rest at a kiosk. */
async function photosAt(kiosk: Page): Promise<Uint8Array[]> {
  const all = await kiosk.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name = '' }) => name)
    const name = names.find((one) => one.endsWith('-photos'))
    if (!name) return []
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error!)
      })
    const database = await done(indexedDB.open(name))
    const rows = await done<Uint8Array[]>(database.transaction('photos').objectStore('photos').getAll())
    database.close()
    return rows.map((bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  })
  return all.map((text) => hostile.bytesOf(text))
}

async function openCard(kiosk: Page): Promise<void> {
  await arriveFirstTime(kiosk, 'Nadia')
  await tap(kiosk, /^Coup de main/)
  await tap(kiosk, /^Projets/)
  await tap(kiosk, new RegExp(title))
  await kiosk.getByRole('heading', { name: title }).first().waitFor()
}

test('a photo of a telephone becomes a picture alone, stands on the kiosk, stays without network, and goes with the card', async () => {
  const desk = await stage.open('host')
  const kiosk = await stage.open('kiosk', await stage.browser.anotherComputer({ opensOffline: true }))
  await readyForTheWorst(kiosk)
  const source = await photoWithPlace(desk)
  expect([source.includes('GPS-BREST'), source.length > 300_000]).toEqual([true, true])
  await openPhotosOf(desk, title)
  await choose(desk, 'IMG_2041.JPG', 'image/jpeg', source)
  await desk.getByText('Réduite à 512\u00a0×\u00a01024').waitFor()
  await desk.getByLabel('Ce qu’on y voit').fill('Des habits pliés sur une table')
  await tap(desk, 'Mettre la photo')
  await desk.getByText('La photo est sur l’annonce').waitFor()
  await expect.poll(async () => (await card()).photo?.alt).toBe('Des habits pliés sur une table')

  await openCard(kiosk)
  const shown = kiosk.getByRole('img', { name: 'Des habits pliés sur une table' })
  await shown.waitFor()
  const [kept, ...others] = await photosAt(kiosk)
  expect([others, photoFault(kept!), readPicture(kept!)]).toEqual([
    [],
    null,
    { ok: true, value: { format: 'jpeg', width: 512, height: 1024 } },
  ])
  expect(['Exif', 'GPS-BREST', 'ICC_PROFILE'].filter((word) => Buffer.from(kept!).includes(word))).toEqual([])

  await stage.server.stop()
  await kiosk.reload()
  await openCard(kiosk)
  await shown.waitFor()
  expect(await shown.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBe(512)

  await stage.startServer()
  await stage.networkIsBack(kiosk, desk)
  await tap(desk, new RegExp(`^Retirer du tableau.*${title}`))
  await desk.getByLabel('Pourquoi').selectOption({ label: 'Parle de quelqu’un d’autre' })
  await tap(desk, 'Retirer l’annonce')
  await kiosk
    .getByText(/n’est plus|plus là/)
    .first()
    .waitFor()
  await expect.poll(async () => (await photosAt(kiosk)).length).toBe(0)
})

test('hostile files each give a sentence, and the card stays as it was written', async () => {
  const desk = await stage.open('host')
  await putOnBoard(stage.folder, {
    id: 'second',
    kind: 'project',
    topic: 'shared-project',
    title: `${title} bis`,
  })
  await openPhotosOf(desk, `${title} bis`)
  await desk.getByLabel('Ce qu’on y voit').fill('Une table')
  const dialogs: string[] = []
  desk.on('dialog', (dialog) => (dialogs.push(dialog.message()), void dialog.dismiss()))
  for (const [name, type, bytes, sentence] of [
    ['bombe.png', 'image/png', hostile.decompressionBomb(), 'trop de pixels'],
    ['dessin.svg', 'image/jpeg', hostile.svgWithScript(), 'n’est pas une photo JPEG'],
    ['image.gif', 'image/jpeg', hostile.gifAndScript(), 'n’est pas une photo JPEG'],
    ['anime.webp', 'image/webp', hostile.webp(true), 'animée'],
    ['coupee.jpg', 'image/jpeg', hostile.truncated(), 'abîmé ou coupé'],
    ['vide.png', 'image/png', hostile.png(300, 200), 'abîmé ou coupé'],
  ] as const) {
    await choose(desk, name, type, bytes)
    await desk.getByRole('alert').getByText(sentence).waitFor()
  }
  // Whatever else travels in them stays here: a whole picture of thirty million bytes, one that is an archive too.
  for (const [name, bytes] of [
    ['grande.jpg', hostile.photoOf30Megabytes()],
    ['double.jpg', hostile.jpegAndZip()],
  ] as const) {
    await choose(desk, name, 'image/jpeg', bytes)
    await desk.getByText('Réduite à 24\u00a0×\u00a016, 1\u00a0ko').waitFor()
  }
  expect(await desk.getByLabel('Ce qu’on y voit').inputValue()).toBe('Une table')
  await tap(desk, 'Mettre la photo')
  await desk.getByText('La photo est sur l’annonce').waitFor()
  const second = async () =>
    (await stage.folder.records<Posting>('postings')).find(({ id }) => id === 'second')!
  await expect.poll(async () => (await second()).photo?.alt).toBe('Une table')
  expect([(await second()).title, dialogs]).toEqual([`${title} bis`, []])
})
