import { inEveryLanguage } from '../../strings/in-every-language.ts'

/** Texts about the screen that waits for somebody. */
export const attractTexts = inEveryLanguage({
  fr: {
    attract: {
      welcome: 'Bienvenue',
      tagline: 'Un lieu ouvert à tout le monde : chercher, essayer, se rencontrer.',
      arrive: 'Bonjour, j’arrive',
      card: 'J’ai ma carte',
      leave: 'Je pars',
      passing: 'Je passe juste',
      offers:
        'Pas d’offre d’emploi aujourd’hui | {count} offre d’emploi en ce moment | {count} offres d’emploi en ce moment',
    },
  },
  'fr-x-falc': {
    attract: {
      welcome: 'Bienvenue',
      tagline: 'Tout le monde peut venir ici.',
      arrive: 'Bonjour, j’arrive',
      card: 'J’ai ma carte',
      leave: 'Je pars',
      passing: 'Je passe juste',
      offers:
        'Il n’y a pas d’offre d’emploi. | Il y a {count} offre d’emploi. | Il y a {count} offres d’emploi.',
    },
  },
  en: {
    attract: {
      welcome: 'Welcome',
      tagline: 'A place open to everyone: look around, try things, meet people.',
      arrive: 'Hello, I am here',
      card: 'I have my card',
      leave: 'I am leaving',
      passing: 'Just passing by',
      offers: 'No job offer today | {count} job offer at the moment | {count} job offers at the moment',
    },
  },
})
