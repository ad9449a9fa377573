import type { KioskLanguage } from '../language.ts'
import type { PostingReason } from './posting-reasons.ts'

/** What an author reads of their card: what is wrong, and what they can do. Warned as they write, and told afterwards. */
export interface ReasonWords {
  why: string
  instead: string
}

export const reasonWords: Readonly<Record<KioskLanguage, Readonly<Record<PostingReason, ReasonWords>>>> = {
  fr: {
    contact: {
      why: 'Le texte donne un numéro ou une adresse.',
      instead: 'Retirez-les : quand quelqu’un est intéressé, le lieu vous met en relation.',
    },
    money: {
      why: 'Le texte demande de l’argent.',
      instead: 'Demandez plutôt un coup de main ou du matériel. Pour une aide d’argent, parlez à l’accueil.',
    },
    discrimination: {
      why: 'Le texte choisit des personnes selon un critère protégé par la loi.',
      instead: 'Dites ce qu’il faut savoir faire, et laissez venir tout le monde.',
    },
    selling: {
      why: 'Le texte ressemble à une vente, ou promet de gagner de l’argent.',
      instead: 'Le tableau sert à s’entraider. Pour créer une activité, choisissez « création d’activité ».',
    },
    housing: {
      why: 'Le texte propose ou cherche un logement.',
      instead: 'Les logements ne passent pas par le tableau : l’accueil connaît les bons services.',
    },
    childcare: {
      why: 'Le texte parle de faire garder des enfants par des particuliers.',
      instead: 'La garde passe par des personnes agréées : l’accueil vous donne la liste.',
    },
    campaign: {
      why: 'Le texte fait campagne pour un parti ou une religion.',
      instead: 'Le lieu est ouvert à tous : parlez d’autre chose ici.',
    },
    adult: {
      why: 'Le texte contient des mots réservés aux adultes, ou cherche une rencontre intime.',
      instead: 'Le tableau est lu par tous les âges : écrivez autre chose.',
    },
    healing: {
      why: 'Le texte promet de guérir ou de soigner.',
      instead:
        'Les soins sont l’affaire des soignants. Vous pouvez proposer une marche, un atelier, un moment calme.',
    },
    recruitment: {
      why: 'C’est une offre d’emploi.',
      instead: 'Les offres ont leur place à part, avec une réponse à chaque personne : voyez avec l’accueil.',
    },
    hurtful: {
      why: 'Des mots peuvent blesser.',
      instead: 'Dites la même chose avec d’autres mots.',
    },
    private: {
      why: 'Le texte parle de quelqu’un d’autre, ou donne son nom.',
      instead: 'Retirez ce qui le concerne.',
    },
    duplicate: {
      why: 'La même annonce est déjà au tableau.',
      instead: 'Prolongez la première, ou terminez-la avant d’en écrire une autre.',
    },
    unclear: {
      why: 'On ne comprend pas ce qui est demandé ou proposé.',
      instead: 'Ajoutez une phrase simple : quoi, quand, avec qui.',
    },
    over: {
      why: 'L’annonce n’est plus vraie.',
      instead: 'Écrivez-en une nouvelle quand vous voulez.',
    },
    other: {
      why: 'L’accueil a une autre raison.',
      instead: 'Parlez-en avec une personne de l’accueil.',
    },
  },
  'fr-x-falc': {
    contact: {
      why: 'Vous avez écrit un numéro ou une adresse.',
      instead: 'Enlevez le numéro ou l’adresse. L’accueil vous aide à vous rencontrer.',
    },
    money: {
      why: 'Vous demandez de l’argent.',
      instead: 'Demandez de l’aide ou un objet. Pour l’argent, parlez à l’accueil.',
    },
    discrimination: {
      why: 'Votre texte laisse des personnes de côté. La loi l’interdit.',
      instead: 'Dites ce qu’il faut savoir faire. Tout le monde peut venir.',
    },
    selling: {
      why: 'Votre texte ressemble à une vente.',
      instead: 'Ici, on s’aide. On ne vend pas.',
    },
    housing: {
      why: 'Vous parlez d’un logement à louer ou à trouver.',
      instead: 'Pour un logement, parlez à l’accueil.',
    },
    childcare: {
      why: 'Vous parlez de garder des enfants.',
      instead: 'Il faut une personne agréée. L’accueil a la liste.',
    },
    campaign: {
      why: 'Votre texte parle d’un parti ou d’une religion.',
      instead: 'Ici, c’est pour tout le monde. Parlez d’autre chose.',
    },
    adult: {
      why: 'Il y a des mots pour adultes.',
      instead: 'Des enfants lisent aussi. Écrivez autre chose.',
    },
    healing: {
      why: 'Votre texte promet de guérir.',
      instead: 'Pour guérir, il faut un médecin. Vous pouvez proposer une marche ou un atelier.',
    },
    recruitment: {
      why: 'C’est une offre de travail.',
      instead: 'Les offres de travail sont ailleurs. Parlez à l’accueil.',
    },
    hurtful: {
      why: 'Des mots font mal.',
      instead: 'Utilisez d’autres mots.',
    },
    private: {
      why: 'Vous parlez d’une autre personne.',
      instead: 'Enlevez son nom et ce qui est à elle.',
    },
    duplicate: {
      why: 'Vous avez déjà cette annonce.',
      instead: 'Gardez la première annonce.',
    },
    unclear: {
      why: 'On ne comprend pas bien.',
      instead: 'Écrivez une phrase simple : quoi, quand, avec qui.',
    },
    over: {
      why: 'L’annonce n’est plus vraie.',
      instead: 'Vous pouvez écrire une nouvelle annonce.',
    },
    other: {
      why: 'L’accueil a une autre raison.',
      instead: 'Parlez à une personne de l’accueil.',
    },
  },
  en: {
    contact: {
      why: 'The text gives a number or an address.',
      instead: 'Take it out: when somebody is interested, the place brings you together.',
    },
    money: {
      why: 'The text asks for money.',
      instead: 'Ask for a hand or for things instead. For help with money, talk to a host.',
    },
    discrimination: {
      why: 'The text chooses people by what the law protects.',
      instead: 'Say what one should be able to do, and let everybody come.',
    },
    selling: {
      why: 'The text looks like a sale, or promises earnings.',
      instead: 'The board is for helping each other. To start an activity, choose “start a business”.',
    },
    housing: {
      why: 'The text offers or looks for a place to live.',
      instead: 'Housing does not go through the board: a host knows the right services.',
    },
    childcare: {
      why: 'The text is about private people looking after children.',
      instead: 'Childcare needs approved people: a host has the list.',
    },
    campaign: {
      why: 'The text campaigns for a party or a religion.',
      instead: 'The place is open to all: speak of something else here.',
    },
    adult: {
      why: 'The text has words for adults only, or looks for an intimate encounter.',
      instead: 'All ages read the board: write something else.',
    },
    healing: {
      why: 'The text promises to heal.',
      instead: 'Care belongs to carers. You can offer a walk, a workshop, a quiet moment.',
    },
    recruitment: {
      why: 'This is a job offer.',
      instead: 'Offers have their own place, with an answer to each person: see a host.',
    },
    hurtful: {
      why: 'Some words may hurt.',
      instead: 'Say the same in other words.',
    },
    private: {
      why: 'The text is about somebody else, or names them.',
      instead: 'Take out what is about them.',
    },
    duplicate: {
      why: 'The same notice is on the board already.',
      instead: 'Renew the first one, or end it before you write another.',
    },
    unclear: {
      why: 'It is not clear what is asked or offered.',
      instead: 'Add a simple sentence: what, when, with whom.',
    },
    over: {
      why: 'The notice is no longer true.',
      instead: 'Write a new one whenever you like.',
    },
    other: {
      why: 'The hosts have another reason.',
      instead: 'Talk to a host about it.',
    },
  },
  ar: {
    contact: {
      why: 'في النص رقم أو عنوان.',
      instead: 'احذفه: عندما يهتمّ أحد، يصل المكان بينكما.',
    },
    money: {
      why: 'النص يطلب مالاً.',
      instead: 'اطلب مساعدة أو غرضاً بدلاً من ذلك. للمساعدة المالية، تحدّث مع الاستقبال.',
    },
    discrimination: {
      why: 'النص يختار الناس حسب أمر يحميه القانون.',
      instead: 'اذكر ما يجب إتقانه، ودع الجميع يأتون.',
    },
    selling: {
      why: 'النص يشبه بيعاً أو يعد بالربح.',
      instead: 'اللوحة للتعاون. لإنشاء نشاط، اختر «إنشاء نشاط».',
    },
    housing: {
      why: 'النص يعرض سكناً أو يبحث عنه.',
      instead: 'السكن لا يمرّ عبر اللوحة: الاستقبال يعرف الجهات المناسبة.',
    },
    childcare: {
      why: 'النص عن رعاية أطفال عند أفراد.',
      instead: 'رعاية الأطفال تحتاج أشخاصاً معتمدين: القائمة عند الاستقبال.',
    },
    campaign: {
      why: 'النص دعاية لحزب أو لدين.',
      instead: 'المكان مفتوح للجميع: تحدّث هنا عن شيء آخر.',
    },
    adult: {
      why: 'في النص كلمات للكبار فقط، أو بحث عن لقاء حميم.',
      instead: 'كل الأعمار تقرأ اللوحة: اكتب شيئاً آخر.',
    },
    healing: {
      why: 'النص يعد بالشفاء.',
      instead: 'العلاج شأن المعالجين. يمكنك اقتراح نزهة أو ورشة أو وقت هادئ.',
    },
    recruitment: {
      why: 'هذا عرض عمل.',
      instead: 'للعروض مكان خاص، مع ردّ لكل شخص: اسأل الاستقبال.',
    },
    hurtful: {
      why: 'بعض الكلمات قد تجرح.',
      instead: 'قل الشيء نفسه بكلمات أخرى.',
    },
    private: {
      why: 'النص يتحدث عن شخص آخر أو يذكر اسمه.',
      instead: 'احذف ما يخصّه.',
    },
    duplicate: {
      why: 'الإعلان نفسه موجود على اللوحة.',
      instead: 'مدّد الأول، أو أنهه قبل كتابة غيره.',
    },
    unclear: {
      why: 'ليس واضحاً ما المطلوب أو المعروض.',
      instead: 'أضف جملة بسيطة: ماذا، متى، مع من.',
    },
    over: {
      why: 'لم يعد الإعلان صحيحاً.',
      instead: 'اكتب إعلاناً جديداً متى شئت.',
    },
    other: {
      why: 'لدى الاستقبال سبب آخر.',
      instead: 'تحدّث مع شخص من الاستقبال.',
    },
  },
  uk: {
    contact: {
      why: 'У тексті є номер або адреса.',
      instead: 'Приберіть їх: коли хтось зацікавиться, вас познайомить приймальня.',
    },
    money: {
      why: 'У тексті просять гроші.',
      instead: 'Попросіть краще про допомогу або річ. Щодо грошей зверніться до приймальні.',
    },
    discrimination: {
      why: 'Текст обирає людей за ознакою, яку захищає закон.',
      instead: 'Скажіть, що треба вміти, і нехай приходять усі.',
    },
    selling: {
      why: 'Текст схожий на продаж або обіцяє заробіток.',
      instead: 'Дошка для взаємодопомоги. Щоб почати справу, оберіть «створення справи».',
    },
    housing: {
      why: 'У тексті пропонують або шукають житло.',
      instead: 'Житло не шукають через дошку: приймальня знає потрібні служби.',
    },
    childcare: {
      why: 'Текст про догляд за дітьми приватними особами.',
      instead: 'Для цього потрібні атестовані люди: список є в приймальні.',
    },
    campaign: {
      why: 'Текст агітує за партію або релігію.',
      instead: 'Це місце для всіх: пишіть тут про інше.',
    },
    adult: {
      why: 'У тексті є слова лише для дорослих або пошук інтимної зустрічі.',
      instead: 'Дошку читають люди будь-якого віку: напишіть інше.',
    },
    healing: {
      why: 'Текст обіцяє вилікувати.',
      instead: 'Лікують медики. Ви можете запропонувати прогулянку, майстерню, спокійну хвилину.',
    },
    recruitment: {
      why: 'Це пропозиція роботи.',
      instead: 'Для вакансій є окреме місце, де відповідають кожному: зверніться до приймальні.',
    },
    hurtful: {
      why: 'Деякі слова можуть образити.',
      instead: 'Скажіть те саме іншими словами.',
    },
    private: {
      why: 'Текст говорить про іншу людину або називає її.',
      instead: 'Приберіть те, що її стосується.',
    },
    duplicate: {
      why: 'Таке саме оголошення вже є на дошці.',
      instead: 'Продовжте перше або завершіть його, перш ніж писати нове.',
    },
    unclear: {
      why: 'Незрозуміло, що просять або пропонують.',
      instead: 'Додайте просте речення: що, коли, з ким.',
    },
    over: {
      why: 'Оголошення вже не актуальне.',
      instead: 'Напишіть нове, коли захочете.',
    },
    other: {
      why: 'У приймальні є інша причина.',
      instead: 'Поговоріть із працівником приймальні.',
    },
  },
}
