import { useI18n } from 'vue-i18n'
import type { TalkTopic } from '../../../domain/postings/talk-topics.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { describeVisit } from '../../data/visits.ts'
import { useSaving } from '../../page/use-saving.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'

/** Keeps of what whoever stands at the screen likes to talk today; nothing takes it back. */
export function useTalk() {
  const { t } = useI18n()
  const data = useDeviceData()
  const session = useVisitorSession()
  const { busy, failure, run } = useSaving()

  async function say(topics: readonly TalkTopic[]): Promise<void> {
    const told = await run(() =>
      describeVisit(data, session.visitId!, { openTo: topics.length > 0 ? topics : null }),
    )
    if (told.ok && !told.value.ok) failure.value = () => t('common.save.failed')
  }
  return { busy, failure, say }
}
