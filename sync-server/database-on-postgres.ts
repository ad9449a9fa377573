import type { PostgresFault } from './store/postgres-fault.ts'

/** Where a database is, for a person: its address without the account and the password. */
export function placeOfDatabase(url: string): string {
  const { host, pathname } = new URL(url)
  return `${decodeURIComponent(pathname.slice(1))} (${host || 'cette machine'})`
}

/** What is wrong with the database at this address and what to do, for the person at the keyboard. */
export function sentenceOfPostgres(fault: PostgresFault, url: string): string {
  return faultSentences[fault](`La base ${placeOfDatabase(url)}`)
}

const faultSentences: Record<PostgresFault, (base: string) => string> = {
  unreachable: (base) =>
    `${base} ne répond pas, ou n’accepte plus de connexion. Vérifiez DATABASE_URL et que PostgreSQL tourne.`,
  'not-let-in': (base) =>
    `${base} refuse ce compte ou ce mot de passe. Vérifiez DATABASE_URL et pg_hba.conf.`,
  'no-database': (base) => `${base} n’existe pas. Créez-la (createdb), puis recommencez.`,
  'no-rights': (base) =>
    `${base} ne laisse pas ce compte créer ou utiliser ses tables. Faites-en le propriétaire de la base.`,
  'too-old': (base) =>
    `${base} est sur une version trop ancienne de PostgreSQL\u202f: il faut la 15 ou une plus récente.`,
  'not-utf8': (base) => `${base} n’est pas en UTF-8. Créez-en une autre avec l’encodage UTF8.`,
  'not-durable': (base) =>
    `${base} confirme avant d’avoir écrit sur le disque. Remettez fsync et synchronous_commit à on.`,
  foreign: (base) =>
    `${base} contient les tables d’un autre logiciel. Donnez à la pépinière une base à elle.`,
  newer: (base) =>
    `${base} vient d’une version plus récente de la pépinière. Mettez ce serveur à jour d’abord.`,
  moved: (base) =>
    `${base} a déménagé\u202f: le serveur vit ailleurs, dans un dossier ou dans une autre base. Pour revenir quand même à ces données-ci, plus anciennes\u202f: npm run admin -- restored.`,
  unfinished: (base) =>
    `${base} est incomplète\u202f: un déménagement n’est pas fini. Relancez npm run admin -- move, ou refaites une base vide.`,
  'read-only': (base) =>
    `${base} est en lecture seule\u202f: elle suit un autre serveur. Donnez l’adresse de celui où l’on écrit.`,
  taken: (base) =>
    `${base} est déjà utilisée par un autre serveur, ou un déménagement y est en cours. Arrêtez-le d’abord, ou attendez sa fin.`,
  'no-room': (base) => `${base} n’a plus de place sur son disque. Libérez-en, puis recommencez.`,
}
