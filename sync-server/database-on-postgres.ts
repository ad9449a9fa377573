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
  taken: (base) =>
    `${base} est utilisée par un serveur d’une version précédente, qui la veut pour lui seul. Arrêtez-le d’abord.`,
  'no-room': (base) => `${base} n’a plus de place sur son disque. Libérez-en, puis recommencez.`,
}
