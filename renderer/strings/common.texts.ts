import { inEveryLanguage } from './in-every-language.ts'

/** Texts of what every surface shares (renderer/{ui,page} and the frame of a desk). */
export const commonTexts = inEveryLanguage({
  fr: {
    common: {
      close: 'Fermer',
      skipToContent: 'Aller au contenu',
      mainMenu: 'Menu principal',
      sortBy: 'Trier par {column}',
      save: {
        failed:
          'Ce n’est pas enregistré. Vos mots sont toujours là : réessayez. Si cela recommence, prévenez un hôte.',
        full: 'Ce n’est pas enregistré : ce poste n’a plus de place. Vos mots sont toujours là. Prévenez un hôte.',
        closed: 'Ce n’est pas enregistré : la mémoire de ce poste a été fermée. La page va se rouvrir.',
        invalid:
          'Ce n’est pas enregistré : un champ est trop long ou mal rempli. Vos mots sont toujours là : corrigez, puis réessayez.',
      },
      limit: {
        left: 'Il reste {count} caractère | Il reste {count} caractère | Il reste {count} caractères',
        over: '{count} caractère de trop | {count} caractère de trop | {count} caractères de trop : raccourcissez un peu',
      },
      sync: {
        'saved-here': 'Enregistré ici, envoi dès que possible',
        sending: 'Envoi en cours',
        'up-to-date': 'Tout est enregistré',
        refused: 'Pas accepté : voyez un hôte',
        'not-saved': 'Pas enregistré : prévenez l’accueil',
      },
    },
  },
  'fr-x-falc': {
    common: {
      close: 'Fermer',
      skipToContent: 'Aller au texte',
      mainMenu: 'Menu',
      sortBy: 'Trier par {column}',
      save: {
        failed: 'Ce n’est pas gardé. Vos mots sont encore là. Essayez encore. Ou demandez à un hôte.',
        full: 'Ce n’est pas gardé. La machine est pleine. Vos mots sont encore là. Demandez à un hôte.',
        closed: 'Ce n’est pas gardé. La page va se rouvrir.',
        invalid: 'Ce n’est pas gardé. Un texte est trop long. Vos mots sont encore là. Corrigez le texte.',
      },
      limit: {
        left: 'Encore {count} lettre possible. | Encore {count} lettre possible. | Encore {count} lettres possibles.',
        over: 'C’est trop long. Enlevez {count} lettre. | C’est trop long. Enlevez {count} lettre. | C’est trop long. Enlevez {count} lettres.',
      },
      sync: {
        'saved-here': 'C’est gardé ici. On l’envoie bientôt.',
        sending: 'On envoie.',
        'up-to-date': 'Tout est gardé.',
        refused: 'Il y a un problème. Demandez à un hôte.',
        'not-saved': 'Ce n’est pas gardé. Allez à l’accueil.',
      },
    },
  },
  en: {
    common: {
      close: 'Close',
      skipToContent: 'Go to the content',
      mainMenu: 'Main menu',
      sortBy: 'Sort by {column}',
      save: {
        failed: 'This is not saved. Your words are still here: try again. If it happens again, tell a host.',
        full: 'This is not saved: this screen has no room left. Your words are still here. Tell a host.',
        closed: 'This is not saved: the memory of this screen was closed. The page will open again.',
        invalid:
          'This is not saved: a field is too long or not filled in right. Your words are still here: correct, then try again.',
      },
      limit: {
        left: '{count} character left | {count} character left | {count} characters left',
        over: '{count} character too many | {count} character too many | {count} characters too many: please shorten it a little',
      },
      sync: {
        'saved-here': 'Saved here, sent as soon as possible',
        sending: 'Sending',
        'up-to-date': 'Everything is saved',
        refused: 'Not accepted: please see a host',
        'not-saved': 'Not saved: please tell the welcome desk',
      },
    },
  },
  ar: {
    common: {
      close: 'إغلاق',
      skipToContent: 'إلى النص',
      mainMenu: 'القائمة',
      sortBy: 'الترتيب حسب {column}',
      save: {
        failed: 'لم يتم الحفظ. كلماتك ما زالت هنا. حاول مرة أخرى. إذا تكرر ذلك، أخبر الاستقبال.',
        full: 'لم يتم الحفظ. الجهاز ممتلئ. كلماتك ما زالت هنا. أخبر الاستقبال.',
        closed: 'لم يتم الحفظ. ستُفتح الصفحة من جديد.',
        invalid: 'لم يتم الحفظ. هناك نص طويل جدا أو غير صحيح. كلماتك ما زالت هنا. صحّح ثم حاول مرة أخرى.',
      },
      limit: {
        left: 'لم يبقَ أي حرف | بقي حرف واحد | بقي حرفان | بقيت {count} أحرف | بقي {count} حرفا | بقي {count} حرف',
        over: 'الطول مناسب | النص أطول بحرف واحد | النص أطول بحرفين | النص أطول بـ {count} أحرف | النص أطول بـ {count} حرفا | النص أطول بـ {count} حرف',
      },
      sync: {
        'saved-here': 'محفوظ هنا، وسيُرسل قريبا',
        sending: 'جارٍ الإرسال',
        'up-to-date': 'كل شيء محفوظ',
        refused: 'هناك مشكلة: اسأل الاستقبال',
        'not-saved': 'لم يُحفظ: أخبر الاستقبال',
      },
    },
  },
  uk: {
    common: {
      close: 'Закрити',
      skipToContent: 'До тексту',
      mainMenu: 'Меню',
      sortBy: 'Упорядкувати: {column}',
      save: {
        failed:
          'Не збережено. Ваші слова ще тут. Спробуйте ще раз. Якщо знову не вийде, скажіть на рецепції.',
        full: 'Не збережено: на цьому пристрої немає місця. Ваші слова ще тут. Скажіть на рецепції.',
        closed: 'Не збережено. Сторінка зараз відкриється знову.',
        invalid:
          'Не збережено: текст задовгий або неправильний. Ваші слова ще тут. Виправте і спробуйте ще раз.',
      },
      limit: {
        left: 'Місця більше немає | Залишився {count} знак | Залишилося {count} знаки | Залишилося {count} знаків',
        over: 'Довжина добра | {count} зайвий знак | {count} зайві знаки | {count} зайвих знаків',
      },
      sync: {
        'saved-here': 'Збережено тут, надішлемо незабаром',
        sending: 'Надсилаємо',
        'up-to-date': 'Усе збережено',
        refused: 'Є проблема: зверніться на рецепцію',
        'not-saved': 'Не збережено: скажіть на рецепції',
      },
    },
  },
})
