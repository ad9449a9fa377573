import * as accounts from './accounts.ts'
import * as advice from './advice.ts'
import * as alerts from './alerts.ts'
import * as assistance from './assistance.ts'
import * as board from './board.ts'
import * as calls from './calls.ts'
import * as competences from './competences.ts'
import * as conflicts from './conflicts.ts'
import * as contests from './contests.ts'
import * as credentials from './credentials.ts'
import * as devices from './devices.ts'
import * as elsewhere from './elsewhere.ts'
import * as employers from './employers.ts'
import type { Endpoint } from './endpoint.ts'
import * as expected from './expected.ts'
import * as figures from './figures.ts'
import * as invitations from './invitations.ts'
import * as kit from './kit.ts'
import * as listing from './listing.ts'
import * as myData from './my-data.ts'
import * as messages from './messages.ts'
import * as openData from './open-data.ts'
import * as older from './older.ts'
import * as people from './people.ts'
import * as passes from './passes.ts'
import * as photos from './photos.ts'
import * as places from './places.ts'
import * as practices from './practices.ts'
import { makePracticeSite } from './practice-site.ts'
import * as attestations from './attestations.ts'
import * as referrals from './referrals.ts'
import * as refusedRows from './refused-rows.ts'
import * as search from './search.ts'
import * as seats from './seats.ts'
import * as sessions from './sessions.ts'
import * as tables from './tables.ts'
import * as thanks from './thanks.ts'
import * as tools from './tools.ts'
import * as sites from './sites.ts'
import * as unproven from './unproven.ts'
import * as visitorFiles from './visitor-files.ts'
import * as visitors from './visitors.ts'

/**
 * The number of the contract. It grows when a call changes in a way that an older device or server could not read;
 * a test holds a fingerprint of every call against it.
 *
 * History:
 * 1  first contract: what was spoken before it was written down.
 * 2  what makes something takes the id of its request, and makes it once; the phone and the e-mail of an employer are
 *    read by the server too; the name of a device has one limit.
 * 3  the list of devices says which of them lost a part of their memory, and when.
 * 4  refused rows are told some at a time.
 * 5  employers search among competences.
 * 6  a visitor reads their own page of competences.
 * 7  an attestation leaves as a digital credential; anybody may read the keys and the list of its issuer.
 * 8  people who are here, and hosts, recommend; hosts note the titles of outside bodies; a page tells who said what.
 * 9  a visitor reads all that is kept of them, and has it erased.
 * 10 employers invite people whom they found, who answer at a kiosk; the news tells that somebody asks.
 * 11 employers keep searches, and hear that somebody proved what they ask for.
 * 12 anybody may save what is needed to verify without network.
 * 13 what is kept of a visitor tells which employers invited them, and what they answered; the news
 *    tells when their leave to be searched is about to end.
 * 14 a visitor takes all that is kept of them along, by a link that gives it once.
 * 15 a page comes with what the QR codes of its attestations hold.
 * 16 hosts read the messages that no e-mail carried, and say which they told in another way.
 * 17 employers say why they do not answer, and book half an hour with a host.
 * 18 a visitor says how they were answered, and reads one application on a telephone, by a link that they make and
 *    end at a kiosk.
 * 19 an employer replies to its label, and hosts publish what it says; it sees who was recommended to it and said yes,
 *    invites them, and pauses that; a candidate contests an answer, hosts decide, and the employer appeals once; hosts
 *    choose of which department the kiosks show the offers of France Travail.
 * 20 hosts look at unusual figures of an employer, and say what they found; an employer reads what was published of
 *    it in the past year, and says when it is away; what is kept of a visitor tells when a recommendation is over.
 * 21 hosts note that an employer has its messages by SMS, and read what became of whom it recommended; an absence is ended by whoever read that one, and not
 *    another one.
 * 22 hosts read what is too old to be held by their desks.
 * 23 a device that enrols says what it is for, and a code for another role stays good;
 *    hosts decide of an answer that somebody says nobody told them, and the candidates of a recruitment read its report;
 *    hosts read what people can do, over those who agreed to be counted;
 *    an employer has several people with roles, whom its managers and hosts add, change and end; it says its SIREN where none is known.
 * 24 hosts read to which addresses of employers nothing is sent any more, and let messages go there again.
 * 25 an employer searches by terms of work too: when, which driving licence, within how many kilometres; whoever
 *    recommends says how they know the person, and one thing that they saw, and reads it among what they said;
 *    hosts read who let messages go to an address again, and show the offers of France Travail around a town.
 * 26 what is kept of a visitor tells what they said of others, who they said to be and who told them of the place, and
 *    what hosts said of their entry and another;
 *    a visitor reads what became of their cards on the board, and answers who is interested; the news and what is
 *    kept of a visitor tell of them;
 *    hosts read whom to bring together, and say that they did, and what is published of the months of a period;
 *    kiosks tell how often sheets of good practice were found useful, and hosts read it by fives;
 *    hosts read what the server alone knows of a person, and their visits that are too old for desks;
 *    hosts make keys for programs of the site’s own, which read the programme, the board and figures, and name addresses
 *    that are told what changes;
 *    whoever works for a site has a role, which each of their calls asks for; leads change how their site is run, and
 *    whoever administers the server makes sites;
 *    a kiosk calls a host, and hosts answer; hosts note who is expected;
 *    hosts add photos to cards, and kiosks fetch them;
 *    hosts keep what visitors may book or borrow, and what is kept of a visitor tells what they did;
 *    hosts make and change events of the place, and figures tell them apart from challenges;
 *    a visitor reads who would like to talk with them, kiosks which cards have their author here, and hosts say where two meet;
 *    the news and what is kept of a visitor tell that they are under 18 and what a guardian agreed to, for which an answer
 *    may have to wait;
 *    a host's desk asks for a site to practise on;
 *    people thank each other, and hosts read lines of thanks; hosts make small tables, also those that visitors propose;
 *    a visitor reads how their project goes on, and kiosks the projects that other sites share; hours and closures of a site
 *    are told one by one;
 *    a person lets a second site of the server know them, takes it back, and erases at both;
 *    hosts read what of two texts of one field was not kept;
 *    an employer searches by start, permit and department too, and hears how many the terms of work leave out;
 *    a host helps somebody at a kiosk, which the person and the hosts read; what is the person's own act waits until then;
 *    hosts say on which paper they saw an employer's SIREN, or that they doubt it;
 *    whatever shares requests out among servers reads which is ready;
 */
export const CONTRACT = 26

export type Contract = Readonly<Record<string, Readonly<Record<string, Endpoint>>>>

/** Every call of the server outside the exchange of records, by family and name. */
export const contract: Contract = {
  accounts,
  advice,
  alerts,
  assistance,
  board,
  calls,
  competences,
  conflicts,
  contests,
  credentials,
  devices,
  elsewhere,
  employers,
  expected,
  figures,
  invitations,
  kit,
  listing,
  messages,
  older,
  openData,
  myData,
  passes,
  people,
  photos,
  places,
  practices,
  practiceSite: { makePracticeSite },
  referrals,
  attestations,
  refusedRows,
  search,
  seats,
  sessions,
  tables,
  thanks,
  tools,
  sites,
  unproven,
  visitorFiles,
  visitors,
}
