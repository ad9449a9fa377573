import { describe, expect, it } from 'vitest'
import { readSentences } from '../../tests/support/wording-corpus.ts'
import { refusalGrid } from '../hiring/refusal-grid.ts'
import { blockingWords, findProtectedWording } from './wording-guard.ts'
import { protectedGrounds, wordingLexicon } from './wording-lexicon.ts'

const riskySentences = readSentences('risky')
const innocentSentences = readSentences('innocent')
const share = (part: readonly string[], whole: readonly string[]) => part.length / whole.length

describe('the wording guard', () => {
  it('catches at least 95 % of the risky sentences', () => {
    const missed = riskySentences.filter((sentence) => findProtectedWording(sentence).length === 0)
    expect(riskySentences.length).toBeGreaterThanOrEqual(200)
    expect(share(missed, riskySentences), missed.join('\n')).toBeLessThanOrEqual(0.05)
  })

  it('stops at least 95 % of them', () => {
    const sent = riskySentences.filter((sentence) => blockingWords(sentence).length === 0)
    expect(share(sent, riskySentences), sent.join('\n')).toBeLessThanOrEqual(0.05)
  })

  it('stops at most 5 % of the innocent sentences', () => {
    const stopped = innocentSentences.flatMap((sentence) => {
      const [hit] = blockingWords(sentence)
      return hit ? [`${sentence} (${hit.passage})`] : []
    })
    expect(innocentSentences.length).toBeGreaterThanOrEqual(200)
    expect(share(stopped, innocentSentences), stopped.join('\n')).toBeLessThanOrEqual(0.05)
  })

  it('knows at least 150 terms, on every ground, each ground with its advice', () => {
    const terms = protectedGrounds.flatMap((ground) => wordingLexicon[ground].blocks)
    expect(new Set(terms).size).toBeGreaterThanOrEqual(150)
    for (const ground of protectedGrounds) {
      expect(wordingLexicon[ground].blocks.length, ground).toBeGreaterThan(5)
      expect(wordingLexicon[ground].hint, ground).toMatch(/^.{20,}\.$/)
    }
  })

  it('says where the passage is, on which ground, and how to write it otherwise', () => {
    const text = 'Merci. Vous habitez trop loin, dommage.'
    const [hit] = findProtectedWording(text)
    expect(hit).toMatchObject({ ground: 'residence', blocks: true })
    expect(text.slice(hit!.start, hit!.end)).toBe(hit!.passage)
    expect(hit!.hint).toContain('résidence')
  })

  it.each([
    'TROP ÂGÉE',
    'trop agee',
    'trop-âgé',
    'trop â\u0301gé',
    'en\u200Bceinte',
    'trop âgé·e',
    'Trop  âgés',
  ])('is not fooled by the writing of "%s"', (text) => expect(blockingWords(text)).not.toEqual([]))

  it.each([
    'Courage à vous',
    'Marie vous appellera',
    'le code ROME D1106',
    'un type de contrat',
    'le vestiaire',
  ])('reads whole words: "%s" is innocent', (text) => expect(findProtectedWording(text)).toEqual([]))

  it('excuses a word in its innocent use, not the longer words that speak of the person', () => {
    expect(blockingWords('L’accompagnement de personnes en situation de handicap')).toEqual([])
    expect(blockingWords('Votre situation de handicap')).toHaveLength(1)
    expect(blockingWords('Notre jeune entreprise vous trouve trop jeune.')).toHaveLength(1)
  })

  it.each([
    ['Une jeune femme', ['jeune femme']],
    ['Vous êtes né en France.', ['né en France']],
    ['Le sexe faible', ['sexe faible']],
    ['Il faut votre titre de séjour', ['votre titre de séjour']],
    ['Avec des enfants en bas âge', ['enfants en bas âge']],
    ['Trop âgé, trop jeune', ['âgé', 'trop jeune']],
    ['Vous êtes trop jeune femme', ['êtes trop jeune', 'jeune femme']],
  ])('shows the whole passage, once: %s', (text, passages) => {
    expect(findProtectedWording(text).map(({ passage }) => passage)).toEqual(passages)
  })

  it.each([
    ['Vous êtes enc*inte.', 'êtes enc*inte'],
    ['Vous êtes enc**nte.', 'êtes enc**nte'],
    ['Vous êtes enc*intes.', 'êtes enc*intes'],
    ['C’est trop v**ux', 'trop v**ux'],
  ])('reads what stars hide: %s', (text, passage) =>
    expect(blockingWords(text).map((hit) => hit.passage)).toEqual([passage]),
  )

  it.each(['Un bonus de 3 * sur 5', 'Note*: voir au dos', 'x*y*z'])('hides nothing itself: %s', (text) =>
    expect(blockingWords(text)).toEqual([]),
  )

  it('reads an age where it is one, and no other number', () => {
    const aged = (age: number) => blockingWords(`On travaille ici à ${age} ans`).length
    expect([9, 15, 16, 19, 20, 61, 99, 100, 160, 216].map(aged)).toEqual([0, 0, 1, 1, 1, 1, 1, 0, 0, 0])
  })

  it.each([
    ['Pas d’allaitement', 1],
    ['Il n’allait pas bien', 0],
    ['Des restos du cœur', 1],
    ['Des restos du coeur', 1],
    ['Trop \u200b âgé', 1],
    ['Une force virile', 1],
    ['Tenir virilement', 0],
    ['Les tranches d’âge', 0],
    ['Né à l’étranger', 1],
    ['Un chantier à l’étranger', 0],
    ['Trop âgé pour une jeune entreprise', 1],
    ['Dans une plus jeune entreprise', 0],
    ['Dans une entreprise plus jeune', 1],
    ['Une Rome antique', 0],
  ])('knows a word in its forms, and excuses what is innocent: %s', (text, count) => {
    expect(blockingWords(text)).toHaveLength(count)
  })

  it.each([
    ['origine', 'Vos origines posent problème.'],
    ['sexe', 'Réservé aux hommes.'],
    ['situation de famille', 'Qui gardera vos enfants ?'],
    ['grossesse', 'Votre grossesse tombe mal.'],
    ['apparence physique', 'Votre apparence ne va pas.'],
    ['vulnérabilité économique', 'Vous touchez le RSA.'],
    ['nom', 'Avec un nom pareil, les clients raccrochent.'],
    ['lieu de résidence', 'Vous habitez trop loin.'],
    ['domiciliation bancaire', 'Votre banque est en ligne, cela ne va pas.'],
    ['état de santé', 'Votre santé nous inquiète.'],
    ['perte d’autonomie', 'Vous n’avez plus votre autonomie.'],
    ['handicap', 'Votre handicap est un frein.'],
    ['caractéristiques génétiques', 'Votre test génétique est défavorable.'],
    ['mœurs', 'Vos mœurs nous dérangent.'],
    ['orientation sexuelle', 'Vous êtes gay.'],
    ['identité de genre', 'Une personne transgenre ne convient pas.'],
    ['âge', 'Nous cherchons moins de 30 ans.'],
    ['opinions politiques', 'Vos opinions politiques sont connues.'],
    ['activités syndicales', 'Vous étiez délégué du personnel.'],
    ['mandat électif', 'Vous êtes conseillère municipale.'],
    ['autre langue que le français', 'Vous parlez arabe à la maison.'],
    ['ethnie', 'Votre ethnie n’est pas représentée.'],
    ['nation', 'Votre nationalité pose problème.'],
    ['prétendue race', 'Votre race n’a pas sa place.'],
    ['religion', 'Votre religion ne permet pas le vendredi.'],
    ['lanceur d’alerte', 'Vous avez dénoncé votre ancien patron.'],
  ])('stops each of the 26 grounds of the law: %s', (_ground, sentence) => {
    expect(blockingWords(sentence)).not.toEqual([])
  })

  it('stops a word of a trade only where the sentence speaks of the candidate or of a choice', () => {
    expect(findProtectedWording('La mairie restaure une synagogue.')).toMatchObject([{ blocks: false }])
    expect(blockingWords('Votre synagogue est loin. La mairie restaure une synagogue.')).toHaveLength(1)
    expect(blockingWords('La mairie restaure une synagogue.', { seeks: true })).toHaveLength(1)
  })

  it('shows a hidden word as it was written, and once', () => {
    expect(findProtectedWording('Vous êtes e.n.c.e.i.n.t.e. C’est j e u n e.')).toMatchObject([
      { passage: 'êtes e.n.c.e.i.n.t.e', ground: 'pregnancy', blocks: true },
      { passage: 'j e u n e', ground: 'age', blocks: false },
    ])
    expect(findProtectedWording('Votre h@ndicap, votre âge')).toMatchObject([
      { passage: 'h@ndicap' },
      { passage: 'âge' },
    ])
  })

  it('says the stronger of two readings of one passage', () => {
    expect(findProtectedWording('Un enfant, tro grosse')).toMatchObject([
      { passage: 'Un enfant', blocks: false },
      { passage: 'tro grosse', blocks: true },
    ])
  })

  it('has no term that only warns around one that stops', () => {
    const around = protectedGrounds
      .flatMap((ground) => wordingLexicon[ground].warns)
      .filter((term) => blockingWords(term.slice(term.search(/\s|$/))).length > 0)
    expect(around).toEqual([])
  })

  it('asks to read again, without stopping, when a word has innocent uses', () => {
    expect(findProtectedWording('Le logement n’est pas fourni.')).toMatchObject([{ blocks: false }])
  })

  it('never stops the texts of the grid itself', () => {
    const texts = Object.values(refusalGrid).flatMap((line) => Object.values(line.words))
    expect(texts.filter((text) => blockingWords(text).length > 0)).toEqual([])
  })
})
