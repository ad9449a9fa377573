import { inEveryLanguage } from '../../strings/in-every-language.ts'

/** Texts of one’s application: what to expect, meetings, answering, taking it back. */
export const myApplicationTexts = inEveryLanguage({
  fr: {
    expect: {
      likely: 'Cet employeur répond à presque tout le monde. Sa réponse est attendue avant le {day}.',
      often:
        'Cet employeur répond souvent, pas toujours. Sans réponse le {day}, un hôte peut le relancer avec vous.',
      seldom:
        'Cet employeur répond rarement. Sans réponse le {day}, un hôte peut chercher avec vous un employeur qui répond.',
      unknown:
        'On ne sait pas encore si cet employeur répond. Sans réponse le {day}, un hôte peut le relancer avec vous.',
    },
    late: 'Pas de réponse au {due}. Un hôte peut relancer l’employeur avec vous.',
    meeting: {
      kind: {
        meeting: 'Un entretien',
        call: 'Un appel',
        trial: 'Un essai',
        visit: 'Une visite',
        'first-day': 'Premier jour',
      },
      noDay: 'Le jour reste à convenir.',
      at: '{day} à {time}',
      said: {
        open: 'Dites à l’employeur si vous venez.',
        accepted: 'Vous venez. L’employeur le saura.',
        declined: 'Vous ne venez pas. L’employeur le saura.',
        'move-asked': 'Vous demandez un autre moment :',
        over: 'Ce jour est passé.',
      },
      accept: 'Je viens',
      move: 'Un autre moment',
      decline: 'Je ne viens pas',
      print: 'Imprimer',
      moveTitle: 'Qu’est-ce qui vous irait ?',
      moveText: 'Choisissez jusqu’à {most} réponses. L’employeur vous proposera un autre moment.',
      wish: {
        'another-day': 'un autre jour',
        morning: 'le matin',
        afternoon: 'l’après-midi',
        evening: 'le soir',
        'by-phone': 'par téléphone',
        closer: 'plus près',
      },
    },
    say: {
      arrived: 'L’employeur le lira',
      tooLate: 'Cela ne peut plus être dit pour cette candidature. Revenez à la liste pour la relire.',
    },
    reply: {
      title: 'Répondre à la question',
      label: 'Votre réponse',
      empty: 'Écrivez d’abord quelques mots.',
    },
    helped: {
      title: 'Cette réponse vous a été utile ?',
      yes: 'Oui',
      no: 'Non',
      thanks: 'Merci. L’employeur le lira, et rien d’autre ne change.',
    },
    forward: { challenge: 'Un défi pour montrer ce que vous savez faire', see: 'Voir ce défi' },
    sent: { title: 'Relire ce que j’ai envoyé' },
    withdraw: {
      button: 'Retirer ma candidature',
      title: 'Vous retirez votre candidature ?',
      text: 'Dites pourquoi en touchant une réponse. L’employeur la lira.',
      because: {
        'found-work': 'J’ai trouvé du travail',
        'other-plans': 'J’ai un autre projet',
        schedule: 'Les horaires ne me vont pas',
        'no-longer': 'Ce poste ne m’intéresse plus',
        unsaid: 'Je ne veux pas dire pourquoi',
      },
    },
  },
  'fr-x-falc': {
    expect: {
      likely: 'Cet employeur répond presque toujours. Regardez ici avant le {day}.',
      often: 'Cet employeur répond souvent. Il ne répond pas toujours. L’accueil peut vous aider.',
      seldom:
        'Cet employeur répond rarement. Vous n’aurez peut-être pas de réponse. L’accueil peut vous aider.',
      unknown: 'On ne sait pas si cet employeur répond. L’accueil peut vous aider.',
    },
    late: 'L’employeur est en retard. L’accueil peut vous aider.',
    meeting: {
      kind: {
        meeting: 'L’employeur veut parler avec vous',
        call: 'L’employeur va vous appeler',
        trial: 'Vous essayez le travail',
        visit: 'Vous visitez le lieu',
        'first-day': 'Votre premier jour',
      },
      noDay: 'On ne sait pas encore le jour.',
      at: '{day} à {time}',
      said: {
        open: 'Venez-vous ? Dites oui ou non.',
        accepted: 'Vous dites oui. On le dit à l’employeur.',
        declined: 'Vous dites non. On le dit à l’employeur.',
        'move-asked': 'Vous voulez changer :',
        over: 'C’est fini. Le jour est passé.',
      },
      accept: 'Oui, je viens',
      move: 'Je veux changer',
      decline: 'Non, je ne viens pas',
      print: 'Imprimer',
      moveTitle: 'Qu’est-ce qui est mieux pour vous ?',
      moveText: 'Touchez {most} réponses au plus.',
      wish: {
        'another-day': 'un autre jour',
        morning: 'le matin',
        afternoon: 'l’après-midi',
        evening: 'le soir',
        'by-phone': 'au téléphone',
        closer: 'plus près',
      },
    },
    say: {
      arrived: 'On l’a dit à l’employeur.',
      tooLate: 'Vous ne pouvez plus dire cela. Retournez à la liste.',
    },
    reply: {
      title: 'Écrire une réponse',
      label: 'Votre réponse',
      empty: 'Écrivez des mots ici.',
    },
    helped: {
      title: 'Cette réponse vous aide ?',
      yes: 'Oui',
      no: 'Non',
      thanks: 'Merci. On le dit à l’employeur.',
    },
    forward: { challenge: 'Vous pouvez essayer un défi', see: 'Voir le défi' },
    sent: { title: 'Lire ce que j’ai envoyé' },
    withdraw: {
      button: 'Enlever ma candidature',
      title: 'Vous ne voulez plus ce poste ?',
      text: 'Touchez la raison. L’employeur va la lire.',
      because: {
        'found-work': 'J’ai un travail',
        'other-plans': 'Je fais autre chose',
        schedule: 'Les heures ne vont pas',
        'no-longer': 'Je ne veux plus ce travail',
        unsaid: 'Je ne dis pas pourquoi',
      },
    },
  },
  en: {
    expect: {
      likely: 'This employer answers nearly everybody. Its answer is expected before {day}.',
      often:
        'This employer often answers, not always. Without an answer by {day}, a host can ask again with you.',
      seldom:
        'This employer rarely answers. Without an answer by {day}, a host can look with you for one who does.',
      unknown:
        'Nobody knows yet whether this employer answers. Without an answer by {day}, a host can ask again with you.',
    },
    late: 'No answer by {due}. A host can ask the employer again with you.',
    meeting: {
      kind: {
        meeting: 'An interview',
        call: 'A call',
        trial: 'A trial',
        visit: 'A visit',
        'first-day': 'First day',
      },
      noDay: 'The day is still to be agreed.',
      at: '{day} at {time}',
      said: {
        open: 'Tell the employer whether you are coming.',
        accepted: 'You are coming. The employer will know.',
        declined: 'You are not coming. The employer will know.',
        'move-asked': 'You ask for another time:',
        over: 'This day has passed.',
      },
      accept: 'I am coming',
      move: 'Another time',
      decline: 'I am not coming',
      print: 'Print',
      moveTitle: 'What would suit you?',
      moveText: 'Choose up to {most} answers. The employer will propose another time.',
      wish: {
        'another-day': 'another day',
        morning: 'in the morning',
        afternoon: 'in the afternoon',
        evening: 'in the evening',
        'by-phone': 'by telephone',
        closer: 'closer by',
      },
    },
    say: {
      arrived: 'The employer will read it',
      tooLate: 'This can no longer be said about this application. Go back to the list to read it again.',
    },
    reply: {
      title: 'Answer the question',
      label: 'Your answer',
      empty: 'Write a few words first.',
    },
    helped: {
      title: 'Did this answer help you?',
      yes: 'Yes',
      no: 'No',
      thanks: 'Thank you. The employer will read it, and nothing else changes.',
    },
    forward: { challenge: 'A challenge to show what you can do', see: 'See this challenge' },
    sent: { title: 'Read again what I sent' },
    withdraw: {
      button: 'Take my application back',
      title: 'Take your application back?',
      text: 'Say why by touching an answer. The employer will read it.',
      because: {
        'found-work': 'I have found work',
        'other-plans': 'I have other plans',
        schedule: 'The hours do not suit me',
        'no-longer': 'I am no longer interested in this post',
        unsaid: 'I would rather not say why',
      },
    },
  },
})
