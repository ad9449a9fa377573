import { expect, test } from 'vitest'
import { collectionNames } from '../../domain/sync/collections.ts'
import { axeFindings } from '../support/accessibility.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()

/** All that the place holds, as the server keeps it. */
async function everything(): Promise<string> {
  const kept = await Promise.all(collectionNames.map((name) => stage.folder.records(name)))
  return JSON.stringify(kept)
}

test('journey 26: a new volunteer learns the desk on a practice site, step by step, and nothing of it reaches the place', async () => {
  const host = await stage.open('host')
  const realDatabases = await host.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  const before = await everything()
  await host.getByRole('button', { name: 'S’entraîner' }).click()

  const tour = host.getByRole('complementary', { name: 'Site d’entraînement' })
  const step = (title: string) => tour.getByText(title, { exact: true }).waitFor()
  await step('Ouvrez le poste')
  expect(await axeFindings(host)).toEqual([])
  // From here on every request is noted: none may go to the place itself.
  const asked: string[] = []
  host.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const [login, secret] = await tour.locator('code').allInnerTexts()
  await host.getByLabel('Identifiant').fill(login!)
  await host.getByLabel('Mot de passe').fill(secret!)
  await host.getByRole('button', { name: 'Se connecter' }).click()

  await step('Notez une arrivée')
  await host.getByText(/^Site d’entraînement · Pépinière/).waitFor()
  await host.getByRole('button', { name: 'Enregistrer une arrivée' }).click()
  await host.getByLabel('Prénom ou nom choisi').fill('Zébulon')
  await host.getByRole('button', { name: 'Enregistrer l’arrivée' }).click()
  await step('Notez un départ')
  expect(await axeFindings(host)).toEqual([])
  // A page that is loaded again goes on where it was.
  await host.reload()
  await host.getByLabel('Identifiant').fill(login!)
  await host.getByLabel('Mot de passe').fill(secret!)
  await host.getByRole('button', { name: 'Se connecter' }).click()
  await step('Notez un départ')
  await host.getByRole('button', { name: /^Départ de Zébulon/ }).click()
  await step('Retrouvez une personne')
  await host.keyboard.press('Control+k')
  await host.getByRole('combobox').waitFor()
  await host.keyboard.type('loulou')
  await host.getByRole('option', { name: /Loulou/, selected: true }).waitFor()
  await host.keyboard.press('Enter')
  await step('Décidez d’une annonce')
  await host.getByRole('link', { name: 'Annonces' }).click()
  await host
    .getByRole('button', { name: /^Publier / })
    .first()
    .click()
  await step('Ouvrez une séance')
  await host.keyboard.press('Control+k')
  await host.getByRole('combobox').waitFor()
  await host.keyboard.type('séance')
  await host.keyboard.press('Escape')
  await host.getByRole('link', { name: 'Séances' }).click()
  await host.getByRole('button', { name: 'Planifier' }).first().click()
  await step('Trouvez la liste d’évacuation')
  await host.getByRole('link', { name: 'Évacuation' }).click()
  await step('Verrouillez le poste')
  await host.getByRole('button', { name: 'Verrouiller' }).click()
  await step('C’est fini, bravo')
  await expect.poll(() => asked.some((path) => path.includes('/v1/sync/'))).toBe(true)
  expect(asked.filter((path) => path.includes('/v1/') && !path.startsWith('/exercice/'))).toEqual([])
  expect(await everything()).toBe(before)

  // Back at the place: nothing of the practice is left, and the desk is the one that it was.
  await tour.getByRole('button', { name: 'Terminer' }).click()
  await signInAsHost(host)
  expect(await tour.count()).toBe(0)
  await host.getByText('Personne n’est ici pour l’instant').waitFor()
  const names = async () => host.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  await expect.poll(async () => (await names()).sort()).toEqual(realDatabases.sort())
  expect(await everything()).toBe(before)
})

test('a desk that practises keeps at it while another works at the place in the next window', async () => {
  const computer = await stage.browser.anotherComputer()
  const host = await stage.open('host', computer)
  await host.getByRole('button', { name: 'S’entraîner' }).click()
  const tour = host.getByRole('complementary', { name: 'Site d’entraînement' })
  await tour.getByText('Ouvrez le poste').waitFor()
  const [login, secret] = await tour.locator('code').allInnerTexts()
  const real = await computer.newPage()
  await real.goto(`${stage.server.url}/host/`)
  await signInAsHost(real)
  await host.getByLabel('Identifiant').fill(login!)
  await host.getByLabel('Mot de passe').fill(secret!)
  await host.getByRole('button', { name: 'Se connecter' }).click()
  await tour.getByText('Notez une arrivée').waitFor()
  // The server forgets practice sites when it stops; leaving one that is gone opens the place as it was.
  await stage.restartServer()
  await real.close()
  await tour.getByRole('button', { name: 'Quitter l’entraînement' }).click()
  await host.getByRole('button', { name: 'S’entraîner' }).waitFor()
  await signInAsHost(host)
})
