/**
 * What is known of names beforehand, all of it small and written by hand: spellings of one name, short forms, pairs that
 * sound alike and are two names, and common names, of which a slip of the finger does not make another.
 */

const words = (text: string) => text.trim().split(/\s+/u)
const lines = (text: string) => text.trim().split('\n').map(words)

/** Spellings of one name, which French ears write in many ways. The first of a line stands for all. */
const spellings = new Map(
  lines(`
    mohamed mohammed mouhamed mohamad mohammad muhammad muhammed mouhammad mouhamad mohamet mhamed
    youssef yousef yusuf youcef yousouf youssouf yossef yusef
    fatima fatimah fatma
    khadija kadija khadidja kadidja hadija khadijah
    moustapha mustapha moustafa mustafa mostafa mostapha
    ibrahim brahim ibrahima ebrahim
    omar oumar umar
    ousmane osmane othmane othman osman
    ismael ismail smail ismaila
    abdelkader abdelkadir abdulkader abdoulkader
    abdallah abdellah abdullah
    ahmed ahmad
    hussein houssein hossein husein houcine hocine hussain
    hassan hasan
    souleymane suleyman sulaiman soulaymane slimane
    cheikh sheikh cheick
    alexandre aleksandre
    oleksandr aleksandr alexandr olexandr oleksander aleksander
    oleksandra aleksandra alexandra olexandra
    oleksii oleksiy aleksei alexei aleksey alexey
    olena elena
    yevhen evgen yevgen evhen evgeniy evgeny yevhenii evgenii
    serhii serhiy sergii sergiy sergei sergey serguei
    andrii andriy andrei andrey
    volodymyr volodimir vladimir
    iryna irina
    dmytro dmitro dmitri dmitry
    yuliia yulia iuliia julia iulia
    mariia maria mariya
    nataliia natalia nataliya natalya
    anastasiia anastasia anastasiya
    viktoriia viktoria victoria viktoriya
    kateryna katerina ekaterina
    mykhailo mihailo mikhailo mykhaylo
    nguyen nguien ngyuen
    tanguy tangi tangui
    joao juao
    fransois francois
    fransoise francoise
    gonsalves goncalves gonzalves
    mendonsa mendonca
    lourenso lourenco
    conseisao conceicao
    lefevre lefebvre lefebure
    victor vitor viktor
    sousa souza
  `).flatMap(([first, ...others]) => [first!, ...others].map((one) => [one, first!] as const)),
)

/** The spelling that stands for all of this name; the word itself if it has one only. */
export function oneSpelling(letters: string): string {
  return spellings.get(letters) ?? letters
}

/** Short forms that are said of these first names, and mean one person when the rest of the name is the same. */
const shortForms = new Map(
  lines(`
    alex alexandre alexandra alexis oleksandr oleksandra alexia
    manu emmanuel emmanuelle manuel manuela
    momo mohamed maurice
    vero veronique
    fred frederic frederique alfred
    cathy catherine
    kathy catherine katherine
    nico nicolas nicole
    steph stephane stephanie
    seb sebastien
    greg gregory gregoire
    ludo ludovic
    vince vincent
    flo florian florence florent
    jeff jean-francois geoffrey
    max maxime maximilien
    ben benjamin benoit
    sam samuel samir samia samira
    isa isabelle
    val valerie valentin valentine
    gabi gabriel gabrielle
    gaby gabriel gabrielle
    mimi michele michelle
    domi dominique
    dede andre
    jo joel joelle joseph josephine
    will william
    tom thomas
    theo theodore
    mat mathieu matthieu mathis
    matt mathieu matthieu mathis
    nath nathalie nathan nathanael
    beber bernard
    charlie charles charlotte
    lili liliane elisabeth
    zaza isabelle
    clem clement clemence
    anto antoine anthony
    antho anthony
    toni antoine anthony antonio
    tony antoine anthony antonio
    guigui guillaume
    pat patrick patricia
    phil philippe
    caro caroline
    delph delphine
    christ christophe christian
    laure laurence
    ze jose
    chico francisco
    sacha oleksandr oleksandra alexandre
    sasha oleksandr oleksandra alexandre
    youss youssef
    fatou fatoumata fatima
    abdou abdoulaye abdelkader abdel
    khadi khadija
    katia kateryna
    katya kateryna
    nadiia nadia
    vova volodymyr
    dima dmytro
    serioja serhii
  `).map(([short, ...forms]) => [short!, new Set(forms)] as const),
)

