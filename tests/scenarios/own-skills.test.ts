import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import {
  arriveFirstTime,
  choosePictures,
  comeBack,
  finish,
  passNumberShown,
  readyForTheWorst,
} from '../support/at-the-kiosk.ts'
import { everythingKept } from '../support/everything-kept.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage(async (folder) => {
  await folder.planSession('sjardin', 'E02')
  // In these what is told below can be seen: all of it in the first, one thing in the other.
  await folder.planSession('sradio', 'E14')
  await folder.planSession('slot', 'A02')
})
const cooked = 'J’ai cuisiné pour trente personnes ou plus.'
const proud = 'Le mariage de ma cousine, 120 personnes.'

const tap = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** From the welcome screen: one sentence of a scene, and how. Ends at the scenes. */
async function keepASentence(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mes compétences' }).click()
  await page.getByRole('heading', { name: 'Qu’avez-vous déjà fait' }).waitFor()
  await tap(page, 'Cuisine, jardin')
  await page.getByRole('button', { name: 'Cuisiner pour beaucoup de monde' }).click()
  await page.getByRole('heading', { name: 'Cuisiner pour beaucoup de monde' }).waitFor()
  await page.getByRole('group', { name: cooked }).getByRole('button', { name: 'J’aide les autres' }).click()
  await tap(page, 'C’est bon')
  await page.getByText('1 phrase sur votre page').waitFor()
}

const own = 'J’ai gardé des enfants plusieurs heures de suite.'

/** From the scenes: what one says is looked up while one writes, by fingers and by a keyboard, and kept in one tap. */
async function sayIt(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Le dire avec mes mots' }).click()
  const words = page.getByLabel('Ce que vous avez fait')
  await words.fill('je suis diabétique')
  await page.getByText('Votre santé ne regarde que vous').waitFor()
  await words.fill('')
  for (const key of ['G', 'a', 'r', 'd', 'e'])
    await page.getByRole('button', { name: key, exact: true }).click()
  await words.press('End')
  await page.keyboard.type(' neveu')
  const proposal = page.getByRole('group', { name: own })
  await proposal.getByText('Mots trouvés\u202f: Garde, neveu').waitFor()
  await proposal.getByRole('button', { name: 'Sans aide' }).click()
  await page.getByText('2 phrases sur votre page').waitFor()
  await tap(page, 'C’est bon')
}

/** Not on the sheet beside it that can be printed. */
const onScreen = (page: Page, text: string) => page.getByText(text).filter({ visible: true })

