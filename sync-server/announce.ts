import type { Employer } from '../domain/hiring/employer.ts'
import type { Demo, DemoLogin } from './demo/seed-demo.ts'
import { createEnrolmentCode } from './devices/enrolment.ts'
import type { ServerParts } from './server-parts.ts'

/** What a start tells: where to open each screen, and who may sign in. */
export interface Announcement {
  siteId: string
  siteName: string
  addresses: { kiosk: string; host: string; employers: { employerId: string; name: string; url: string }[] }
  codes: { kiosk: string; host: string; employers: Record<string, string> }
  /** Only on the start that made the demo: nobody can read a secret again later. */
  accounts?: { host: DemoLogin; employers: DemoLogin[] }
}

/** Makes fresh one-use codes for the first site, or `null` when there is no site yet. */
export async function prepareAnnouncement(
  parts: ServerParts,
  url: string,
  demo: Demo | null,
): Promise<Announcement | null> {
  const [site] = await parts.store.read((view) => view.records('sites'))
  if (!site) return null
  const { id: siteId, name: siteName } = site
  const code = async (role: 'kiosk' | 'host' | 'employer', employerId?: string) => {
    const offer = { siteId, role, ...(employerId ? { employerId } : {}) }
    return (await createEnrolmentCode(parts, offer)).code
  }
  const codes: Announcement['codes'] = { kiosk: await code('kiosk'), host: await code('host'), employers: {} }
  const employers = []
  for (const { id: employerId, name } of await employersWithAccounts(parts, siteId)) {
    const own = await code('employer', employerId)
    codes.employers[employerId] = own
    employers.push({ employerId, name, url: `${url}/employer/#enrol=${own}` })
  }
  return {
    siteId,
    siteName,
    addresses: {
      kiosk: `${url}/kiosk/#enrol=${codes.kiosk}`,
      host: `${url}/host/#enrol=${codes.host}`,
      employers,
    },
    codes,
    ...(demo ? { accounts: { host: demo.host, employers: demo.employers } } : {}),
  }
}

async function employersWithAccounts({ store }: ServerParts, siteId: string): Promise<Employer[]> {
  return store.read(async (view) => {
    const accounts = await view.all(
      view.tables
        .selectFrom('accounts')
        .select('employerId')
        .distinct()
        .where('siteId', '=', siteId)
        .where('employerId', 'is not', null)
        .orderBy('employerId'),
    )
    const ids = new Set(accounts.map((account) => account.employerId))
    return (await view.records('employers')).filter(({ id }) => ids.has(id))
  })
}

/** What a server without a site tells: where it is installed. */
export function describeFirstStart({ installation, code }: { installation: string; code: string }): string {
  return [
    'La pépinière n’est pas encore installée.',
    '',
    'Ouvrez cette page dans un navigateur, et laissez-vous guider (moins de dix minutes)\u202f:',
    `  ${installation}`,
    '',
    `Code d’installation, si la page le demande\u202f: ${code}`,
    '',
  ].join('\n')
}

/** The same for a person. */
export function describeStart(announcement: Announcement | null, dataFolder: string): string {
  const admin = `npm run admin -- help --data ${dataFolder}`
  if (!announcement) {
    return [
      'La pépinière est ouverte, mais elle n’a pas encore de site.',
      `Pour en créer un\u202f: npm run admin -- create-site --data ${dataFolder} --name "…"`,
      `Toutes les commandes\u202f: ${admin}`,
    ].join('\n')
  }
  const { siteName, addresses, accounts } = announcement
  return [
    `${siteName} est ouverte.`,
    '',
    'Ouvrez chaque écran à son adresse (le code qu’elle porte sert une fois, dans les dix minutes)\u202f:',
    `  Borne      ${addresses.kiosk}`,
    `  Accueil    ${addresses.host}`,
    ...addresses.employers.map(({ name, url }) => `  Employeur  ${url}  (${name})`),
    `Plus tard, un nouveau code\u202f: npm run admin -- enrolment-code --data ${dataFolder} --role kiosk`,
    '',
    ...(accounts
      ? [
          'Comptes de la démonstration, à noter maintenant (ils ne seront plus affichés)\u202f:',
          `  Accueil    identifiant ${accounts.host.login}, mot de passe ${accounts.host.secret}`,
          ...accounts.employers.map(
            ({ login, secret, employerId }) =>
              `  Employeur  identifiant ${login}, mot de passe ${secret}  (${employerId})`,
          ),
        ]
      : [
          'Un écran déjà installé s’ouvre sans code, à la même adresse.',
          `Mot de passe oublié\u202f: npm run admin -- change-secret --data ${dataFolder} --login …`,
          `Toutes les commandes\u202f: ${admin}`,
        ]),
    '',
  ].join('\n')
}
