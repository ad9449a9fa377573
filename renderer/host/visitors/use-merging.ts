import { useI18n } from 'vue-i18n'
import type { VisitorId } from '../../../domain/ids.ts'
import { useDeviceData } from '../../data/device-data.ts'
import { mergeVisitor, partVisitor, tellApart } from '../../data/visitors.ts'
import { useNotices } from '../../desk/frame/notices.ts'
import { useSaving, type Saving } from '../../page/use-saving.ts'
import { useHostSignIn } from '../sign-in/host-sign-in.ts'

export interface Merging extends Pick<Saving, 'busy' | 'failure'> {
  /** `false`: it could not be kept, and `failure` says why. */
  merge: (joins: VisitorId, into: VisitorId) => Promise<boolean>
  part: (entry: VisitorId, from: VisitorId) => Promise<void>
  apart: (a: Named, b: Named) => Promise<void>
  /** They may be one person after all: takes back that they were told apart. */
  alike: (id: VisitorId, withId: VisitorId) => Promise<void>
}

interface Named {
  id: VisitorId
  name: string
}

/** What hosts say of two entries, each taken back from the notice as well. */
export function useMerging(): Merging {
  const data = useDeviceData()
  const session = useHostSignIn()
  const notices = useNotices()
  const { t } = useI18n()
  const { busy, failure, run } = useSaving()
  const said = (id: VisitorId, withId: VisitorId) => ({
    host: session.host.value?.account.name ?? t('host.desk'),
    id,
    withId,
  })

  async function part(entry: VisitorId, from: VisitorId) {
    const saved = await run(() => partVisitor(data, said(entry, from)))
    if (saved.ok) notices.say(t(saved.value.ok ? 'host.visitors.merge.parted' : 'host.visitors.merge.gone'))
  }
  async function alike(id: VisitorId, withId: VisitorId) {
    const taken = await run(() => tellApart(data, said(id, withId), 'alike'))
    if (taken.ok) notices.say(t('host.visitors.duplicates.untold'))
  }
  return {
    busy,
    failure,
    part,
    alike,
    async merge(joins, into) {
      const saved = await run(() => mergeVisitor(data, said(joins, into)))
      if (!saved.ok) return false
      if (saved.value.ok) notices.say(t('host.visitors.merge.done'), () => part(joins, into))
      else notices.say(t('host.visitors.merge.gone'))
      return true
    },
    async apart(a, b) {
      const saved = await run(() => tellApart(data, said(a.id, b.id)))
      if (!saved.ok) return
      if (!saved.value.ok) return notices.say(t('host.visitors.merge.gone'))
      notices.say(t('host.visitors.duplicates.told', { a: a.name, b: b.name }), () => alike(a.id, b.id))
    },
  }
}
