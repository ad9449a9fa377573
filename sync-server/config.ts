import { parseArgs } from 'node:util'
import { z } from 'zod'
import { ok, refuse, type Result } from '../domain/result.ts'
import { readEmail } from '../domain/text/email.ts'

export const USAGE = `Serveur de la pépinière

  --data DOSSIER   où vivent les données (par défaut\u202f: .data)
  --port N         port d’écoute (par défaut\u202f: 4173, ou le premier libre ensuite)
  --host ADRESSE   adresse d’écoute (par défaut\u202f: 127.0.0.1\u202f; 0.0.0.0 pour les bornes du réseau)
  --public-url URL adresse https du serveur vue de partout, celle de l’émetteur des attestations numériques
  --trusted-proxy ADRESSES
                   relais TLS qui disent pour qui ils demandent (X-Forwarded-For), séparés par des virgules
                   (par défaut\u202f: cette machine)
  --empty          ne crée pas le site de démonstration au premier démarrage
  --demo year|day  démonstration avec un an d’histoire (par défaut), ou le seul jour d’aujourd’hui
  --help           affiche cette aide

Base de données\u202f: DATABASE_URL (postgres://compte:motdepasse@serveur/base, PostgreSQL 15 ou plus récent\u202f; sans elle, un
fichier dans le dossier des données).
Environnement\u202f: PEPINIERE_CLOCK_OFFSET (millisecondes d’avance, pour répéter un autre jour),
PEPINIERE_DEV_ORIGIN (origine d’une page de développement), PEPINIERE_LOG (fatal, error, warn, info),
PEPINIERE_DRAIN_SECONDS (secondes pendant lesquelles le serveur répond encore après un signal d’arrêt\u202f; par défaut\u202f: 0).
Mesures pour Prometheus\u202f: PEPINIERE_METRICS_PORT (sans lui, aucune), PEPINIERE_METRICS_HOST (par défaut\u202f: 127.0.0.1),
PEPINIERE_METRICS_TOKEN (16 signes au moins) ou PEPINIERE_METRICS_TOKEN_FILE, nécessaire hors de cette machine.
Courriel : PEPINIERE_SMTP_HOST (sans lui, rien ne part et l’accueil voit ce qui attend), PEPINIERE_SMTP_PORT,
PEPINIERE_SMTP_TLS (implicit, starttls, none), PEPINIERE_SMTP_USER, PEPINIERE_SMTP_PASSWORD,
PEPINIERE_MAIL_FROM (« Pépinière de Brest <bonjour@exemple.fr> »).
SMS\u202f: PEPINIERE_SMS_URL (passerelle\u202f; sans elle, l’accueil voit ce qui attend), PEPINIERE_SMS_TOKEN ou
PEPINIERE_SMS_TOKEN_FILE (fichier qui le contient), PEPINIERE_SMS_FROM (expéditeur\u202f: 3 à 11 lettres et chiffres, ou
un numéro +33…)\u202f; PEPINIERE_SMS_REPLY_TOKEN (16 signes au moins) si la passerelle transmet les réponses STOP à
/sms/reponses.
Offres de France Travail (sans eux, aucune n’est montrée) : PEPINIERE_FRANCE_TRAVAIL_ID et
PEPINIERE_FRANCE_TRAVAIL_SECRET, de l’application inscrite sur francetravail.io ; pour un serveur d’essai,
PEPINIERE_FRANCE_TRAVAIL_API et PEPINIERE_FRANCE_TRAVAIL_TOKENS (adresses).
Webhooks\u202f: PEPINIERE_WEBHOOK_NETWORKS (réseaux du lieu où ils peuvent mener, séparés par des virgules\u202f; sans elle,
seules des adresses publiques en https).`

/** By what mail server messages leave, and from whom they come. */
const smtpSchema = z
  .strictObject({
    host: z.hostname().max(253),
    port: z.coerce.number().int().min(1).max(65_535),
    tls: z.enum(['implicit', 'starttls', 'none']).default('starttls'),
    user: z.string().min(1).max(200).optional(),
    password: z.string().min(1).max(400).optional(),
    from: z
      .string()
      .max(320)
      .refine((from) => readEmail(/<([^<>]+)>\s*$/.exec(from)?.[1] ?? from).ok && !/[\r\n]/.test(from)),
  })
  .refine(({ user, password }) => (user === undefined) === (password === undefined), { path: ['password'] })

