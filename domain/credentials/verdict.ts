import type { Language } from '../language.ts'
import type { Instant } from '../time.ts'

/**
 * Why a credential is not accepted, in the order in which it is looked at: what it is, who signed it, when, and
 * whether it still stands.
 */
export const credentialFaults = [
  'too-large',
  'too-deep',
  'not-a-credential',
  'unsupported-proof',
  'wrong-issuer',
  'unknown-issuer',
  'altered',
  'schema',
  'not-yet-valid',
  'expired',
  'unsupported-status',
  'status-unreachable',
  'status-untrusted',
  'revoked',
  'suspended',
] as const
export type CredentialFault = (typeof credentialFaults)[number]

/** What a reader is told of a credential whose signature is right. The names are the issuer's own words. */
export interface CredentialSummary {
  id?: string
  issuer: { id: string; name?: string }
  achievement: string
  /** Only where the person asked for it. */
  person?: string
  validFrom: Instant
  validUntil?: Instant
}

/**
 * `issuerKnown`: its key was known beforehand. Otherwise the key came with the credential or from the issuer's own
 * address: whoever holds that address signed, and it is for the reader to know them.
 */
export type Verdict =
  | { valid: true; issuerKnown: boolean; summary: CredentialSummary }
  | { valid: false; reason: CredentialFault; detail?: string; summary?: CredentialSummary }

export function refused(
  reason: CredentialFault,
  detail?: string,
): { ok: false; reason: CredentialFault; detail?: string } {
  return { ok: false, reason, ...(detail === undefined ? {} : { detail }) }
}

/** A step of reading: what it found, or why it is no use to go on. */
export type Step<T> = { ok: true; value: T } | ReturnType<typeof refused>

/** What to say to somebody who holds the credential in their hand. */
export function sentenceOf(verdict: Verdict): Record<Language, string> {
  if (!verdict.valid) return faultSentences[verdict.reason]
  return verdict.issuerKnown ? validFromKnown : validFromStranger
}

const validFromKnown: Record<Language, string> = {
  fr: 'Ce document est authentique, il n’a pas été changé et il est toujours valable.',
  'fr-x-falc': 'Ce document est vrai.',
  en: 'This document is genuine, unchanged, and still stands.',
}
const validFromStranger: Record<Language, string> = {
  fr: 'Ce document n’a pas été changé et il est toujours valable. Nous ne connaissons pas celui qui l’a signé\u202f: vérifiez que l’adresse de l’émetteur est bien la sienne.',
  'fr-x-falc': 'Ce document n’a pas été changé. Nous ne savons pas qui l’a signé.',
  en: 'This document is unchanged and still stands. We do not know who signed it: check that the issuer’s address is theirs.',
}

const faultSentences: Record<CredentialFault, Record<Language, string>> = {
  'too-large': {
    fr: 'Ce fichier est trop grand pour être une attestation numérique.',
    'fr-x-falc': 'Ce fichier est trop grand.',
    en: 'This file is too large to be a digital credential.',
  },
  'too-deep': {
    fr: 'Ce fichier est construit d’une façon qu’aucune attestation n’utilise\u202f: il n’a pas été lu.',
    'fr-x-falc': 'Ce fichier n’est pas une attestation.',
    en: 'This file is built in a way that no credential is: it was not read.',
  },
  'not-a-credential': {
    fr: 'Ce n’est pas une attestation numérique (Open Badge).',
    'fr-x-falc': 'Ce n’est pas une attestation.',
    en: 'This is not a digital credential (Open Badge).',
  },
  'unsupported-proof': {
    fr: 'Ce document ne porte aucune signature que nous sachions vérifier.',
    'fr-x-falc': 'Nous ne pouvons pas vérifier la signature.',
    en: 'This document has no signature that we can verify.',
  },
  'wrong-issuer': {
    fr: 'Ce document n’a pas été signé par l’émetteur qu’il nomme.',
    'fr-x-falc': 'Ce document est faux\u202f: une autre personne l’a signé.',
    en: 'This document was not signed by the issuer that it names.',
  },
  'unknown-issuer': {
    fr: 'La clé de l’émetteur n’est pas connue ici et n’a pas pu être lue\u202f: la signature n’est pas vérifiée.',
    'fr-x-falc': 'Nous ne savons pas qui a signé.',
    en: 'The issuer’s key is not known here and could not be read: the signature is not verified.',
  },
  altered: {
    fr: 'Ce document a été changé après sa signature.',
    'fr-x-falc': 'Ce document est faux\u202f: quelqu’un l’a changé.',
    en: 'This document was changed after it was signed.',
  },
  schema: {
    fr: 'Ce document est signé, mais il n’a pas la forme d’un Open Badge 3.0.',
    'fr-x-falc': 'Ce document est mal fait.',
    en: 'This document is signed but does not have the form of an Open Badge 3.0.',
  },
  'not-yet-valid': {
    fr: 'Ce document n’est pas encore valable.',
    'fr-x-falc': 'Ce document sera vrai plus tard.',
    en: 'This document is not valid yet.',
  },
  expired: {
    fr: 'Ce document a expiré.',
    'fr-x-falc': 'Ce document est trop vieux.',
    en: 'This document has expired.',
  },
  'unsupported-status': {
    fr: 'La signature est bonne, mais ce document annonce ses retraits d’une façon que nous ne savons pas lire.',
    'fr-x-falc': 'Nous ne savons pas si ce document compte encore.',
    en: 'The signature is good, but how this document tells that it was taken back cannot be read here.',
  },
  'status-unreachable': {
    fr: 'La signature est bonne, mais la liste des documents retirés n’a pas pu être lue\u202f: celui-ci a peut-être été retiré.',
    'fr-x-falc': 'La signature est bonne. Nous ne savons pas si ce document compte encore.',
    en: 'The signature is good, but the list of documents taken back could not be read: this one may be among them.',
  },
  'status-untrusted': {
    fr: 'La signature est bonne, mais la liste des documents retirés n’est pas de l’émetteur, ou a été changée.',
    'fr-x-falc': 'La signature est bonne. Nous ne savons pas si ce document compte encore.',
    en: 'The signature is good, but the list of documents taken back is not the issuer’s, or was changed.',
  },
  revoked: {
    fr: 'Ce document a été retiré par celui qui l’avait signé.',
    'fr-x-falc': 'Ce document ne compte plus.',
    en: 'This document was taken back by its issuer.',
  },
  suspended: {
    fr: 'Ce document est suspendu pour le moment par celui qui l’a signé.',
    'fr-x-falc': 'Ce document ne compte pas en ce moment.',
    en: 'This document is suspended for now by its issuer.',
  },
}
