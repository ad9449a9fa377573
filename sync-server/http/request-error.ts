import type { ErrorReply, RequestFault, RequestRefusal } from '../../domain/contract/refusals.ts'

type Details = Pick<ErrorReply, 'retryAfter' | 'reasons' | 'fault'>

/** Why a request as a whole gets nothing. Thrown by guards and routes, answered as `ErrorReply` by `answerErrors`. */
export class RequestError extends Error {
  override name = 'RequestError'
  readonly refusal: RequestRefusal
  readonly retryAfter: number | undefined
  readonly reasons: readonly string[] | undefined
  readonly fault: RequestFault | undefined

  constructor(refusal: RequestRefusal, { retryAfter, reasons, fault }: Details = {}) {
    super(refusal)
    this.refusal = refusal
    this.retryAfter = retryAfter
    this.reasons = reasons
    this.fault = fault
  }
}

/** What the person in front of the screen reads. U+202F before double punctuation. */
const messages: Record<RequestRefusal, string> = {
  'unknown-device':
    'Ce poste n’est pas, ou plus, reconnu par le serveur. Demandez à l’accueil un nouveau code d’installation.',
  'unknown-tool': 'Cette clé n’ouvre rien, ou plus rien. Demandez à l’accueil d’en créer une autre.',
  'wrong-code':
    'Ce code d’installation ne convient pas\u202f: il est inexact, déjà utilisé ou périmé. Demandez-en un nouveau à l’accueil.',
  'wrong-credentials': 'Ces informations ne correspondent pas. Vérifiez-les, puis réessayez.',
  'sign-in-needed': 'Votre session est terminée. Identifiez-vous à nouveau pour continuer.',
  'protocol-too-old':
    'Cette application et le serveur n’ont pas la même version\u202f: une mise à jour est nécessaire. Ce qui attend d’être envoyé est conservé ici.',
  'invalid-request': 'La demande n’a pas la forme attendue. Rien n’a été modifié.',
  'too-large': 'L’envoi est trop volumineux pour être accepté en une fois. Rien n’a été modifié.',
  'too-many-requests': 'Trop d’essais en peu de temps. Patientez un moment avant de réessayer.',
  'not-found': 'Cette adresse ne mène à rien sur ce serveur.',
  'not-possible': 'Ce n’est pas possible en l’état. Rien n’a été modifié.',
  'own-act':
    'Cela se fait seul(e)\u202f: une personne de l’accueil aide à cette borne. Arrêtez l’aide, puis recommencez. Rien n’a été modifié.',
  'request-reused':
    'Le premier envoi a bien été enregistré, tel qu’il était alors. Retrouvez-le dans la liste pour le corriger.',
  'server-full':
    'Le serveur n’a plus de place et n’a rien enregistré. Ce que vous avez saisi reste ici et sera renvoyé.',
  'clock-in-doubt':
    'Le serveur vient de redémarrer et vérifie son heure. Ce que vous avez saisi reste ici et sera renvoyé dans quelques minutes.',
  'database-away':
    'Le serveur n’atteint pas sa base de données. Rien de ce qui était enregistré n’est perdu ; ce que vous avez saisi reste ici et sera renvoyé dans un moment.',
  'server-stopping':
    'Ce serveur s’arrête et termine ce qu’il a commencé. Rien n’est perdu : un autre, ou le même, répondra dans un moment.',
  'database-behind':
    'La base de données n’est pas à la version de ce serveur. Rien n’a été modifié : prévenez la personne qui l’administre.',
  unexpected:
    'Un incident est survenu sur le serveur. Rien n’est perdu ici\u202f; réessayez dans un instant.',
}

export function errorReply(
  refusal: RequestRefusal,
  { retryAfter, reasons, fault }: Partial<Details> = {},
): ErrorReply {
  return {
    error: refusal,
    message: messages[refusal],
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(reasons === undefined ? {} : { reasons }),
    ...(fault === undefined ? {} : { fault }),
  }
}
