import { inFrenchAndEnglish } from '../strings/in-every-language.ts'

/** The page that verifies in the reader's own browser, with the network or without. */
export const verifyTexts = inFrenchAndEnglish({
  fr: {
    verify: {
      title: 'Vérifier une attestation',
      lead: 'Aucun compte n’est nécessaire. Tout se passe dans votre navigateur : le document ne part nulle part.',
      languages: 'Langue de la page',
      file: 'Choisir le fichier reçu',
      choose: 'Choisir un fichier',
      fileHint: 'L’attestation numérique (Open Badge), telle qu’elle vous a été envoyée.',
      paste: 'Ou collez le texte',
      pasteHint: 'Le contenu du fichier, ou ce que dit le code QR de la page imprimée.',
      check: 'Vérifier',
      empty: 'Collez d’abord un texte, ou choisissez un fichier.',
      failed: 'La vérification n’a pas pu se faire. Rechargez la page, puis réessayez.',
      fresh: 'Révocations connues au {day} à {time}.',
      offline:
        'Sans réseau : révocations connues au {day} à {time}. Un retrait plus récent ne se voit pas ici.',
      nothingKnown:
        'Ce navigateur ne connaît encore aucune clé. Ouvrez cette page une fois avec le réseau : ensuite, elle s’en passe.',
      ready: 'Cette page est gardée dans votre navigateur : elle vérifie aussi sans réseau.',
      simple: {
        why: 'Ce navigateur ne sait pas vérifier lui-même une signature. La page simple le fait sur notre serveur.',
        open: 'Ouvrir la page simple',
      },
      attests:
        'Une attestation d’observation dit ce qui a été vu pendant un défi. Ce n’est pas une certification professionnelle.',
    },
  },
  'fr-x-falc': {
    verify: {
      title: 'Vérifier une attestation',
      lead: 'Vous n’avez pas besoin de compte. Nous ne gardons rien.',
      languages: 'Langue',
      file: 'Choisir le fichier',
      choose: 'Choisir',
      fileHint: 'Le fichier que vous avez reçu.',
      paste: 'Ou collez le texte',
      pasteHint: 'Le texte du fichier, ou le texte du code.',
      check: 'Vérifier',
      empty: 'Choisissez un fichier, ou collez un texte.',
      failed: 'Cela n’a pas marché. Rechargez la page et réessayez.',
      fresh: 'Nous avons regardé le {day} à {time}.',
      offline:
        'Il n’y a pas de réseau. Nous avons regardé le {day} à {time}. L’attestation a peut-être été retirée depuis.',
      nothingKnown: 'Ouvrez cette page une fois avec le réseau. Après, elle marche sans réseau.',
      ready: 'Cette page marche aussi sans réseau.',
      simple: {
        why: 'Ce navigateur est trop ancien. Une autre page peut vérifier.',
        open: 'Ouvrir l’autre page',
      },
      attests: 'Une attestation dit ce que la personne a montré. Ce n’est pas un diplôme.',
    },
  },
  en: {
    verify: {
      title: 'Verify an attestation',
      lead: 'No account is needed. All of it happens in your browser: the document goes nowhere.',
      languages: 'Language of the page',
      file: 'Choose the file that you received',
      choose: 'Choose a file',
      fileHint: 'The digital credential (Open Badge), as it was sent to you.',
      paste: 'Or paste the text',
      pasteHint: 'The content of the file, or what the QR code on the printed page says.',
      check: 'Verify',
      empty: 'Paste a text first, or choose a file.',
      failed: 'It could not be verified. Load the page again, then try once more.',
      fresh: 'What was taken back is known as of {day}, {time}.',
      offline:
        'Without network: what was taken back is known as of {day}, {time}. Anything later does not show here.',
      nothingKnown:
        'This browser knows no key yet. Open this page once with the network: after that it does without.',
      ready: 'This page is kept in your browser: it verifies without network too.',
      simple: {
        why: 'This browser cannot verify a signature by itself. The simple page does it on our server.',
        open: 'Open the simple page',
      },
      attests:
        'An attestation of observation tells what was seen during a challenge. It is not a professional certification.',
    },
  },
})
