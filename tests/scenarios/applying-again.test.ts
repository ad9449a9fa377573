import { expect, test } from 'vitest'
import type { Application } from '../../domain/hiring/application.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import {
  applyToTheOffer,
  arriveFirstTime,
  choosePictures,
  comeBack,
  finish,
  passNumberShown,
  pictures,
  readyForTheWorst,
} from '../support/at-the-kiosk.ts'
import { offerTitle } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()

test('journey 11: who comes back proves the card, signs with a name, and never applies twice', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Samira')
  const pass = await passNumberShown(kiosk)
  await applyToTheOffer(kiosk)
  await kiosk.getByText('Bien reçue').waitFor()
  await kiosk.getByRole('button', { name: 'D’accord' }).click()

  // The offer says it at once, in the list and on its screen, and leads to what was sent.
  await kiosk.getByRole('button', { name: 'Offres d’emploi' }).click()
  await kiosk.getByRole('button', { name: offerTitle }).getByText('Déjà postulé').waitFor()
  await kiosk.getByRole('button', { name: offerTitle }).click()
  expect(await kiosk.getByRole('button', { name: 'Je postule' }).count()).toBe(0)
  await kiosk.getByRole('button', { name: 'Voir ma candidature' }).click()
  await kiosk.getByRole('heading', { name: offerTitle }).waitFor()
  await kiosk
    .getByText(/^Envoyée le/)
    .first()
    .waitFor()
  await kiosk.getByRole('button', { name: 'Retour' }).click()
  await kiosk.getByRole('heading', { name: 'Mes candidatures' }).waitFor()
  await kiosk.getByRole('button', { name: 'Retour' }).click()
  await finish(kiosk)

  // Back with the card alone, the kiosk cannot know: the pictures say it before a word is written.
  await comeBack(kiosk, pass)
  await openTheOffer()
  await kiosk.getByRole('button', { name: 'Je postule' }).click()
  await choosePictures(kiosk, [...pictures].reverse())
  await kiosk.getByRole('button', { name: 'Suivant' }).click()
  await kiosk.getByText('Ces images n’ouvrent pas cette carte.').waitFor()
  await choosePictures(kiosk)
  await kiosk.getByRole('button', { name: 'Suivant' }).click()
  await kiosk.getByRole('heading', { name: 'Vous avez déjà postulé' }).waitFor()
  await kiosk.getByRole('button', { name: 'Voir ma candidature' }).click()
  await kiosk
    .getByText(/^Envoyée le/)
    .first()
    .waitFor()
  expect(await sent()).toHaveLength(1)

  async function openTheOffer() {
    await kiosk.getByRole('button', { name: 'Offres d’emploi' }).click()
    await kiosk.getByRole('button', { name: offerTitle }).click()
  }
})

test('journey 11: a card that came back signs with the name that its holder chooses now', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk)
  const pass = await passNumberShown(kiosk)
  await finish(kiosk)
  await comeBack(kiosk, pass)
  await kiosk.getByRole('button', { name: 'Offres d’emploi' }).click()
  await kiosk.getByRole('button', { name: offerTitle }).click()
  await kiosk.getByRole('button', { name: 'Je postule' }).click()
  await kiosk.getByRole('heading', { name: 'De quel prénom signez-vous' }).waitFor()
  await kiosk.getByLabel('Mon prénom').fill('Loïc')
  await kiosk.getByRole('button', { name: 'C’est bon' }).click()
  // What is picked from a list is kept by its code, also when the language changes on the way.
  await kiosk.getByRole('button', { name: 'Ajouter : Ce que je sais faire' }).click()
  await kiosk.getByRole('button', { name: 'Cuisiner' }).click()
  await kiosk.getByRole('button', { name: 'English' }).click()
  await kiosk.getByRole('button', { name: 'Cook', pressed: true }).waitFor()
  await kiosk.getByRole('button', { name: 'Français' }).click()
  await kiosk.getByRole('button', { name: 'C’est bon' }).click()
  await kiosk.getByRole('button', { name: 'Suivant' }).click()
  await kiosk.getByText('Cuisiner').waitFor()
  await kiosk.getByRole('button', { name: 'Suivant' }).click()
  await choosePictures(kiosk)
  await kiosk.getByRole('button', { name: 'Envoyer' }).click()
  await kiosk.getByText('Bien reçue').waitFor()
  const [application] = await sentBy(pass)
  expect(application?.sent).toEqual({
    name: 'Loïc',
    abilities: ['ability:cook'],
  })
})

test('journey 11: applied without network with other pictures; the host knows who it was, and the card leads to it', async () => {
  const kiosk = await stage.open('kiosk', await stage.browser.anotherComputer({ opensOffline: true }))
  await arriveFirstTime(kiosk, 'Awa')
  const pass = await passNumberShown(kiosk)
  await kiosk.getByText('L’accueil le sait').waitFor()
  await finish(kiosk)
  await stage.folder.choosePictures(pass, [0, 1, 2, 3])
  await readyForTheWorst(kiosk)
  await stage.server.kill()
  await comeBack(kiosk, pass)
  await kiosk.getByRole('button', { name: 'Offres d’emploi' }).click()
  await kiosk.getByRole('button', { name: offerTitle }).click()
  await kiosk.getByRole('button', { name: 'Je postule' }).click()
  await kiosk.getByLabel('Mon prénom').fill('Awa')
  await kiosk.getByRole('button', { name: 'C’est bon' }).click()
  await kiosk.getByRole('button', { name: 'Suivant' }).click()
  await kiosk.getByRole('button', { name: 'Suivant' }).click()
  await choosePictures(kiosk, [...pictures].reverse())
  await kiosk.getByRole('button', { name: 'Envoyer' }).click()
  await kiosk.getByRole('button', { name: 'D’accord' }).click()
  await finish(kiosk)
  await stage.startServer()
  await stage.networkIsBack(kiosk)
  await expect.poll(() => sentBy(pass)).toMatchObject([{ unverified: true }])

  const host = await stage.open('host')
  await signInAsHost(host)
  await host.getByRole('button', { name: 'Vérifier' }).click()
  await host.getByText(/avec la carte de Awa/).waitFor()
  await host.getByRole('button', { name: 'C’est bien cette personne' }).click()
  await host.getByRole('dialog').getByRole('button', { name: 'C’est bien cette personne' }).click()
  await host.getByText('C’est rattaché.').waitFor()

  await comeBack(kiosk, pass)
  await kiosk.getByRole('button', { name: 'Une candidature est maintenant dans votre liste' }).click()
  await choosePictures(kiosk)
  await kiosk.getByRole('button', { name: 'Ouvrir' }).click()
  await kiosk.getByRole('button', { name: offerTitle }).getByText('Nouveau').waitFor()
})

async function sentBy(pass: string): Promise<Application[]> {
  const ids = await stage.folder.idsOf(pass)
  return (await sent()).filter(({ visitorId }) => ids.includes(visitorId))
}

function sent(): Promise<Application[]> {
  return stage.folder.records<Application>('applications')
}
