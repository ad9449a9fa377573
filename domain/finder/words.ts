/** One word of a text as it was typed, and the stem by which it is looked up. */
export interface Word {
  typed: string
  stem: string
}

/** Small words that say nothing of a trade or a skill. */
const EMPTY = new Set(
  `a ai aime as au aux avec avez avons c ca ce ces cet cette chez comme d dans de des dire du elle elles en est et eu eux fais fait
  etait etais ete etre il ils j je l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre nous on ont ou
  par parce pas plus pour qu quand que quelqu qui s sa sais sait sans se ses si soi son sont suis sur t ta te tes toi
  ton toujours tous tout toute toutes tu un une vers vos votre vous y`.split(/\s+/u),
)

/** How people write in messages, letter for letter. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    jai: 'j ai',
    jetais: 'j etais',
    jsuis: 'je suis',
    chui: 'je suis',
    jfais: 'je fais',
    jfesai: 'je faisais',
    fe: 'fait',
    fesai: 'faisais',
    jsais: 'je sais',
    jme: 'je me',
    jm: 'j aime',
    g: 'j ai',
    c: 'c est',
    kom: 'comme',
    cm: 'comme',
    pr: 'pour',
    ds: 'dans',
    ds1: 'dans un',
    ac: 'avec',
    avc: 'avec',
    bcp: 'beaucoup',
    tt: 'tout',
    ts: 'tous',
    tjs: 'toujours',
    tjrs: 'toujours',
    qd: 'quand',
    kan: 'quand',
    ke: 'que',
    ki: 'qui',
    keske: 'qu est ce que',
    mm: 'meme',
    pb: 'probleme',
    rdv: 'rendez vous',
    gde: 'garde',
    mezon: 'maison',
    bb: 'bebe',
    enfan: 'enfant',
    ordi: 'ordinateur',
    resto: 'restaurant',
    frigo: 'refrigerateur',
    tel: 'telephone',
    info: 'informatique',
    pc: 'ordinateur',
    kiné: 'kinesitherapeute',
    kine: 'kinesitherapeute',
    prof: 'professeur',
    compta: 'comptabilite',
    manut: 'manutention',
    secu: 'securite',
    ado: 'adolescent',
    ados: 'adolescents',
  }),
)

/** Letters without accents or case, ligatures opened: `Cœur` is `coeur`. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/gu, '')
}

/**
 * The words of a text that say something, in order. Elisions are opened, and a title in both genders
 * (`Conducteur / Conductrice d'engins`) gives each word once.
 */
export function wordsOf(text: string): Word[] {
  const words = text
    .split(/[^\p{L}\p{M}\d+#]+/gu)
    .flatMap((typed) => {
      const plain = folded(typed)
      const long = SHORT_FORMS.get(plain)
      return (long === undefined ? [plain] : long.split(' ')).map((word) => ({ typed, word }))
    })
    .filter(({ word }) => word !== '' && !EMPTY.has(word))
    .map(({ typed, word }) => ({ typed, stem: stemOf(word) }))
  return [4, 3, 2, 1].reduce(withoutRepeatedRuns, words)
}

/** Endings that differ by gender, each with the masculine one. The order matters: the first that fits is taken. */
const FEMININE: readonly (readonly [RegExp, string])[] = [
  [/trices?$/u, 'teur'],
  [/drices?$/u, 'deur'],
  [/(?<=..)tresses?$/u, 'tre'],
  [/euses?$/u, 'eur'],
  [/eresses?$/u, 'eur'],
  [/ieres?$/u, 'ier'],
  [/eres?$/u, 'er'],
  [/ennes?$/u, 'en'],
  [/onnes?$/u, 'on'],
  [/ives?$/u, 'if'],
  [/elles?$/u, 'el'],
]

/** Of verbs, what is said of oneself: garder, gardé, gardais. */
const VERB_ENDING = /(?<=^.{3,})(?:er|ee|e|ais|ait|aient)$/u
/** Words that end as a verb does. */
const NO_VERB = /^(?:franc|angl|japon|portug|polon|holland|irland|finland|pal|rel|engr|del|ess|bal|mar)ais?$/u

/**
 * One form for the genders and numbers of a folded word, and for the commonest forms of a verb; shorter words than four
 * letters stay as they are.
 */
export function stemOf(word: string): string {
  if (word.length <= 3) return word
  const singular = singularOf(word)
  const feminine = FEMININE.find(([ending]) => ending.test(singular))
  const masculine = feminine === undefined ? singular : singular.replace(feminine[0], feminine[1])
  const stem = NO_VERB.test(masculine) ? masculine : masculine.replace(VERB_ENDING, '')
  return stem.length > 4 ? stem.replace(/(.)\1$/u, '$1') : stem
}

function singularOf(word: string): string {
  const single = /[^s]s$/u.test(word) && !word.endsWith('ais') ? word.slice(0, -1) : word
  if (single.endsWith('eaux')) return single.slice(0, -1)
  return single.endsWith('aux') && single.length > 5 ? `${single.slice(0, -3)}al` : single
}

/** Leaves out the second of two equal runs of `length` stems that stand side by side. */
function withoutRepeatedRuns(words: Word[], length: number): Word[] {
  const kept: Word[] = []
  for (const word of words) {
    kept.push(word)
    const run = kept.slice(-length)
    const before = kept.slice(-2 * length, -length)
    if (before.length === length && run.every(({ stem }, index) => stem === before[index]?.stem)) {
      kept.length -= length
    }
  }
  return kept
}
