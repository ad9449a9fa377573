import type { Page } from 'playwright-core'
import { employerLogin, hostLogin } from './site-folder.ts'
import type { Login } from './started-server.ts'

async function signIn(page: Page, { login, secret }: Login): Promise<void> {
  await page.getByLabel('Identifiant').fill(login)
  await page.getByLabel('Mot de passe').fill(secret)
  await page.getByRole('button', { name: 'Se connecter' }).click()
}

/** As long as a list that moved takes no press (renderer/page/once-seen.ts), and a little more. */
export function seen(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>((looked) => void setTimeout(looked, 600)))
}

/** Ends on *Aujourd'hui*. */
export async function signInAsHost(page: Page): Promise<void> {
  await signIn(page, hostLogin)
  await page.getByRole('heading', { name: 'Aujourd’hui' }).waitFor()
}

/** Says who comes; where it ends depends on what the employer is asked. */
export async function enterEmployerDesk(page: Page, login = employerLogin): Promise<void> {
  await signIn(page, login)
}

/** Ends on the inbox; an employer that is asked why it does not answer puts that off. */
export async function signInAsEmployer(page: Page, login = employerLogin): Promise<void> {
  await enterEmployerDesk(page, login)
  const inbox = page.getByRole('region', { name: 'Candidatures' })
  const later = page.getByRole('button', { name: 'Plus tard' })
  await inbox.or(later).first().waitFor()
  if (await later.isVisible()) await later.click()
  await inbox.waitFor()
}