export function isShortFor(short: string, full: string): boolean {
  const forms = shortForms.get(short)
  return forms !== undefined && (forms.has(full) || forms.has(oneSpelling(full)))
}

/** What may be said for this word, and for what it may be said: `fred` of `frederic`, and the other way. */
export function otherForms(letters: string): Iterable<string> {
  return saidFor.get(oneSpelling(letters)) ?? saidFor.get(letters) ?? []
}
const saidFor = new Map<string, Set<string>>()
for (const [short, forms] of shortForms) {
  for (const form of forms) {
    saidFor.set(short, (saidFor.get(short) ?? new Set()).add(form))
    saidFor.set(form, (saidFor.get(form) ?? new Set()).add(short))
  }
}

/** First names of men whose feminine sounds the same. */
const soundsFeminine = new Set(
  words(`michel daniel frederic pascal gabriel rene andre joel noel emmanuel raphael samuel marcel paul jose aime gael
    gwenael manuel axel ariel mickael michael armel desire honore dominic eric mael nathanael camil cyril`),
)
/** Two names that a silent letter or a nasal makes alike. */
const soundAlike = new Set(
  lines(`
    luca lucas
    nicola nicolas
    ahmed hamed
  `).map((pair) => pair.sort().join(' ')),
)

/** They sound the same, and are two names: Frédéric and Frédérique. */
export function areTwoNames(a: string, b: string): boolean {
  return isFeminineOf(a, b) || isFeminineOf(b, a) || soundAlike.has([a, b].sort().join(' '))
}

function isFeminineOf(feminine: string, man: string): boolean {
  if (!soundsFeminine.has(man)) return false
  return [`${man}e`, `${man}${man.at(-1)}e`, `${man.slice(0, -1)}que`].includes(feminine)
}

