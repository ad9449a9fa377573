import { useRouter } from 'vue-router'

/** The screens of the kiosk, by the name that other screens call them. */
export type ScreenName =
  | 'attract'
  | 'arrive'
  | 'name'
  | 'reason'
  | 'pass'
  | 'confirm'
  | 'welcome'
  | 'card'
  | 'about'
  | 'done'
  | 'offers'
  | 'offer'
  | 'apply'
  | 'receipt'
  | 'unlock'
  | 'applications'
  | 'application'
  | 'challenges'
  | 'challenge'
  | 'slip'
  | 'my-challenges'
  | 'proofs'
  | 'proofs-unlock'
  | 'assess'
  | 'debrief'
  | 'attestation'
  | 'position'
  | 'check'
  | 'recover'
  | 'verify'
  | 'leave'
  | 'goodbye'
  | 'counted'

/** Goes to a screen, leaving no history behind: the way back is always a button of ours. */
export function useGo() {
  const router = useRouter()
  return (name: ScreenName, params: Record<string, string> = {}) => router.replace({ name, params })
}
