import { kept } from '../../domain/retention/keeping.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { placeOfDatabase } from '../database-on-postgres.ts'
import { isTooOld } from '../store/copy-age.ts'
import type { OlderCopy } from '../store/postgres-life.ts'
import type { CarriedOver } from './carrier.ts'
import type { InUse } from './in-use.ts'

const carriedWords: Record<keyof CarriedOver, [one: string, many: string]> = {
  devices: ['poste retiré', 'postes retirés'],
  accounts: ['compte fermé', 'comptes fermés'],
  secrets: ['mot de passe changé', 'mots de passe changés'],
  passes: ['carte retirée', 'cartes retirées'],
  pictures: ['jeu d’images changé', 'jeux d’images changés'],
  attestations: ['attestation reprise', 'attestations reprises'],
  mandates: ['accord d’employeur terminé', 'accords d’employeurs terminés'],
  erasures: ['personne effacée', 'personnes effacées'],
}

/** What stays taken back; where that could not be read, what a person must look through. */
export function whatWasTakenBack({
  keptAs,
  carried,
  inUse,
}: {
  keptAs: string | null
  carried: CarriedOver | null
  inUse: InUse
}): string[] {
  if (carried !== null) return whatWasCarried(carried)
  return [
    keptAs === null
      ? 'Il n’y avait pas de données à remplacer\u202f: ce qui a été retiré depuis la copie est de nouveau en service.'
      : 'Les données précédentes n’ont pas pu être lues\u202f: ce qui a été retiré depuis la copie est de nouveau en service.',
    ...whatToLookThrough(inUse),
    'Plus personne n’est connecté\u202f: chacun se connecte de nouveau.',
  ]
}

export function whatWasCarried(carried: CarriedOver): string[] {
  const told = (Object.keys(carriedWords) as (keyof CarriedOver)[]).flatMap((kind) => {
    const [one, many] = carriedWords[kind]
    return carried[kind] === 0 ? [] : `${carried[kind]} ${carried[kind] === 1 ? one : many}`
  })
  return told.length === 0
    ? ['Rien n’avait été retiré depuis la copie.']
    : [`Ce qui a été retiré depuis la copie le reste\u202f: ${told.join(', ')}.`]
}

/** What a person takes back once more, where nobody knows what was taken back since the copy. */
export function whatToLookThrough(inUse: InUse): string[] {
  return [
    'Vérifiez, et retirez ce qui ne doit plus servir\u202f:',
    `  postes en service\u202f: ${listed(inUse.devices)}`,
    `  comptes ouverts\u202f: ${listed(inUse.accounts)}`,
    '  mots de passe changés depuis la copie\u202f: les anciens valent de nouveau, changez-les encore',
    '  cartes perdues depuis la copie\u202f: redonnez-en une, l’ancienne cesse de valoir',
    '  images changées depuis la copie\u202f: les anciennes valent de nouveau, faites-les choisir encore',
    '  personnes effacées depuis la copie\u202f: elles sont de nouveau là, effacez-les encore',
    '  attestations reprises depuis la copie\u202f: reprenez-les encore',
    '  accords retirés par des employeurs depuis la copie\u202f: ils le redisent à leur poste',
  ]
}

/** Of a database on PostgreSQL in whose place a copy was found when it was opened. */
export function whatWasNoticed(
  url: string,
  { until, since }: OlderCopy,
  inUse: InUse,
  now: Instant,
): string[] {
  const ends = until === null ? '' : ` Ce qu’elle contient s’arrête au ${momentInWords(until)}.`
  return [
    `La base ${placeOfDatabase(url)} n’est plus celle d’avant\u202f: une copie a été mise en place, ou un autre serveur PostgreSQL a pris le relais.${ends}`,
    'Chaque poste enverra de nouveau ce qu’elle n’a pas. Les codes d’installation et de récupération qui attendaient ne valent plus.',
    ...(since === 'unknown' ? ['Plus personne n’est connecté\u202f: chacun se connecte de nouveau.'] : []),
    ...(until !== null && isTooOld(until, now)
      ? [
          `Elle a ${Math.floor((now - until) / DAY)} jours\u202f: une copie sert ${kept.backups / DAY} jours, parce qu’elle garde ce qui a été effacé depuis.`,
        ]
      : []),
    'Si l’ancienne base répond encore, arrêtez le serveur, puis\u202f: npm run admin -- restored --from ANCIENNE_ADRESSE. Ce qui a été retiré depuis la copie le restera.',
    ...(since === 'unknown' ? ['Sinon, ce qui a été retiré depuis la copie est de nouveau en service.'] : []),
    ...(since === 'unknown' ? whatToLookThrough(inUse) : []),
  ]
}

/** A network has hundreds: hosts read all of them at their desks. */
const LISTED = 60

function listed(names: readonly string[]): string {
  const more = names.length > LISTED ? `, et ${names.length - LISTED} autres` : ''
  return names.slice(0, LISTED).join(', ') + more || 'aucun'
}

function momentInWords(at: Instant): string {
  return new Date(at).toLocaleString('fr-FR', { dateStyle: 'long', timeStyle: 'short' })
}