/** The machine itself: what is said to it passes nobody. */
const ownMachine = new Set(['127.0.0.1', 'localhost', '[::1]', '::1'])

/** By what gateway SMS leave, and from whom they come. */
const smsSchema = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/ })
      .max(400)
      // The token would be read by whoever is in between.
      .refine(
        (url) => URL.canParse(url) && (url.startsWith('https:') || ownMachine.has(new URL(url).hostname)),
      ),
    token: z
      .string()
      .max(4000)
      .regex(/^[\x21-\x7e]+$/)
      .optional(),
    tokenFile: z.string().min(1).max(4000).optional(),
    from: z.string().regex(/^(?=.*[A-Za-z])[A-Za-z\d]{3,11}$|^\+?\d{3,15}$/),
    replyToken: z
      .string()
      .max(400)
      .regex(/^[\x21-\x7e]{16,}$/)
      .optional(),
  })
  .refine(({ token, tokenFile }) => (token === undefined) !== (tokenFile === undefined), { path: ['token'] })

/** An address without a stroke at its end, so that others are made by adding to it. */
const address = z
  .url({ protocol: /^https?$/ })
  .max(200)
  .transform((url) => url.replace(/\/+$/, ''))

/** The access to the offers of France Travail, and where they are. */
const franceTravailSchema = z.strictObject({
  clientId: z.string().min(1).max(200),
  clientSecret: z.string().min(1).max(400),
  apiUrl: address.default('https://api.francetravail.io'),
  tokenUrl: address.default('https://entreprise.francetravail.fr'),
})

/** How much the demo tells: the year behind today too, or today alone. */
const demoLengths = ['year', 'day'] as const
export type DemoLength = (typeof demoLengths)[number]

/** Addresses and ranges of addresses, with commas between them. */
const networks = z
  .string()
  .max(2000)
  .transform((list) => list.split(',').map((one) => one.trim()))
  .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])))

/** Where the figures of the server are read. Beyond the machine itself, by a token. */
const metricsSchema = z
  .strictObject({
    port: z.coerce.number().int().min(0).max(65_535),
    host: z.string().min(1).max(253).default('127.0.0.1'),
    token: z
      .string()
      .max(400)
      .regex(/^[\x21-\x7e]{16,}$/)
      .optional(),
    tokenFile: z.string().min(1).max(4000).optional(),
  })
  .refine(
    ({ host, token, tokenFile }) => ownMachine.has(host) || token !== undefined || tokenFile !== undefined,
    {
      path: ['token'],
    },
  )
  .refine(({ token, tokenFile }) => token === undefined || tokenFile === undefined, { path: ['token'] })

/** A database on PostgreSQL, by its name. */
const databaseUrl = z
  .url({ protocol: /^postgres(ql)?$/ })
  .max(2000)
  .refine((url) => URL.canParse(url) && /^\/[^/]+$/.test(new URL(url).pathname))

const configSchema = z.strictObject({
  data: z.string().min(1).default('.data'),
  databaseUrl: databaseUrl.optional(),
  port: z.coerce.number().int().min(0).max(65_535).default(4173),
  host: z.string().min(1).default('127.0.0.1'),
  /** Without a stroke at its end, so that addresses are made by adding to it. */
  publicUrl: z
    .url({ protocol: /^https$/ })
    .max(200)
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  trustedProxies: networks.optional(),
  empty: z.boolean().default(false),
  demo: z.enum(demoLengths).default('year'),
  clockOffset: z.coerce.number().int().default(0),
  devOrigin: z.url().optional(),
  smtp: smtpSchema.optional(),
  sms: smsSchema.optional(),
  franceTravail: franceTravailSchema.optional(),
  hookNetworks: networks.optional(),
  /** For how long the server answers on once it was told to stop, so that whatever shares requests out hears of it. */
  drainSeconds: z.coerce.number().int().min(0).max(300).default(0),
  metrics: metricsSchema.optional(),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'silent']).default('warn'),
})
export type Config = z.infer<typeof configSchema>

/** Without what it says: a password may stand in it. */
export const WRONG_ADDRESS =
  'Ce n’est pas l’adresse d’une base PostgreSQL\u202f: postgres://compte:motdepasse@serveur/base.'
