import type { DeviceLine } from '../../domain/contract/devices.ts'
import { LONGEST_DEVICE_NAME } from '../../domain/contract/fields.ts'
import { deviceRoles, type DeviceRole } from '../../domain/sync/scope.ts'
import { sanitizeLine } from '../../domain/text/sanitize-text.ts'
import type { Instant } from '../../domain/time.ts'
import { DeviceRegister } from '../devices/device-register.ts'
import { createEnrolmentCode } from '../devices/enrolment.ts'
import { AdminError, needed, type Command } from './command.ts'
import { employerFor, siteFor } from './lookups.ts'

const roleNames: Record<DeviceRole, string> = { kiosk: 'borne', host: 'accueil', employer: 'employeur' }

export const enrolmentCodeCommand: Command = {
  summary: 'donne un code qui installe un poste, une seule fois, dans les dix minutes',
  options: {
    role: { help: 'kiosk (borne), host (accueil) ou employer (employeur)', required: true },
    employer: { help: 'identifiant de l’employeur, pour un poste employeur' },
    name: { help: 'nom du poste, par exemple «\u202fBorne de l’entrée\u202f»' },
    site: { help: 'identifiant du site (inutile s’il n’y en a qu’un)' },
  },
  async run(task) {
    const role = needed(task, 'role') as DeviceRole
    if (!deviceRoles.includes(role)) throw new AdminError('Le rôle est kiosk, host ou employer.')
    if (role !== 'employer' && task.option('employer')) {
      throw new AdminError('--employer ne convient qu’à un poste employeur.')
    }
    const name = sanitizeLine(task.option('name') ?? '')
    if ([...name].length > LONGEST_DEVICE_NAME) {
      throw new AdminError(`Le nom du poste compte ${LONGEST_DEVICE_NAME} caractères au plus.`)
    }
    const parts = await task.open()
    const { id: siteId } = await siteFor(parts, task)
    const employerId =
      role === 'employer' ? (await employerFor(parts, needed(task, 'employer'), siteId)).id : undefined
    const { code, expiresAt } = await createEnrolmentCode(parts, {
      siteId,
      role,
      ...(employerId ? { employerId } : {}),
      ...(name ? { name } : {}),
    })
    task.print(`Code d’installation (${roleNames[role]})\u202f: ${code}`)
    task.print(`Il sert une fois, jusqu’au ${inWords(expiresAt)}, et remplace le précédent.`)
  },
}

export const listDevicesCommand: Command = {
  summary: 'liste les postes installés',
  options: { site: { help: 'identifiant du site (inutile s’il n’y en a qu’un)' } },
  async run(task) {
    const parts = await task.open()
    const { id: siteId } = await siteFor(parts, task)
    const register = new DeviceRegister(parts)
    const devices = await register.list(siteId)
    await register.close()
    if (devices.length === 0) task.print('Aucun poste installé.')
    for (const device of devices) task.print(describe(device))
  },
}

export const revokeDeviceCommand: Command = {
  summary: 'retire un poste\u202f: il ne reçoit et n’envoie plus rien',
  options: { site: { help: 'identifiant du site (inutile s’il n’y en a qu’un)' } },
  argument: { name: 'POSTE', help: 'identifiant du poste, lu dans list-devices' },
  async run(task) {
    const parts = await task.open()
    const { id: siteId } = await siteFor(parts, task)
    const register = new DeviceRegister(parts)
    const found = await register.revoke(siteId, task.argument)
    await register.close()
    if (!found) throw new AdminError(`Aucun poste ne porte l’identifiant «\u202f${task.argument}\u202f».`)
    task.print(`Le poste ${task.argument} est retiré.`)
  },
}

function describe(device: DeviceLine): string {
  const { deviceId, role, name, employerId, lastContactAt, waiting, revokedAt } = device
  const whose = employerId ? ` de ${employerId}` : ''
  const contact = lastContactAt === undefined ? 'jamais connecté' : `vu le ${inWords(lastContactAt)}`
  const state = revokedAt === undefined ? contact : `retiré le ${inWords(revokedAt)}`
  const unsent = waiting > 0 ? `, ${waiting} en attente d’envoi` : ''
  return `${deviceId}  ${roleNames[role]}${whose}  «\u202f${name}\u202f»  ${state}${unsent}`
}

const french = new Intl.DateTimeFormat('fr', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
})

function inWords(at: Instant): string {
  return french.format(at)
}
