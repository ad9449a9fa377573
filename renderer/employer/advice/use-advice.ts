import { onMounted, ref, shallowRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { NoAnswerReason } from '../../../domain/advice/no-answer-reason.ts'
import {
  bookAdvice,
  cancelAdvice,
  declineAdvice,
  readAdvice,
  tellMotives,
  type AdviceState,
} from '../../data/advice-api.ts'
import type { SignedIn } from '../../data/sign-in.ts'
import { useNotices } from '../../desk/frame/notices.ts'
import { useRequestId } from '../../desk/frame/use-request-id.ts'
import { useEmployerSignIn } from '../sign-in/employer-sign-in.ts'
import { useEmployerData } from '../use-employer-data.ts'

/** What the screen of advice shows and does. Nothing of it is kept on the device. */
export interface Advice {
  state: Ref<AdviceState | null>
  busy: Ref<boolean>
  /** Why the last thing was not done, in a sentence; empty when it was. */
  problem: Ref<string>
  read(): Promise<void>
  /** Says why; true once the server knows. */
  tell(codes: readonly NoAnswerReason[]): Promise<boolean>
  decline(): Promise<void>
  book(slotId: string): Promise<void>
  giveBack(bookingId: string): Promise<void>
}

const explained = new Set(['unreachable', 'sign-in-needed', 'slot-taken', 'slot-gone', 'already-booked'])

interface Reply {
  ok: boolean
  reason?: string
  reasons?: readonly string[]
}

export function useAdvice(): Advice {
  const { t } = useI18n()
  const { data } = useEmployerData()
  const session = useEmployerSignIn()
  const notices = useNotices()
  const request = useRequestId(data)
  const state = shallowRef<AdviceState | null>(null)
  const busy = ref(false)
  const problem = ref('')
  /** The reasons that were sent last. */
  let sent = ''

  async function look(person: SignedIn): Promise<void> {
    const reply = await readAdvice(data, person)
    if (reply.ok) state.value = reply.value
    else if (problem.value === '')
      problem.value = reply.reason === 'unreachable' ? t('employer.advice.unread') : sentence(reply.reason)
  }
  function sentence(reason: string): string {
    return t(`employer.advice.problem.${explained.has(reason) ? reason : 'other'}`)
  }
  /** One thing at a time; what is shown afterwards is what the server knows then. */
  async function act(work: (person: SignedIn) => Promise<Reply>, done = ''): Promise<boolean> {
    const person = session.person.value
    if (!person || busy.value) return false
    busy.value = true
    problem.value = ''
    const reply = await work(person)
    if (!reply.ok) problem.value = sentence(reply.reasons?.[0] ?? reply.reason ?? '')
    else if (done) notices.say(t(done))
    await look(person)
    busy.value = false
    return reply.ok
  }
  const read = async () => void (await act(() => Promise.resolve({ ok: true })))
  onMounted(read)

  return {
    ...{ state, busy, problem, read },
    async tell(codes) {
      // After a lost answer the same reasons are told once; others are told as well.
      if (codes.join(' ') !== sent) request.renew()
      sent = codes.join(' ')
      const told = await act((person) => tellMotives(data, person, codes, request.id))
      if (told) request.renew()
      return told
    },
    decline: async () =>
      void (await act((person) => declineAdvice(data, person), 'employer.advice.declined')),
    book: async (slotId) =>
      void (await act((person) => bookAdvice(data, person, slotId), 'employer.advice.booked')),
    giveBack: async (bookingId) =>
      void (await act((person) => cancelAdvice(data, person, bookingId), 'employer.advice.givenBack')),
  }
}