const firstNames = new Set(
  words(`
    adam adele adrien agathe agnes ahmed aicha alain alan alba alban albert alexandre alexia alexis ali alice alicia aline
    alison alix amadou amandine amar ambre amelie amina aminata amine amir anais anatole anatolii andre andrea andrii
    anna anne annie anthony antoine antonio arnaud arthur astrid aude audrey aurelie aurelien axel aya ayla ayse
    baptiste bastien beatrice benedicte benjamin benoit bernard bernadette bertrand bilal brice brigitte bruno camille
    carine carla carlos carole caroline catherine cecile cedric celia celine chantal charles charlotte chloe christelle
    christian christiane christine christophe cindy claire clara claude clemence clement colette coralie corinne
    cyril damien daniel danielle daria david deborah delphine denis denise diane didier dominique dylan edith edouard elena
    elias elisa elisabeth elise ella elodie emilie emilien emma emmanuel eric erwan estelle esther ethan eva evan ewen
    fabian fabien fabienne fabrice fanny fanta fatiha fatima fatou fatoumata felix flavien florence florent florian franck
    francis francois francoise frank frederic gabriel gaelle gaetan gaspard genevieve georges gerald gerard germain
    ghislaine gilbert gilles gregory guillaume gustave guy habib hamed hamid hamza hanna hassan hassna helene henri
    herve hugo hugues hussein ibrahim idriss idrissa ines irene iris isabelle issa ivan jacqueline jacques jalal jamal jamel
    jamila jean jeanne jeremie jeremy jerome joana joao joel johan john jonas jonathan jordan jose joseph josephine judith
    jules julia julian julie julien juliette justin justine karim karima karine kevin khaled kylian laetitia laila lam lan
    lana lara laura laure laurence laurent lea leila lena leo leon leonie lila lina linda linh lisa lise loan loic lola lou
    louane louis louise luc luca lucas lucie lucien lucile ludovic luigi luna lydia lyna madeleine mael maeva mahmoud malik
    malika mamadou manon manuel marc marcel margaux margot maria mariam mariama marianne marie marin marina marine marion
    marius marta martha marthe martin martine maryna mathilde mathieu mathis matteo maurice max maxence maxime maya
    medhi mehdi melanie melina melissa michel michele miguel milan mina minh miriam mohamed morgan morgane mounir mouna
    moussa muriel myriam nabil nadege nadia nadine nadir nadira naima nassim nassima nathalie nathan nelly nicolas nicole
    nina noa noah noe noel noemie nolan norbert nora nour oceane odile oleg olga olha olivia olivier omar oscar osman pablo
    pascal patrice patricia patrick paul paula pauline paulo pawel pedro perrine petra philippe pierre quentin rachid rachida
    raphael raymond rayan regis remi remy renaud rene richard rita robert robin roger roland romain romane ronan rosa rosalie
    rose rosine ryan sabine sabrina said salim salima salma samia samir samira samuel samy sandra sandrine sara sarah sasha
    sebastien selim selma serge simon simone sofia sofiane soizic solange solene sonia sophia sophie stephane stephanie
    suzanne sylvain sylvie tamara tanguy tania tara taras theo theodore therese thibault thierry thomas tim tom tristan
    valentin valentine valerie vanessa vera veronique victor victoire viktor vincent virginie walid wassim william xavier
    yanis yann yannick yasin yasmina yasmine yassine yohan youness younes youssef yuliia yurii yves yvette yvon yvonne zakaria
    zineb zoe zohra abdelkarim abdelkader abdellah abdoulaye mona mounia naim nael naila hind hiba anas enzo kenzo
    maelys mia melodie elio elie eliott bryan brian fiona leana lilou lily lia tea teo timeo titouan maelle gwendoline
  `),
)
const surnames = new Set(
  words(`
    martin marin bernard benard robert richard ricard petit durand dubois dupuis moreau morel laurent simon michel lefevre
    leroy roux rousse rousseau david bertrand bertin morin fournier fontaine girard guerard gerard bonnet dupont dupuy
    lambert fournel mercier blanc guerin boyer garnier garcia chevalier charpentier francois legrand legrain gauthier
    perrin perrot peron robin clement masson masse henry nicolas nicolle vidal barbier barbe brun brunet brunel colin collet
    picard picot roger roche rocher dumas dumont duval denis renard renaud rolland arnaud aubert aubry leclerc lemaire
    lemoine meunier meyer noel picard lucas marchand marchal marie rey riviere renault schmitt roy vincent
    lopez lopes gomez gomes perez peres pires fernandes ferreira pereira silva santos costa carvalho rodrigues martins
    marques almeida nguyen tran le pham huynh vo vu bui dang do hoang phan truong kowalski kowalczyk yilmaz demir
    kovalenko kravchenko kravchuk shevchenko shevchuk melnyk bondar bondarenko moroz petrenko petrov ivanov ivanenko
    diallo diarra diop diouf traore toure cisse camara conde keita kone sow sy ba bah barry balde fall faye ndiaye
    benali haddad mansouri alaoui bennani bensaid tazi cherif saidi rahmani belkacem amrani
    legall legoff lebihan lebras lebris legarrec leguen lemeur leroux ledantec lecorre morvan cariou prigent kermarrec
  `),
)

/** A first name that many bear. */
export const isFirstName = (letters: string) =>
  firstNames.has(letters) || firstNames.has(oneSpelling(letters))
/** A family name that many bear. */
export const isSurname = (letters: string) => surnames.has(letters)
/** Two of these, one letter apart, are two names and no slip. */
export const isCommon = (letters: string) => isFirstName(letters) || isSurname(letters)

/** Said before another first name and a part of it: Jean-Pierre is not Jean. */
export const beginsCompound = new Set(
  words('jean marie anne pierre paul louis charles claude rose anna lou maria ana jose luis joao fatima'),
)
