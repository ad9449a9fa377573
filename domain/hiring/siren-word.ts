/**
 * Papers on which an employer's number is read beside its name: the notice of INSEE's directory (every organisation has
 * one), the extracts of the two registers of firms (Kbis, registre national des entreprises), and the certificate that
 * Urssaf gives an employer through its own account. A letterhead, an invoice or an e-mail of the company's own is none:
 * whoever writes it chooses the number.
 */
export const sirenDocuments = ['sirene-notice', 'kbis', 'rne-extract', 'urssaf-certificate'] as const
export type SirenDocument = (typeof sirenDocuments)[number]

/** Why a host takes back that a number was seen. */
export const sirenDoubts = ['noted-by-mistake', 'other-company', 'struck-off', 'document-doubtful'] as const
export type SirenDoubt = (typeof sirenDoubts)[number]

/** What hosts said of a number: they keyed it in themselves, saw it on a paper, or took either back. */
export const sirenWordTypes = ['keyed', 'seen', 'taken-back'] as const
