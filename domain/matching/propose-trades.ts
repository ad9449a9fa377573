import type { NoAnswer } from '../finder/finder.ts'
import type { LivedSentence, OpenedPacks } from '../finder/packs.ts'
import { wordsOf } from '../finder/words.ts'
import { jobOfferSchema } from '../hiring/job-offer.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { textLength } from '../text/sanitize-text.ts'
import { blockingWords } from '../wording/wording-guard.ts'
import { skillsOfDomain, skillsOfEveryTrade } from './common-skills.ts'
import { fairNeed } from './fair-need.ts'

/** A trade of ROME: its sheet (fiche métier) by its code. */
interface TradeName {
  code: string
  label: string
}
/** A trade for a title of a post, with the job title (appellation) that says most of its words. */
export interface ProposedTrade extends TradeName {
  title: string
}
/** What a trade asks of whoever does it, in words that can stand in an offer; the plainest first. */
export interface TradeSheet extends TradeName {
  skills: string[]
}

/** Three are compared at a glance. */
const MOST_TRADES = 3
/** Answers looked at; those that share no word with the title are none. */
const LOOKED_AT = 8
/** As many as are read before an offer's own criteria. */
const MOST_SKILLS = 8
/** With fewer of its own, a trade borrows from those beside it. */
const LEAST_SKILLS = 3
const CODE = /^[A-N]\d{4}$/
const longestLabel = jobOfferSchema.properties.criteria.items.properties.label.maxLength

/** The trades that the title of a post may mean, the likeliest first; the code of a sheet is that trade alone. */
export function proposeTrades(
  title: string,
  { finder, taxonomy }: OpenedPacks,
): Result<ProposedTrade[], NoAnswer> {
  const code = title.trim().toUpperCase()
  if (CODE.test(code)) {
    const known = taxonomy.occupations.find((one) => one.code === code)
    return known ? ok([{ ...known, title: known.label }]) : refuse('nothing-known')
  }
  const words = fairNeed(title).words || title
  const found = finder.find(words, LOOKED_AT)
  if (!found.ok) return found
  const said = new Set(wordsOf(words).map(({ stem }) => stem))
  const trades = found.value.answers.occupations
    .filter(({ matched }) => matched.length > 0)
    .slice(0, MOST_TRADES)
    .map(({ line }) => {
      const trade = taxonomy.occupations[line]!
      const titles = taxonomy.titles.filter(({ occupation }) => occupation.code === trade.code)
      return { ...trade, title: likest(said, [trade.label, ...titles.map(({ label }) => label)]) }
    })
  return trades.length > 0 ? ok(trades) : refuse('nothing-known')
}

/** The name that says most of the words, and among those the fewest others; the first one of equals. */
function likest(said: ReadonlySet<string>, names: readonly string[]): string {
  const scored = names.map((name) => {
    const stems = new Set(wordsOf(name).map(({ stem }) => stem))
    const shared = [...stems].filter((stem) => said.has(stem)).length
    return { name, shared, others: stems.size - shared }
  })
  return scored.toSorted((a, b) => b.shared - a.shared || a.others - b.others)[0]!.name
}

/**
 * What is known of a trade, `null` for a code that ROME does not have. What people say of themselves in it comes
 * first (the sentences of the lexicon), then what ESCO says that an occupation of its name needs. Where both say next to
 * nothing: what people say of themselves in trades of the same group (the first three characters of the code), and where
 * that is as little, what every trade of its large domain asks, and any trade at all. No trade is without proposals.
 */
export function tradeSheet(code: string, packs: OpenedPacks): TradeSheet | null {
  const { taxonomy, sentences } = packs
  const trade = taxonomy.occupations.find((one) => one.code === code)
  if (!trade) return null
  const lived = sentences
    .filter(({ rome }) => rome.includes(code))
    .toSorted((a, b) => a.rome.indexOf(code) - b.rome.indexOf(code))
  const declarable = new Set(sentences.map(({ esco }) => esco))
  const needed = neededIn(trade.label, packs).toSorted(
    (a, b) => Number(declarable.has(b.id)) - Number(declarable.has(a.id)),
  )
  const near = sentences.filter(({ rome }) => rome.some((one) => one.startsWith(code.slice(0, 3))))
  const sources = [
    () => [...named(lived, taxonomy), ...needed.map(({ fr }) => fr)],
    () => named(near, taxonomy),
    () => [...(skillsOfDomain[code[0]!] ?? []), ...skillsOfEveryTrade],
  ]
  const skills = new Set<string>()
  for (const source of sources) {
    if (skills.size >= LEAST_SKILLS) break
    for (const name of new Set(source())) {
      if (skills.size < MOST_SKILLS && maySay(name)) skills.add(asLine(name))
    }
  }
  return { ...trade, skills: [...skills] }
}

/** What ESCO says that the occupation of this name needs; what one knows, rather than does, is left out. */
function neededIn(label: string, { finder, taxonomy }: OpenedPacks) {
  const found = finder.find(label, LOOKED_AT)
  if (!found.ok) return []
  const stems = new Set(wordsOf(label).map(({ stem }) => stem))
  // Every word of its name, and half of those of the trade: a leader of games is no leader of a multimedia workshop.
  const alike = found.value.answers.escoOccupations.find(({ line }) => {
    const named = new Set(wordsOf(taxonomy.escoOccupations[line]!.fr).map(({ stem }) => stem))
    return named.size * 2 >= stems.size && [...named].every((stem) => stems.has(stem))
  })
  if (!alike) return []
  return taxonomy
    .skillsOf(taxonomy.escoOccupations[alike.line]!.id, 'essential')
    .filter(({ kind }) => kind === 'skill')
}

/** What keeping these sentences declares, in French. */
function named(sentences: readonly Pick<LivedSentence, 'esco'>[], { skill }: Taxonomy): string[] {
  return sentences.map(({ esco }) => skill(esco)?.fr ?? '')
}

/** An offer may say it, and its field can hold it. */
function maySay(name: string): boolean {
  return name !== '' && textLength(name) <= longestLabel && blockingWords(name).length === 0
}

/** The French name of a skill as a line of a list. */
function asLine(name: string): string {
  return (name.charAt(0).toLocaleUpperCase('fr') + name.slice(1)).replaceAll("'", '’')
}