test('journey 6: five minutes without network; the page is kept for its holder, and readable nowhere else', async () => {
  const kiosk = await stage.open('kiosk', await stage.browser.anotherComputer({ opensOffline: true }))
  await arriveFirstTime(kiosk, 'Nadia')
  const pass = await passNumberShown(kiosk)
  await finish(kiosk)
  await arriveFirstTime(kiosk, 'Karim')
  const friend = await passNumberShown(kiosk)
  await finish(kiosk)
  await stage.folder.choosePictures(pass, [0, 2, 4, 6])
  await stage.folder.choosePictures(friend, [1, 3, 5, 7])
  await readyForTheWorst(kiosk)
  await stage.server.kill()

  await comeBack(kiosk, pass)
  await keepASentence(kiosk)
  await sayIt(kiosk)
  await tap(kiosk, 'Voir ma page')
  await kiosk.getByLabel('Ma réussite').fill(`${proud} 06 39 98 12 34`)
  await tap(kiosk, 'C’est bon')
  await kiosk.getByText('Mieux vaut l’enlever de cette page').waitFor()
  await kiosk.getByLabel('Ma réussite').fill(proud)
  await tap(kiosk, 'C’est bon')
  await kiosk.getByRole('heading', { name: 'Ma page' }).waitFor()
  await onScreen(kiosk, cooked).waitFor()
  await onScreen(kiosk, own).waitFor()
  await onScreen(kiosk, proud).waitFor()
  expect(await onScreen(kiosk, 'Pas encore').count()).toBe(3)
  // How to prove it: the two challenges that show most of it, and somebody who is here.
  const prove = kiosk.locator('section', {
    has: kiosk.getByRole('heading', { name: 'Pour le montrer en vrai' }),
  })
  await prove.getByText('Fabriquer une minute de radio').waitFor()
  const ways = (await prove.getByRole('button').allInnerTexts()).join('\n')
  expect(await prove.getByRole('button').count()).toBe(2)
  expect(ways.indexOf('Préparer la commande sans se tromper de lot')).toBeGreaterThan(-1)
  expect(ways.indexOf('Préparer la commande')).toBeLessThan(ways.indexOf('Fabriquer une minute de radio'))
  expect(await kiosk.getByText('Une heure dans les gants d’un jardinier').count()).toBe(0)
  await kiosk.getByRole('button', { name: 'Demander à quelqu’un ici' }).waitFor()
  await tap(kiosk, 'C’est bon')
  await finish(kiosk)
  // What waits here for the network is sealed. Of the sentences themselves the program knows every one.
  expect((await everythingKept(kiosk)).includes(proud)).toBe(false)

  await stage.startServer()
  await stage.networkIsBack(kiosk)
  const kept = async () => (await stage.folder.records('profiles')) as CompetenceProfile[]
  await expect.poll(kept).toMatchObject([
    {
      competences: [
        { id: 'big-meals-01', how: 'helps-others', sceneId: 'big-meals', origin: 'personal' },
        { id: 'children-01', how: 'alone', sceneId: 'children', origin: 'personal' },
      ],
      pride: { text: proud },
    },
  ])

  // Another day, the page opens with the card and its pictures, and a sentence may be taken back.
  await comeBack(kiosk, pass)
  await kiosk.getByRole('button', { name: 'Mes compétences' }).click()
  await tap(kiosk, 'Voir ma page')
  expect(await onScreen(kiosk, cooked).count()).toBe(0)
  await kiosk.getByRole('button', { name: 'Retrouver ma page' }).click()
  await choosePictures(kiosk, ['Soleil', 'Arbre', 'Poisson', 'Maison'])
  await tap(kiosk, 'Ouvrir')
  await onScreen(kiosk, cooked).waitFor()

  // From when, when, where and with what: said in a few touches, read on the page.
  await kiosk.getByRole('button', { name: 'Quand et où' }).click()
  const terms = ['D’ici un mois', 'Le soir', 'B (voiture)', 'CACES chariot (R489)', 'Jusqu’à 10 km']
  for (const term of terms) await tap(kiosk, term)
  await kiosk.getByRole('button', { name: 'Choisir des départements' }).click()
  await tap(kiosk, 'Occitanie')
  await tap(kiosk, 'Lozère (48)')
  await tap(kiosk, 'C’est bon')
  await kiosk.getByRole('button', { name: /^Choisir des départements.*Lozère \(48\)/s }).waitFor()
  await tap(kiosk, 'C’est bon')
  await onScreen(
    kiosk,
    'Début\u202f: D’ici un mois · Le soir · Permis B (voiture) · CACES chariot (R489) · Jusqu’à 10 km · Lozère (48)',
  ).waitFor()
  await expect
    .poll(async () => (await kept()).map(({ workTerms }) => workTerms))
    .toContainEqual(expect.objectContaining({ times: ['evening'], licences: ['b'], within: 10 }))
  await expect
    .poll(async () => (await kept()).map(({ workScope }) => workScope))
    .toContainEqual(expect.objectContaining({ permits: ['forklift'], departments: ['48'] }))

  // Somebody who is here says that they saw it, with their own card and pictures.
  await kiosk.getByRole('button', { name: 'Demander à quelqu’un ici' }).click()
  await kiosk.getByRole('button', { name: cooked }).click()
  await tap(kiosk, 'La personne est là')
  await kiosk.getByLabel('Numéro de la carte').fill(friend)
  await tap(kiosk, 'Suivant')
  await choosePictures(kiosk, ['Lune', 'Fleur', 'Oiseau', 'Bateau'])
  await tap(kiosk, 'Suivant')
  await tap(kiosk, 'Je l’ai vu faire')
  await tap(kiosk, 'C’est dit')
  await tap(kiosk, 'On a travaillé ensemble')
  await kiosk.getByLabel('Une chose que vous avez vue').fill('Appelez-la au 06 39 98 12 34.')
  await tap(kiosk, 'C’est dit')
  await kiosk.getByText('Il y a un numéro ou une adresse').waitFor()
  await kiosk.getByLabel('Une chose que vous avez vue').fill('')
  // Typed as people type: two taps on one button at once are one.
  await kiosk
    .getByLabel('Une chose que vous avez vue')
    .pressSequentially('Elle a servi soixante assiettes à l’heure.', { delay: 20 })
  await tap(kiosk, 'C’est dit')
  await kiosk.getByRole('heading', { name: 'C’est noté' }).waitFor()
  await tap(kiosk, 'Retour à la page')
  expect(await onScreen(kiosk, 'Pas encore').count()).toBe(2)
  await kiosk.getByRole('button', { name: 'Ce que les autres disent' }).click()
  await kiosk.getByText('Dit par une personne d’ici').waitFor()
  await kiosk.getByText('On a travaillé ensemble').waitFor()
  await kiosk.getByText('Elle a servi soixante assiettes à l’heure.').waitFor()
  await kiosk.getByRole('button', { name: 'Retour' }).click()
  await tap(kiosk, 'Ajouter')
  await tap(kiosk, 'Cuisine, jardin')
  await kiosk.getByRole('button', { name: 'Cuisiner pour beaucoup de monde' }).click()
  await kiosk.getByRole('group', { name: cooked }).getByRole('button', { name: 'J’aide les autres' }).click()
  await tap(kiosk, 'C’est bon')
  // Without network the number that was typed named nobody yet: the page is of both entries, of one person.
  await expect
    .poll(async () =>
      (await kept()).flatMap(({ competences }) => competences.map(({ removedAt }) => removedAt)),
    )
    .toContainEqual(expect.any(String))
})
