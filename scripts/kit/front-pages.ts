import { tracks } from '../../domain/kit/challenge.ts'
import type { KitCard } from '../../domain/kit/kit-card.ts'
import { count, duration, moodWords, range, trackWords } from './binder-words.ts'
import { nurseryDrawing, pictogram, trackMark } from './drawings.ts'
import { french, html, type Markup } from './markup.ts'

/** The tracks of these cards, from the first step to the last. */
export function tracksOf(cards: readonly KitCard[]): KitCard['track'][] {
  return tracks.filter((track) => cards.some((card) => card.track === track))
}

export function cover(cards: readonly KitCard[], printedOn: string): Markup {
  return html`<div class="cover">
    <p class="house">Pépinière</p>
    <h1>Le classeur des défis</h1>
    <p class="motto">Prouver plutôt que se vendre</p>
    ${nurseryDrawing()}
    <ul class="cover-tracks">
      ${tracksOf(cards).map(
        (track) =>
          html`<li>
            ${trackMark(track)}
            <div><strong>${trackWords[track].name}</strong><br />${trackWords[track].says}</div>
          </li>`,
      )}
    </ul>
    <p class="small">
      ${count(cards.length, 'défi', 'défis')}. Imprimé le ${printedOn}. Licence CC BY-SA 4.0${'\u202f'}:
      copiez, adaptez, partagez de la même façon.
    </p>
  </div>`
}

const sheets = [
  [
    'Fiche de l’hôte',
    'Tout pour animer\u202f: salle, matériel, déroulé, phrases à dire, sécurité. Elle reste dans le classeur.',
  ],
  [
    'Fiche de l’employeur ou de l’observateur',
    'Le rôle d’abord, puis la grille à cocher. On la photocopie\u202f: une feuille par personne.',
  ],
  [
    'Fiche de la personne qui participe',
    'Le français au recto, l’anglais au verso. On la donne, la personne la garde.',
  ],
  [
    'Fiche facile à lire',
    'Gros caractères, une idée par phrase. Au dos, «\u202fMa feuille\u202f»\u202f: la personne coche et écrit pour elle-même.',
  ],
] as const

const moments = [
  [
    'La semaine d’avant',
    'Lisez la fiche de l’hôte en entier. Cochez le matériel. S’il faut une convention, vérifiez qu’elle est signée\u202f: sans elle, la séance n’a pas lieu.',
  ],
  [
    'La veille',
    'Achetez ou réunissez ce qui ne se garde pas. Pesez la caisse remplie\u202f: au-delà de 15\u202fkg, partagez-la en deux. Imprimez les fiches à donner, et proposez toujours la facile à lire, à tout le monde.',
  ],
  [
    'Le jour même',
    'Suivez la colonne «\u202fMinute\u202f». Notez votre heure à droite. Ce qui est entre guillemets se dit comme c’est écrit.',
  ],
  [
    'Après',
    'On parle à la personne avant d’écrire\u202f: 1 force, 1 fait, 1 piste. Puis on range la caisse en recomptant.',
  ],
] as const

function guideLine([name, what]: readonly [string, string]): Markup {
  return html`<dt>${name}</dt>
    <dd>${what}</dd>`
}

/** One page that a host reads before the first challenge. */
export function howToUse(): Markup {
  return html`<h1>Se servir du classeur</h1>
    <p class="lead">
      Choisissez un défi, sortez ses feuilles, suivez la fiche de l’hôte. Le reste est écrit.
    </p>
    <section>
      <h2>Chaque défi tient en quatre fiches</h2>
      <dl class="guide">${sheets.map(guideLine)}</dl>
    </section>
    <section>
      <h2>Du premier coup d’œil au rangement</h2>
      <dl class="guide">${moments.map(guideLine)}</dl>
    </section>
    <section>
      <h2>Ce qui ne change jamais</h2>
      <ul>
        <li>On regarde des gestes dans la salle, jamais la personne, sa vie ou sa façon de parler.</li>
        <li>Chacun peut faire une pause, arrêter, lire ce qu’on a noté et dire son désaccord.</li>
        <li>On ne fabrique rien qui serve ou se vende, sauf avec une convention.</li>
        <li>Lire n’est pas une condition, sauf quand c’est ce que le défi montre.</li>
        <li>Ce que demande la loi change : en cas de doute, vérifiez avec le prescripteur ou l’employeur.</li>
      </ul>
    </section>
    <p class="small">
      Imprimez en recto verso, retournement sur le bord long, puis perforez : chaque fiche commence sur une
      page de droite. Les onglets du bord disent le genre de défi par leur hauteur et leur lettre, même en
      noir et blanc.
    </p>`
}

/** The cards of each track with the page of their first sheet; `pages` is empty while they are not known yet. */
export function contents(cards: readonly KitCard[], pages: ReadonlyMap<string, number>): Markup {
  return html`<h1>Les défis du classeur</h1>
    ${tracksOf(cards).map(
      (track) =>
        html`<table class="contents ${track}">
          <thead>
            <tr class="track-row">
              <th colspan="6" scope="colgroup">${trackMark(track)} <span>${trackWords[track].name}</span></th>
            </tr>
            <tr>
              <th scope="col">N°</th>
              <th scope="col">Défi</th>
              <th scope="col">Durée</th>
              <th scope="col" class="number">Places</th>
              <th scope="col">Ambiance</th>
              <th scope="col" class="number">Page</th>
            </tr>
          </thead>
          <tbody>
            ${cards
              .filter((card) => card.track === track)
              .map(
                ({ id, title, minutes, seats, mood }) =>
                  html`<tr>
                    <td><span class="card-number">${id}</span></td>
                    <td><a href="#${id}-host">${french(title.fr)}</a></td>
                    <td class="nowrap">${duration(minutes)}</td>
                    <td class="number nowrap">${range(seats)}</td>
                    <td class="nowrap">${pictogram(mood)} ${moodWords[mood]}</td>
                    <td class="number">${pages.get(`${id}-host`) ?? '000'}</td>
                  </tr>`,
              )}
          </tbody>
        </table>`,
    )}`
}

/** The page that opens a track: its shape, large. */
export function divider(track: KitCard['track'], cards: readonly KitCard[]): Markup {
  return html`<div class="divider ${track}">
    ${trackMark(track)}
    <h1>${trackWords[track].name}</h1>
    <p class="lead">${trackWords[track].says}</p>
    <ol>
      ${cards.map(({ id, title }) => html`<li><span class="card-number">${id}</span> ${french(title.fr)}</li>`)}
    </ol>
  </div>`
}
