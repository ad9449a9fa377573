/**
 * Whether this browser has what verifying needs. Over plain HTTP it has not, and older ones do not know Ed25519: either
 * would take every genuine code for an altered one.
 */
export async function canVerify(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
    return true
  } catch {
    return false
  }
}
