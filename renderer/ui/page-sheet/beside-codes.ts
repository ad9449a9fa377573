import type { PageCode } from '../../../domain/attestations/attestation-link.ts'
import type { PageLine } from '../../words/page-lines.ts'

/** Lines of one attestation beside its code; `others` have none, and keep their number alone. */
export function besideCodes(lines: readonly PageLine[], codes: readonly PageCode[]) {
  const codeOf = new Map(codes.map(({ serial, code }) => [serial, code]))
  const bySerial = Map.groupBy(lines, ({ serial }) => (serial && codeOf.has(serial) ? serial : undefined))
  const others = bySerial.get(undefined) ?? []
  const proven = [...bySerial].flatMap(([serial, said]) =>
    serial === undefined ? [] : { serial, code: codeOf.get(serial)!, lines: said },
  )
  return { proven, others }
}
