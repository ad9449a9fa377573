import { companyRoles } from '../../domain/hiring/company-role.ts'
import { siteRoles, type SiteRole } from '../../domain/sites/site-role.ts'
import { changeSecret, createAccount, type NewAccount } from '../accounts/accounts.ts'
import { freshSecret, listAccounts } from '../accounts/site-accounts.ts'
import { setSiteRole } from '../accounts/site-people.ts'
import type { ServerParts } from '../server-parts.ts'
import { AdminError, needed, type Command, type Task } from './command.ts'
import { employerFor, siteFor } from './lookups.ts'

const personOptions = {
  login: { help: 'identifiant de connexion', required: true },
  name: { help: 'prénom ou nom affiché', required: true },
  site: { help: 'identifiant du site (inutile s’il n’y en a qu’un)' },
} as const

export const createHostCommand: Command = {
  summary: 'crée un compte d’accueil et affiche son mot de passe, une seule fois',
  options: {
    ...personOptions,
    role: {
      help: 'administrator (tous les sites), lead (responsable du site), host (accueil) ou observer (chiffres seuls)\u202f; par défaut lead pour le premier compte du site, host ensuite',
    },
  },
  async run(task) {
    const parts = await task.open()
    const { id: siteId } = await siteFor(parts, task)
    const asked = task.option('role')
    const siteRole = asked === undefined ? await nextRole(parts, siteId) : roleIn(asked)
    await makeAccount(parts, task, { siteId, role: 'host', siteRole })
  },
}

/** Whoever comes first at a site makes the accounts of the others. */
async function nextRole(parts: ServerParts, siteId: string): Promise<SiteRole> {
  const accounts = await listAccounts(parts, siteId)
  return accounts.some(({ role, closedAt }) => role === 'host' && closedAt === undefined) ? 'host' : 'lead'
}

function roleIn(asked: string): SiteRole {
  const role = siteRoles.find((one) => one === asked)
  if (!role) throw new AdminError(`Le rôle est ${siteRoles.join(', ')}.`)
  return role
}

export const changeRoleCommand: Command = {
  summary: 'donne un autre rôle à un compte d’accueil et ferme ses sessions',
  options: {
    login: personOptions.login,
    role: { help: 'administrator, lead, host ou observer', required: true },
  },
  async run(task) {
    const [login, siteRole] = [needed(task, 'login'), roleIn(needed(task, 'role'))]
    if (!(await setSiteRole(await task.open(), login, siteRole))) {
      throw new AdminError(`Aucun compte d’accueil ouvert n’a l’identifiant «\u202f${login}\u202f».`)
    }
    task.print(`${login} a maintenant le rôle ${siteRole}, à sa prochaine connexion.`)
  },
}

export const createEmployerAccountCommand: Command = {
  summary: 'crée un compte pour un employeur et affiche son mot de passe, une seule fois',
  options: {
    employer: { help: 'identifiant de l’employeur', required: true },
    ...personOptions,
    role: { help: 'manager (tout, par défaut), recruiter (recruter) ou observer (observer les défis)' },
  },
  async run(task) {
    const parts = await task.open()
    const { id: siteId } = await siteFor(parts, task)
    const { id: employerId } = await employerFor(parts, needed(task, 'employer'), siteId)
    const companyRole = companyRoles.find((role) => role === (task.option('role') ?? 'manager'))
    if (!companyRole) throw new AdminError(`Le rôle est ${companyRoles.join(', ')}.`)
    await makeAccount(parts, task, { siteId, role: 'employer', employerId, companyRole })
  },
}

export const changeSecretCommand: Command = {
  summary: 'donne un nouveau mot de passe à un compte et ferme ses sessions',
  options: { login: personOptions.login },
  async run(task) {
    const login = needed(task, 'login')
    const secret = freshSecret()
    const changed = await changeSecret(await task.open(), login, secret)
    if (!changed) throw new AdminError(`Aucun compte n’a l’identifiant «\u202f${login}\u202f».`)
    task.print(`Nouveau mot de passe de ${login}\u202f: ${secret}`)
  },
}

async function makeAccount(
  parts: ServerParts,
  task: Task,
  account: Pick<NewAccount, 'siteId' | 'role' | 'employerId' | 'companyRole' | 'siteRole'>,
): Promise<void> {
  const [login, name, secret] = [needed(task, 'login'), needed(task, 'name'), freshSecret()]
  if (login.length > 120 || name.length > 80) throw new AdminError('L’identifiant ou le nom est trop long.')
  const made = await createAccount(parts, { ...account, login, name, secret })
  if (!made.ok) throw new AdminError(`L’identifiant «\u202f${login}\u202f» est déjà pris.`)
  task.print(`Le compte de ${name} est créé.`)
  task.print(`  identifiant   ${made.value.login}`)
  task.print(`  mot de passe  ${secret}   (à noter maintenant, il ne sera plus affiché)`)
}
