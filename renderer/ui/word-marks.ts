/** What an element says of words in another language than the screen's: which one, and from which side it runs. */
export interface WordMarks {
  lang?: string
  /** `auto`: somebody's own words, in a language that nobody asked. */
  dir?: 'ltr' | 'rtl' | 'auto'
}
