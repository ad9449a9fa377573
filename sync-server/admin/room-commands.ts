import type { Room } from '../../domain/sites/site.ts'
import { readable } from '../secrets.ts'
import { keepRooms } from '../sites/rooms.ts'
import { AdminError, needed, type Command } from './command.ts'
import { siteFor } from './lookups.ts'

const site = { help: 'identifiant du site, s’il y en a plusieurs' }

export const listRoomsCommand: Command = {
  summary: 'liste les salles d’un site',
  options: { site },
  async run(task) {
    const { rooms = [] } = await siteFor(await task.open(), task)
    if (rooms.length === 0) task.print('Aucune salle.')
    for (const { id, name, capacity, stepFree } of rooms)
      task.print(`${id}  ${name}, ${capacity} places${stepFree ? ', de plain-pied' : ''}`)
  },
}

export const addRoomCommand: Command = {
  summary: 'ajoute une salle à un site',
  options: {
    name: { help: 'nom de la salle', required: true },
    capacity: { help: 'nombre de places', required: true },
    'step-free': { help: 'on y entre sans marche', flag: true },
    site,
  },
  async run(task) {
    const name = needed(task, 'name')
    const capacity = Number(needed(task, 'capacity'))
    if (name.length > 80) throw new AdminError('Le nom de la salle compte 80 caractères au plus.')
    if (!Number.isInteger(capacity) || capacity < 1 || capacity > 500) {
      throw new AdminError('Le nombre de places est un nombre entier de 1 à 500.')
    }
    const parts = await task.open()
    const { id: siteId } = await siteFor(parts, task)
    const room: Room = { id: readable(6).toLowerCase(), name, capacity, stepFree: task.flag('step-free') }
    // The server may be running, and its hosts may change the rooms at this moment.
    const kept = await keepRooms(parts, siteId, (rooms) => {
      if (rooms.some((known) => known.name === name)) {
        throw new AdminError(`Une salle s’appelle déjà «\u202f${name}\u202f».`)
      }
      return [...rooms, room]
    })
    if (!kept.ok && kept.reason === 'too-many-rooms') {
      throw new AdminError('Un site compte 40 salles au plus.')
    }
    if (!kept.ok) {
      throw new AdminError(
        'Rien n’est ajouté\u202f: une séance à venir a perdu sa salle, ou compte plus de places qu’elle. ' +
          'Corrigez-la d’abord à l’accueil.',
      )
    }
    task.print(`La salle «\u202f${name}\u202f» est ajoutée.`)
  },
}
