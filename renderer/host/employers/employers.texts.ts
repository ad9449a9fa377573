import { inDeskLanguages } from '../../strings/in-every-language.ts'

/** Employers of the place. */
export const employersTexts = inDeskLanguages({
  fr: {
    messages: {
      title: 'Messages en attente ({count})',
      explain:
        'Aucun courriel ni SMS ne les a portés. Lisez, imprimez ou dites-les, puis notez que c’est fait\u202f: ils ne partiront plus.',
      state: {
        waiting: 'pas d’envoi possible ici, ou pas d’adresse',
        unsure: 'peut-être déjà parti\u202f: on ne l’envoie pas deux fois',
        bounced: 'personne à cette adresse',
        failed: 'refusé à l’envoi',
        missed: 'trop tard pour partir seul',
      },
      open: 'Lire',
      openOf: 'Lire le message pour {to}',
      print: 'Imprimer',
      told: 'C’est dit',
      done: 'C’est noté\u202f: ce message ne partira plus.',
    },
    mailStops: {
      title: 'Adresses où plus rien ne part ({count})',
      explain:
        'Rien n’y est envoyé, et les messages attendent ici. Vérifiez l’adresse sur la fiche de l’employeur, ou appelez-le.',
      because: {
        bounced: 'le message est revenu\u202f: personne à cette adresse',
        unsubscribed: 'cette personne ne veut plus de messages',
      },
      lift: 'Écrire à nouveau',
      liftOf: 'Écrire à nouveau à {name}, {address}',
      ask: 'Écrire à nouveau à {name}, {address}\u202f?',
      askText: {
        bounced:
          'L’adresse marche de nouveau, ou c’était une panne\u202f? Les prochains messages y partiront. Si elle est fausse, corrigez plutôt la fiche.',
        unsubscribed:
          'Cette personne a demandé à ne plus rien recevoir. Faites-le seulement si elle vous a dit qu’elle le veut de nouveau.',
      },
      done: 'C’est noté\u202f: les prochains messages partiront à cette adresse.',
      keep: 'Laisser ainsi',
      liftedTitle: 'Adresses permises de nouveau par l’accueil',
      liftedBy: '{moment}, par {name}',
      lifted: '{moment}, par une personne qui n’a plus de compte',
      before: {
        bounced: 'avant, le message revenait',
        unsubscribed: 'avant, cette personne ne voulait plus de messages',
      },
    },
    employers: {
      title: 'Employeurs',
      explain: 'Le label publié est celui que lisent les candidats ; l’aperçu est celui de lundi prochain.',
      create: 'Ajouter un employeur',
      caption: 'Employeurs de la pépinière',
      columns: {
        name: 'Employeur',
        label: 'Label publié',
        preview: 'Aperçu',
        mandate: 'Mandat',
        openOffers: 'Offres ouvertes',
        action: 'Action',
      },
      samePreview: 'inchangé',
      mandated: 'écrit',
      notMandated: 'aucun',
      edit: 'Ouvrir',
      editOf: 'Ouvrir {name}',
      back: 'Tous les employeurs',
      search: 'Chercher un employeur',
      noMatch: 'Aucun employeur ne correspond à ces mots.',
      notFound: 'Cet employeur n’est pas sur ce poste.',
      elsewhere: 'Cet employeur appartient à une autre pépinière : elle seule change sa fiche.',
      contact: 'Qui appeler',
      emptyTitle: 'Aucun employeur',
      emptyText: 'Ajoutez un premier employeur : il pourra ensuite publier des offres et y répondre.',
      mandate: {
        title: 'Mandat',
        none: 'Cet employeur répond lui-même. L’accueil ne voit pas ses candidatures.',
        all: 'L’accueil suit toutes ses candidatures et peut y répondre. Mandat donné par {name}, le {day}.',
        offers: 'L’accueil suit les candidatures à : {offers}. Mandat donné par {name}, le {day}.',
        theirs: 'Le mandat se donne et se retire au poste de l’employeur, par lui seul.',
      },
      toConfirm: 'numéro à confirmer',
      siren: {
        title: 'Numéro SIREN',
        standing: { missing: 'pas de numéro', 'to-confirm': 'à confirmer', seen: 'vu' },
        missing:
          'Sans numéro, aucune note n’est publiée. L’employeur le donne à son poste, ou vous l’écrivez ici.',
        given:
          '{siren}, donné par l’employeur lui-même, {day}. Personne d’ici ne l’a encore vu sur un document\u202f: les candidats ne lisent pas sa note.',
        before: '{siren}. Ce numéro est connu de longue date\u202f: il compte comme vu.',
        somebody: 'l’équipe',
        word: {
          keyed: '{siren}, écrit par {name}, {day}\u202f: il compte comme vu.',
          seen: '{siren}, vu par {name}, {day}, sur {paper}.',
          'taken-back':
            '{siren}, mis en doute par {name}, {day}\u202f: {reason}. Les candidats ne lisent pas sa note.',
        },
        which: 'Quel document avez-vous vu, avec ce numéro et le nom de l’entreprise\u202f?',
        papers: {
          'sirene-notice': 'un avis de situation Sirene',
          kbis: 'un extrait Kbis',
          'rne-extract': 'un extrait du registre national des entreprises',
          'urssaf-certificate': 'une attestation de vigilance de l’Urssaf',
        },
        buttons: {
          'sirene-notice': 'Avis de situation Sirene',
          kbis: 'Extrait Kbis',
          'rne-extract': 'Registre national des entreprises',
          'urssaf-certificate': 'Attestation Urssaf',
        },
        notes:
          'Une facture, une carte ou un courriel de l’entreprise ne suffisent pas\u202f: elle y écrit le numéro elle-même. Rendez le document\u202f: ici, on note seulement lequel, par qui et quel jour.',
        sure: 'Vous avez vu le numéro {siren} et le nom «\u00a0{name}\u00a0» sur {paper}\u202f? Votre prénom et ce jour seront notés, et la note publiée paraîtra aussitôt.',
        doubt: 'Ce numéro n’est pas sûr',
        effect:
          'Le numéro {siren} reste sur la fiche, et ses candidatures aussi. Sa note n’est plus montrée aux candidats tant que personne ne l’a revu. L’employeur lit la raison.',
        reason: 'Pourquoi\u202f?',
        reasonMissing: 'Choisissez d’abord une raison.',
        doubts: {
          'noted-by-mistake': 'noté par erreur',
          'other-company': 'c’est le numéro d’une autre entreprise',
          'struck-off': 'l’entreprise est fermée ou radiée',
          'document-doubtful': 'le document ne permet pas d’être sûr',
        },
        dialog: { seen: 'Noter que le numéro a été vu', doubted: 'Revenir sur ce numéro' },
        say: { seen: 'Oui, je l’ai vu', doubted: 'Ne plus montrer la note' },
        done: {
          seen: 'C’est noté\u202f: le numéro de {name} est vu.',
          doubted: 'C’est noté\u202f: la note de {name} n’est plus montrée.',
        },
        problem: {
          'no-siren': 'Ce numéro n’est plus sur la fiche. Relisez-la.',
          'another-siren': 'Le numéro a changé entre-temps. Fermez, puis relisez la fiche.',
          'nothing-seen': 'Ce numéro attendait déjà d’être vu.',
          'another-site': 'Cet employeur appartient à une autre pépinière\u202f: elle seule peut le dire.',
        },
      },
      devices: {
        title: 'Ses postes',
        empty: 'Aucun poste : reliez-en un pour qu’il puisse répondre.',
        lastContact: 'dernier contact : {when}',
      },
      referred: {
        title: 'Personnes recommandées à d’autres employeurs',
        explain:
          'Sur un an, sans aucun nom. Une personne n’est montrée à l’autre employeur qu’après son oui.',
        few: 'Trop peu de personnes encore\u202f: les chiffres paraissent par groupes, pour que nul ne devine qui a dit non.',
        people:
          '{n} personne recommandée, dont\u202f: | {n} personne recommandée, dont\u202f: | {n} personnes recommandées, dont\u202f:',
        saidYes: 'aucune n’a dit oui | {n} a dit oui | {n} ont dit oui',
        seen: 'aucune n’a été vue par l’autre employeur | {n} a été vue par l’autre employeur | {n} ont été vues par l’autre employeur',
        answered:
          'aucune n’a eu de réponse de lui | {n} a eu une réponse de lui | {n} ont eu une réponse de lui',
        hired: 'aucune n’a été embauchée | {n} a été embauchée | {n} ont été embauchées',
      },
      form: {
        createTitle: 'Ajouter un employeur',
        name: 'Nom',
        nameMissing: 'Donnez le nom de l’employeur.',
        // The label follows this number, not the name.
        siren: 'SIREN ou SIRET (facultatif)',
        'siren-length': 'Il faut neuf chiffres (SIREN) ou quatorze (SIRET).',
        'siren-wrong': 'Ce numéro n’existe pas : vérifiez chaque chiffre.',
        'siren-taken': 'Un autre employeur porte déjà ce numéro : c’est peut-être le même.',
        activity: 'Activité (facultatif)',
        town: 'Commune (facultatif)',
        presentation: 'Présentation lue à la borne (facultatif)',
        contactName: 'Interlocuteur',
        contactPhone: 'Téléphone',
        contactEmail: 'Adresse électronique',
        phoneWrong: 'Ce numéro ne peut pas être appelé : vérifiez-le.',
        emailWrong: 'Cette adresse n’est pas complète : vérifiez-la.',
        remindersBy: 'Envoyer ses messages par SMS, à ce téléphone',
        remindersByHint: 'À sa demande, à la place des courriels. Aucun nom de candidat n’y figure.',
        bySms: 'par SMS',
        byEmail: 'par courriel',
        'not-a-mobile': 'Un SMS demande un numéro de portable (06 ou 07) : changez-le, ou décochez les SMS.',
        'overseas-code-missing':
          'Pour un SMS outre-mer, écrivez l’indicatif : +262 692… à La Réunion, +590 690… en Guadeloupe.',
        hostNotes: 'Notes de l’accueil',
        hostNotesHint: 'L’employeur ne les lit pas.',
        tooLong: 'Trop long : raccourcissez un peu.',
        save: 'Enregistrer',
        saved: '{name} est enregistré.',
      },
    },
  },
})
