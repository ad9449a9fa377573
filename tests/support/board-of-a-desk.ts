import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import type { Posting, PostingEvent, PostingFact } from '../../domain/postings/posting.ts'
import { proposeTable } from '../../domain/postings/table-words.ts'
import { byServer, newRecord } from '../../domain/record/write.ts'
import { newStamped } from '../../domain/sync/field-stamps.ts'
import { addDays, DAY, HOUR, parisDay } from '../../domain/time.ts'
import { keepPhoto } from '../../sync-server/photos/photos.ts'
import { onBoard, withReceipts } from '../../sync-server/sync/intakes/postings.ts'
import { keepRecord } from '../../sync-server/sync/keep-record.ts'
import { smallJpeg } from './hostile-pictures.ts'
import type { SiteFolder } from './site-folder.ts'

const siteId = 'mende'

/**
 * What hosts find when they look after the board: cards that wait, one with a photo and one with a telephone number, one
 * that people reported, one that ends soon and one that was refused; a project that goes on, two people to bring
 * together, thanks and a table to read, and a table that has its hour. `people`: the ids of two visitors.
 */
export async function fillBoard(folder: SiteFolder, people: readonly [string, string]): Promise<void> {
  const [author, other] = people
  await folder.open(async ({ store, clock, receipts }) => {
    const now = clock.now()
    const today = parisDay(now)
    const past = { ...byServer(now - DAY), siteId }
    const event = (type: PostingEvent['type'], more: Partial<PostingEvent> = {}): PostingEvent => ({
      ...{ id: type, type, at: now - DAY, by: 'kiosk-before' },
      ...more,
    })
    const stands = [event('submitted'), event('published', { turn: 1 })]
    const card = (fields: Pick<Posting, 'id' | 'title' | 'events'> & Partial<Posting>): Posting => {
      const endsOn = addDays(today, 20)
      const kind = { kind: 'help', topic: 'looking-for', text: 'Le matin, au calme.' } as const
      const made: Posting = newStamped(past, { ...kind, authorId: author, endsOn, ...fields })
      return onBoard(withReceipts(made, receipts), today)
    }
    const fact = (id: string, type: PostingFact['type'], more: Partial<PostingFact> = {}): PostingFact => ({
      ...{ id, type, at: now - HOUR, by: 'kiosk-before', ofId: author },
      ...more,
    })
    const project = { kind: 'project', topic: 'shared-project' } as const
    const steps = [{ text: 'Bêcher' }, { text: 'Semer' }]
    const facts = [
      fact('done', 'done', { step: 0 }),
      fact('read', 'told', { text: 'La terre est arrivée.' }),
      fact('yes', 'approved', { of: 'read' }),
      fact('own', 'told', { text: 'Appelez-moi au 06 12 34 56 78.' }),
      fact('share', 'share'),
    ]
    const reported = [
      event('reported', { reason: 'selling' }),
      event('reported', { id: 'r', reason: 'over' }),
    ]
    const refused = event('rejected', { turn: 1, reason: 'money', note: 'Parlons-en.', name: 'Léa' })
    const cards = [
      card({ id: 'waits', title: 'Une friperie', text: 'Au 06 12 34 56 78.', events: [event('submitted')] }),
      card({ id: 'pictured', title: 'Des semis à donner', events: [event('submitted')] }),
      card({ id: 'garden', title: 'Un potager', ...project, steps, stage: 'idea', facts, events: stands }),
      card({ id: 'reported', title: 'Vendre des bougies', events: [...stands, ...reported] }),
      card({ id: 'stands', title: 'Jouer aux échecs', events: stands }),
      card({ id: 'ending', title: 'Relire une lettre', endsOn: addDays(today, 2), events: stands }),
      card({ id: 'refused', title: 'Un prêt', events: [event('submitted'), refused] }),
    ]
    const said = { at: now - HOUR, by: 'kiosk-before' }
    const yes = { id: 'yes', type: 'accepted', name: 'Awa', ...said } as const
    const met: ContactRequest = newRecord(past, {
      ...{ id: 'met', postingId: 'garden', visitorId: other, name: 'Mina' },
      events: [{ id: 'asks', type: 'interested', ...said }, yes],
    })
    const wish = proposeTable(
      { word: 'réparer un vélo', startsAt: now + 2 * HOUR, visitorId: other },
      { id: 'wish', eventId: 'wish.p' },
      { siteId, deviceId: 'kiosk-before', now: now - HOUR },
    )
    await store.transaction(async (tx) => {
      for (const one of cards) await keepRecord(tx, 'postings', one)
      const photo = await keepPhoto(tx, siteId, 'pictured', smallJpeg, now)
      if (!photo.ok || !wish.ok) throw new Error('The board takes neither its photo nor its table')
      const alt = 'Des godets de tomates'
      const pictured = card({ id: 'pictured', title: 'Des semis à donner', events: [event('submitted')] })
      await keepRecord(tx, 'postings', { ...pictured, photo: { hash: photo.value.hash, alt } })
      await keepRecord(tx, 'contactRequests', met)
      await keepRecord(tx, 'contactRequests', wish.value)
      await tx.run(
        tx.tables.insertInto('thanks').values({
          ...{ thanksId: 'thanks', siteId, about: 'met', forKind: 'meeting', topic: null, state: 'waiting' },
          ...{ authorId: other, authorName: 'Mina', visitorId: author, visitorName: 'Awa' },
          ...{ ready: null, line: 'Merci pour le CV', at: now - HOUR, toldAt: null, answeredAt: null },
          ...{ competenceId: null, competence: null, recommendationId: null, readBy: null },
        }),
      )
    })
  })
  const startsAt = Date.now() + HOUR
  await folder.planEvent('etable', 'faire un budget', {
    event: { kind: 'table', text: 'On en parle.', topic: 'budget' },
    ...{ where: 'Table 2', capacity: 4, startsAt, endsAt: startsAt + HOUR },
  })
}