export const WRONG_DATABASE_URL = WRONG_ADDRESS.replace('Ce n’', 'DATABASE_URL n’')

/** What the server was asked to be. `help`: only its help was asked for; otherwise what is wrong, in French. */
export function readConfig(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Result<Config, 'help'> | { ok: false; reason: 'wrong'; sentence: string } {
  let values: Record<string, unknown>
  try {
    values = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        'public-url': { type: 'string' },
        'trusted-proxy': { type: 'string' },
        empty: { type: 'boolean' },
        demo: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values
  } catch {
    return { ok: false, reason: 'wrong', sentence: 'Une option n’est pas connue ou n’a pas de valeur.' }
  }
  const { help, 'public-url': publicUrl, 'trusted-proxy': trustedProxies, ...options } = values
  if (help) return refuse('help')
  const read = configSchema.safeParse({
    ...options,
    publicUrl,
    trustedProxies,
    databaseUrl: env['DATABASE_URL'] || undefined,
    clockOffset: env['PEPINIERE_CLOCK_OFFSET'] || undefined,
    devOrigin: env['PEPINIERE_DEV_ORIGIN'] || undefined,
    smtp: smtpIn(env),
    sms: toldIn(env, smsVariables),
    franceTravail: toldIn(env, franceTravailVariables),
    hookNetworks: env['PEPINIERE_WEBHOOK_NETWORKS'] || undefined,
    drainSeconds: env['PEPINIERE_DRAIN_SECONDS'] || undefined,
    metrics: toldIn(env, metricsVariables),
    logLevel: env['PEPINIERE_LOG'] || undefined,
  })
  if (read.success) return ok(read.data)
  const [issue] = read.error.issues
  if (issue?.path[0] === 'databaseUrl') return { ok: false, reason: 'wrong', sentence: WRONG_DATABASE_URL }
  const sentence = `La valeur de «\u202f${issue?.path.join('.') ?? ''}\u202f» ne convient pas.`
  return { ok: false, reason: 'wrong', sentence }
}

const smtpVariables = {
  host: 'PEPINIERE_SMTP_HOST',
  port: 'PEPINIERE_SMTP_PORT',
  tls: 'PEPINIERE_SMTP_TLS',
  user: 'PEPINIERE_SMTP_USER',
  password: 'PEPINIERE_SMTP_PASSWORD',
  from: 'PEPINIERE_MAIL_FROM',
} as const
/** The one at which mail servers take in messages of their own people (RFC 6409). */
const SUBMISSION_PORT = '587'

/** What is said of a mail server; nothing, where nothing is: half of it is a mistake. */
function smtpIn(env: Environment): Record<string, string> | undefined {
  const told = toldIn(env, smtpVariables)
  return told && { port: SUBMISSION_PORT, ...told }
}

const smsVariables = {
  url: 'PEPINIERE_SMS_URL',
  token: 'PEPINIERE_SMS_TOKEN',
  tokenFile: 'PEPINIERE_SMS_TOKEN_FILE',
  from: 'PEPINIERE_SMS_FROM',
  replyToken: 'PEPINIERE_SMS_REPLY_TOKEN',
} as const

const metricsVariables = {
  port: 'PEPINIERE_METRICS_PORT',
  host: 'PEPINIERE_METRICS_HOST',
  token: 'PEPINIERE_METRICS_TOKEN',
  tokenFile: 'PEPINIERE_METRICS_TOKEN_FILE',
} as const

const franceTravailVariables = {
  clientId: 'PEPINIERE_FRANCE_TRAVAIL_ID',
  clientSecret: 'PEPINIERE_FRANCE_TRAVAIL_SECRET',
  apiUrl: 'PEPINIERE_FRANCE_TRAVAIL_API',
  tokenUrl: 'PEPINIERE_FRANCE_TRAVAIL_TOKENS',
} as const

type Environment = Readonly<Record<string, string | undefined>>

/** The variables that have a value, by the names of the settings they are for; nothing, where none has. */
function toldIn(
  env: Environment,
  variables: Readonly<Record<string, string>>,
): Record<string, string> | undefined {
  const told = Object.entries(variables).flatMap(([name, variable]) => {
    const value = env[variable]
    return value ? [[name, value] as const] : []
  })
  return told.length === 0 ? undefined : Object.fromEntries(told)
}
