import spellings from '../../resources/words/message-spellings.json' with { type: 'json' }

/** What is written for a letter by those who hide a word. */
export const signs = {
  '@': 'a',
  '€': 'e',
  $: 's',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
}
/** Short spellings of messages, by how the word is written. */
export const messageSpellings: Readonly<Record<string, string>> = spellings

/** Letters of the Cyrillic and Greek alphabets that look like ours, in a word that has ours too. */
export const lookalikes: Readonly<Record<string, string>> = {
  ...{ а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x', у: 'y', і: 'i', ѕ: 's', ј: 'j' },
  ...{ α: 'a', ο: 'o', ι: 'i', ν: 'v' },
}

/** Never a piece of a word that is set apart. */
export const smallWords = new Set(
  'a ai as au aux avec ce ces d dans de des du elle en est et il j je l la le les leur lui m ma mais me mes mon n ne nos notre nous on ou par pas pour qu que qui s sa sans se ses si son sont sur t ta te tes ton tu un une vos votre vous y'.split(
    ' ',
  ),
)
