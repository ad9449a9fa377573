/** The last migration whose outcome the baseline holds: a database on PostgreSQL began after it. */
export const BASELINE_UNTIL = '0088-assistances'

/**
 * The tables and indexes that the migrations up to there make on SQLite, for a new database on PostgreSQL: their history
 * is SQLite's alone, what comes after them runs on both. Like a migration it is never edited once it was released.
 *
 * Texts are compared by their bytes, as SQLite does, whatever the language of the database: pages and `after` follow
 * that order. A record stays text: JSONB would refuse the NUL that a text may hold, and would be written out anew for each
 * reader. Three tables say in `rowid` in which order their rows were made, which every table of SQLite knows. The index
 * `documentsScored` does not hold what it finds: an entry of an index has 2,704 bytes here at most.
 */
export const BASELINE = `
CREATE FUNCTION instr(text, text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS 'SELECT strpos($1, $2)';

CREATE TABLE "accounts" (
  "accountId" text COLLATE "C" PRIMARY KEY,
  "siteId" text COLLATE "C" NOT NULL,
  "role" text COLLATE "C" NOT NULL,
  "employerId" text COLLATE "C",
  "login" text COLLATE "C" NOT NULL UNIQUE,
  "name" text COLLATE "C" NOT NULL,
  "secretHash" text COLLATE "C" NOT NULL,
  "createdAt" bigint NOT NULL,
  "closedAt" bigint,
  "secretAt" bigint,
  "companyRole" text COLLATE "C",
  "companyRoleAt" bigint,
  "siteRole" text COLLATE "C",
  "siteRoleAt" bigint
);

CREATE TABLE "adviceBookings" (
  "bookingId" text COLLATE "C" PRIMARY KEY,
  "slotId" text COLLATE "C" NOT NULL,
  "employerId" text COLLATE "C" NOT NULL,
  "accountId" text COLLATE "C" NOT NULL,
  "at" bigint NOT NULL,
  "cancelledAt" bigint,
  "cancelledBy" text COLLATE "C"
);
CREATE INDEX "adviceBookingsBySlot" ON "adviceBookings" ("slotId");
CREATE INDEX "adviceBookingsOfEmployer" ON "adviceBookings" ("employerId");
CREATE UNIQUE INDEX "adviceBookingsOfSlot" ON "adviceBookings" ("slotId") WHERE "cancelledAt" IS NULL;

CREATE TABLE "adviceFacts" (
  "factId" text COLLATE "C" NOT NULL,
  "employerId" text COLLATE "C" NOT NULL,
  "siteId" text COLLATE "C" NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  "codes" text COLLATE "C",
  "accountId" text COLLATE "C" NOT NULL,
  "at" bigint NOT NULL,
  CONSTRAINT "adviceFactsById" PRIMARY KEY ("employerId", "factId")
);
CREATE INDEX "adviceFactsOfSite" ON "adviceFacts" ("siteId", "at");

CREATE TABLE "adviceSlots" (
  "slotId" text COLLATE "C" PRIMARY KEY,
  "siteId" text COLLATE "C" NOT NULL,
  "startsAt" bigint NOT NULL,
  "accountId" text COLLATE "C" NOT NULL,
  "host" text COLLATE "C" NOT NULL,
  "withdrawnAt" bigint
);
CREATE INDEX "adviceSlotsOfSite" ON "adviceSlots" ("siteId", "startsAt");

CREATE TABLE "alertDecisions" (
  "decisionId" text COLLATE "C" NOT NULL,
  "employerId" text COLLATE "C" NOT NULL,
  "siteId" text COLLATE "C" NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  "subject" text COLLATE "C" NOT NULL,
  "verdict" text COLLATE "C" NOT NULL,
  "reason" text COLLATE "C" NOT NULL,
  "note" text COLLATE "C" NOT NULL,
  "accountId" text COLLATE "C" NOT NULL,
  "host" text COLLATE "C" NOT NULL,
  "facts" text COLLATE "C" NOT NULL,
  "until" bigint NOT NULL,
  "at" bigint NOT NULL,
  CONSTRAINT "alertDecisionsById" PRIMARY KEY ("siteId", "decisionId")
);
CREATE INDEX "alertDecisionsByAge" ON "alertDecisions" ("siteId", "at");
CREATE INDEX "alertDecisionsOfAlert" ON "alertDecisions" ("employerId", "siteId", "kind", "subject", "at");
CREATE INDEX "alertDecisionsOfEmployer" ON "alertDecisions" ("employerId", "at");

CREATE TABLE "answerRatings" (
  "siteId" text COLLATE "C" NOT NULL,
  "applicationId" text COLLATE "C" NOT NULL,
  "employerId" text COLLATE "C" NOT NULL,
  "visitorId" text COLLATE "C" NOT NULL,
  "clear" text COLLATE "C" NOT NULL,
  "useful" text COLLATE "C" NOT NULL,
  "respectful" text COLLATE "C" NOT NULL,
  "at" bigint NOT NULL,
  CONSTRAINT "answerRatingsById" PRIMARY KEY ("siteId", "applicationId")
);
CREATE INDEX "answerRatingsByAge" ON "answerRatings" ("siteId", "at");
CREATE INDEX "answerRatingsOfEmployer" ON "answerRatings" ("employerId");
CREATE INDEX "answerRatingsOfVisitor" ON "answerRatings" ("siteId", "visitorId");

CREATE TABLE "assistances" (
  "assistanceId" text COLLATE "C" PRIMARY KEY,
  "siteId" text COLLATE "C" NOT NULL,
  "deviceId" text COLLATE "C" NOT NULL,
  "visitorId" text COLLATE "C" NOT NULL,
  "accountId" text COLLATE "C" NOT NULL,
  "beganAt" bigint NOT NULL,
  "endedAt" bigint
);
CREATE INDEX "assistancesByAge" ON "assistances" ("siteId", "beganAt");
CREATE INDEX "assistancesByKiosk" ON "assistances" ("deviceId", "endedAt", "beganAt");
CREATE INDEX "assistancesByVisitor" ON "assistances" ("siteId", "visitorId", "beganAt");

CREATE TABLE "assistedActs" (
  "assistanceId" text COLLATE "C" NOT NULL,
  "act" text COLLATE "C" NOT NULL,
  "about" text COLLATE "C" NOT NULL,
  "at" bigint NOT NULL,
  CONSTRAINT "assistedActsById" PRIMARY KEY ("assistanceId", "act", "about")
);

CREATE TABLE "attempts" (
  "attemptId" bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  "bucket" text COLLATE "C" NOT NULL,
  "at" bigint NOT NULL
);
CREATE INDEX "attemptsByBucket" ON "attempts" ("bucket", "at");
CREATE INDEX "attemptsByTime" ON "attempts" ("at");

CREATE TABLE "attestations" (
  "serial" text COLLATE "C" NOT NULL,
  "siteId" text COLLATE "C" NOT NULL,
  "bookingId" text COLLATE "C" NOT NULL,
  "sessionId" text COLLATE "C" NOT NULL,
  "visitorId" text COLLATE "C" NOT NULL,
  "issuedAt" bigint NOT NULL,
  "issuedBy" text COLLATE "C" NOT NULL,
  "body" text COLLATE "C",
  "token" text COLLATE "C",
  "revokedAt" bigint,
  "revokedBecause" text COLLATE "C",
  CONSTRAINT "attestationsById" PRIMARY KEY ("siteId", "serial")
);
CREATE UNIQUE INDEX "attestationsByBooking" ON "attestations" ("siteId", "bookingId") WHERE "revokedAt" IS NULL;
CREATE INDEX "attestationsBySession" ON "attestations" ("siteId", "sessionId");
CREATE INDEX "attestationsByTime" ON "attestations" ("siteId", "issuedAt");
CREATE INDEX "attestationsByVisitor" ON "attestations" ("siteId", "visitorId");

CREATE TABLE "contests" (
  "siteId" text COLLATE "C" NOT NULL,
  "applicationId" text COLLATE "C" NOT NULL,
  "about" text COLLATE "C" NOT NULL,
  "employerId" text COLLATE "C" NOT NULL,
  "visitorId" text COLLATE "C" NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  "at" bigint NOT NULL,
  "decidedAt" bigint,
  "upheld" bigint,
  "appealedAt" bigint,
  "appealWords" text COLLATE "C",
  "appealDecidedAt" bigint,
  "confirmed" bigint,
  CONSTRAINT "contestsById" PRIMARY KEY ("siteId", "applicationId", "about")
);
CREATE INDEX "contestsByAge" ON "contests" ("siteId", "at");
CREATE INDEX "contestsOfVisitor" ON "contests" ("siteId", "visitorId");

CREATE TABLE "credentials" (
  "siteId" text COLLATE "C" NOT NULL,
  "serial" text COLLATE "C" NOT NULL,
  "listIndex" bigint NOT NULL,
  "issuedAt" bigint NOT NULL,
  "jwt" text COLLATE "C",
  CONSTRAINT "credentialsById" PRIMARY KEY ("siteId", "serial")
);
CREATE UNIQUE INDEX "credentialsByPlace" ON "credentials" ("siteId", "listIndex");

CREATE TABLE "dataLinks" (
  "linkHash" text COLLATE "C" PRIMARY KEY,
  "siteId" text COLLATE "C" NOT NULL,
  "visitorId" text COLLATE "C" NOT NULL,
  "madeAt" bigint NOT NULL,
  "expiresAt" bigint NOT NULL,
  "takenAt" bigint
);
CREATE INDEX "dataLinksByVisitor" ON "dataLinks" ("siteId", "visitorId", "madeAt");

CREATE TABLE "departures" (
  "partition" text COLLATE "C" NOT NULL,
  "collection" text COLLATE "C" NOT NULL,
  "id" text COLLATE "C" NOT NULL,
  "role" text COLLATE "C" NOT NULL,
  "audience" text COLLATE "C" NOT NULL,
  "seq" bigint NOT NULL,
  CONSTRAINT "departuresById" PRIMARY KEY ("partition", "collection", "id", "role", "audience")
);
CREATE INDEX "departuresBySeq" ON "departures" ("partition", "collection", "role", "audience", "seq");

CREATE TABLE "devices" (
  "deviceId" text COLLATE "C" PRIMARY KEY,
  "tokenHash" text COLLATE "C" NOT NULL UNIQUE,
  "siteId" text COLLATE "C" NOT NULL,
  "role" text COLLATE "C" NOT NULL,
  "employerId" text COLLATE "C",
  "name" text COLLATE "C" NOT NULL,
  "enrolledAt" bigint NOT NULL,
  "lastContactAt" bigint,
  "waiting" bigint NOT NULL,
  "revokedAt" bigint,
  "signedInAt" bigint,
  "toldEpoch" text COLLATE "C",
  "damageTold" bigint,
  "damageHeardAt" bigint,
  "signedInAs" text COLLATE "C"
);

CREATE TABLE "documents" (
  "partition" text COLLATE "C" NOT NULL,
  "collection" text COLLATE "C" NOT NULL,
  "id" text COLLATE "C" NOT NULL,
  "seq" bigint NOT NULL,
  "rev" text COLLATE "C" NOT NULL,
  "sourceRev" text COLLATE "C",
  "deleted" bigint NOT NULL,
  "audKiosk" text COLLATE "C",
  "audHost" text COLLATE "C",
  "audEmployer" text COLLATE "C",
  "visitorId" text COLLATE "C",
  "body" text COLLATE "C" NOT NULL,
  "sessionId" text COLLATE "C",
  "employerId" text COLLATE "C",
  "endsAt" bigint,
  "mergedInto" text COLLATE "C",
  "unverified" bigint,
  "hostUntil" bigint,
  "askedBy" text COLLATE "C",
  "homeSite" text COLLATE "C",
  "postingId" text COLLATE "C",
  "withId" text COLLATE "C",
  "scored" text COLLATE "C"
);
CREATE INDEX "documentsAskedBy" ON "documents" ("partition", "collection", "askedBy", "id") WHERE "askedBy" IS NOT NULL;
CREATE INDEX "documentsByEnd" ON "documents" ("partition", "collection", "endsAt") WHERE "endsAt" IS NOT NULL;
CREATE INDEX "documentsByHome" ON "documents" ("partition", "collection", "homeSite") WHERE "homeSite" IS NOT NULL;
CREATE UNIQUE INDEX "documentsById" ON "documents" ("partition", "collection", "id");
CREATE INDEX "documentsByMerge" ON "documents" ("partition", "collection", "mergedInto") WHERE "mergedInto" IS NOT NULL;
CREATE INDEX "documentsByOther" ON "documents" ("partition", "collection", "withId") WHERE "withId" IS NOT NULL;
CREATE INDEX "documentsByPosting" ON "documents" ("partition", "collection", "postingId") WHERE "postingId" IS NOT NULL;
CREATE INDEX "documentsBySeq" ON "documents" ("partition", "collection", "seq");
CREATE INDEX "documentsBySession" ON "documents" ("partition", "sessionId", "collection");
CREATE INDEX "documentsForEmployer" ON "documents" ("partition", "collection", "audEmployer", "seq") WHERE "audEmployer" IS NOT NULL;
CREATE INDEX "documentsForHost" ON "documents" ("partition", "collection", "audHost", "seq", "hostUntil") WHERE "audHost" IS NOT NULL;
CREATE INDEX "documentsForKiosk" ON "documents" ("partition", "collection", "audKiosk", "seq") WHERE "audKiosk" IS NOT NULL;
CREATE INDEX "documentsOfEmployer" ON "documents" ("partition", "collection", "employerId") WHERE "employerId" IS NOT NULL;
CREATE INDEX "documentsOfVisitor" ON "documents" ("partition", "visitorId", "collection") WHERE "visitorId" IS NOT NULL;
CREATE INDEX "documentsScored" ON "documents" ("employerId") WHERE "collection" = 'applications' AND "deleted" = 0;
CREATE INDEX "documentsUnverified" ON "documents" ("partition", "collection", "unverified") WHERE "unverified" IS NOT NULL;

CREATE TABLE "dossierHolders" (
  "siteId" text COLLATE "C" NOT NULL,
  "dossierId" text COLLATE "C" NOT NULL,
  "passId" text COLLATE "C" NOT NULL,
  "visitorId" text COLLATE "C" NOT NULL,
  CONSTRAINT "dossierHoldersById" PRIMARY KEY ("siteId", "dossierId")
);
CREATE INDEX "dossierHoldersByVisitor" ON "dossierHolders" ("siteId", "visitorId");

CREATE TABLE "enrolmentCodes" (
  "codeHash" text COLLATE "C" PRIMARY KEY,
  "siteId" text COLLATE "C" NOT NULL,
  "role" text COLLATE "C" NOT NULL,
  "employerId" text COLLATE "C",
  "name" text COLLATE "C",
  "expiresAt" bigint NOT NULL,
  "usedAt" bigint,
  "usedBy" text COLLATE "C",
  "deviceId" text COLLATE "C"
);

CREATE TABLE "erasedIds" (
  "hash" text COLLATE "C" PRIMARY KEY,
  "at" bigint NOT NULL
);

CREATE TABLE "expectedVisitors" (
  "siteId" text COLLATE "C" NOT NULL,
  "expectedId" text COLLATE "C" NOT NULL,
  "day" text COLLATE "C" NOT NULL,
  "at" bigint NOT NULL,
  "clock" text COLLATE "C",
  "name" text COLLATE "C" NOT NULL,
  "reason" text COLLATE "C",
  "host" text COLLATE "C" NOT NULL,
  CONSTRAINT "expectedVisitorsById" PRIMARY KEY ("siteId", "expectedId")
);
CREATE INDEX "expectedVisitorsByTime" ON "expectedVisitors" ("siteId", "at");

CREATE TABLE "fieldConflicts" (
  "conflictId" text COLLATE "C" PRIMARY KEY,
  "siteId" text COLLATE "C" NOT NULL,
  "collection" text COLLATE "C" NOT NULL,
  "recordId" text COLLATE "C" NOT NULL,
  "field" text COLLATE "C" NOT NULL,
  "keptRev" text COLLATE "C" NOT NULL,
  "keptValue" text COLLATE "C",
  "otherRev" text COLLATE "C" NOT NULL,
  "otherValue" text COLLATE "C",
  "at" bigint NOT NULL
);
CREATE INDEX "fieldConflictsOfSite" ON "fieldConflicts" ("siteId", "at");

CREATE TABLE "followLinks" (
  "linkHash" text COLLATE "C" PRIMARY KEY,
  "siteId" text COLLATE "C" NOT NULL,
  "applicationId" text COLLATE "C" NOT NULL,
  "visitorId" text COLLATE "C" NOT NULL,
  "madeAt" bigint NOT NULL,
  CONSTRAINT "oneFollowLinkEach" UNIQUE ("siteId", "applicationId")
);
CREATE INDEX "followLinksByVisitor" ON "followLinks" ("siteId", "visitorId", "madeAt");

CREATE TABLE "followUps" (
  "kind" text COLLATE "C" NOT NULL,
  "siteId" text COLLATE "C" NOT NULL,
  "subject" text COLLATE "C" NOT NULL,
  "dueAt" bigint NOT NULL,
  CONSTRAINT "followUpsById" PRIMARY KEY ("kind", "siteId", "subject"),
  "rowid" bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY
);
CREATE INDEX "followUpsByDue" ON "followUps" ("dueAt");

CREATE TABLE "heads" (
  "partition" text COLLATE "C" PRIMARY KEY,
  "seq" bigint NOT NULL
);

CREATE TABLE "hookMessages" (
  "messageId" text COLLATE "C" PRIMARY KEY,
  "hookId" text COLLATE "C" NOT NULL,
  "event" text COLLATE "C" NOT NULL,
  "about" text COLLATE "C",
  "at" bigint NOT NULL,
  "tries" bigint NOT NULL,
  "nextTryAt" bigint,
  "deliveredAt" bigint,
  "answer" text COLLATE "C"
);
CREATE INDEX "hookMessagesByTime" ON "hookMessages" ("at");
CREATE INDEX "hookMessagesDue" ON "hookMessages" ("nextTryAt");
CREATE INDEX "hookMessagesOfHook" ON "hookMessages" ("hookId", "at");

CREATE TABLE "hookTold" (
  "hookId" text COLLATE "C" NOT NULL,
  "about" text COLLATE "C" NOT NULL,
  "digest" text COLLATE "C" NOT NULL,
  CONSTRAINT "hookToldById" PRIMARY KEY ("hookId", "about")
);

CREATE TABLE "hooks" (
  "hookId" text COLLATE "C" PRIMARY KEY,
  "siteId" text COLLATE "C" NOT NULL,
  "url" text COLLATE "C" NOT NULL,
  "topics" text COLLATE "C" NOT NULL,
  "madeAt" bigint NOT NULL,
  "madeBy" text COLLATE "C" NOT NULL,
  "endedAt" bigint,
  "endedBecause" text COLLATE "C"
);
CREATE INDEX "hooksOfSite" ON "hooks" ("siteId");

CREATE TABLE "invitations" (
  "invitationId" text COLLATE "C" PRIMARY KEY,
  "siteId" text COLLATE "C" NOT NULL,
  "employerId" text COLLATE "C" NOT NULL,
  "accountId" text COLLATE "C" NOT NULL,
  "visitorId" text COLLATE "C" NOT NULL,
  "searchId" text COLLATE "C" NOT NULL,
  "cardId" text COLLATE "C" NOT NULL,
  "invitedAt" bigint NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  "sessionId" text COLLATE "C",
  "pay" text COLLATE "C",
  "message" text COLLATE "C" NOT NULL,
  "wanted" text COLLATE "C" NOT NULL,
  "answer" text COLLATE "C",
  "answeredAt" bigint,
  "putOffAt" bigint,
  "told" text COLLATE "C"
);
CREATE INDEX "invitationsByEmployer" ON "invitations" ("siteId", "employerId", "invitedAt");
CREATE INDEX "invitationsByVisitor" ON "invitations" ("siteId", "visitorId");

CREATE TABLE "listingAreas" (
  "siteId" text COLLATE "C" PRIMARY KEY,
  "department" text COLLATE "C",
  "nextTryAt" bigint,
  "triedAt" bigint,
  "doneAt" bigint,
  "fault" text COLLATE "C",
  "tries" bigint NOT NULL,
  "total" bigint,
  "town" text COLLATE "C",
  "townName" text COLLATE "C",
  "distance" bigint
);
CREATE INDEX "listingAreasDue" ON "listingAreas" ("nextTryAt");

CREATE TABLE "mailStopLifts" (
  "employerId" text COLLATE "C" NOT NULL,
  "address" text COLLATE "C" NOT NULL,
  "because" text COLLATE "C" NOT NULL,
  "liftedBy" text COLLATE "C" NOT NULL,
  "liftedAt" bigint NOT NULL,
  CONSTRAINT "mailStopLiftsById" PRIMARY KEY ("employerId", "address", "liftedAt")
);
CREATE INDEX "mailStopLiftsByAge" ON "mailStopLifts" ("liftedAt");

CREATE TABLE "mailStops" (
  "employerId" text COLLATE "C" NOT NULL,
  "address" text COLLATE "C" NOT NULL,
  "because" text COLLATE "C" NOT NULL,
  "at" bigint NOT NULL,
  CONSTRAINT "mailStopsById" PRIMARY KEY ("employerId", "address")
);
CREATE INDEX "mailStopsByAge" ON "mailStops" ("because", "at");

CREATE TABLE "pageReads" (
  "siteId" text COLLATE "C" NOT NULL,
  "visitorId" text COLLATE "C" NOT NULL,
  "accountId" text COLLATE "C" NOT NULL,
  "at" bigint NOT NULL
);
CREATE INDEX "pageReadsByVisitor" ON "pageReads" ("siteId", "visitorId", "at");

CREATE TABLE "passAlerts" (
  "siteId" text COLLATE "C" NOT NULL,
  "visitorId" text COLLATE "C" NOT NULL,
  "at" bigint NOT NULL,
  CONSTRAINT "passAlertsById" PRIMARY KEY ("siteId", "visitorId")
);

CREATE TABLE "passSecrets" (
  "siteId" text COLLATE "C" NOT NULL,
  "visitorId" text COLLATE "C" NOT NULL,
  "secretHash" text COLLATE "C" NOT NULL,
  "secretAt" bigint,
  CONSTRAINT "passSecretsById" PRIMARY KEY ("siteId", "visitorId")
);

CREATE TABLE "passes" (
  "passId" text COLLATE "C" PRIMARY KEY,
  "siteId" text COLLATE "C" NOT NULL,
  "deviceId" text COLLATE "C" NOT NULL,
  "issuedAt" bigint NOT NULL,
  "revokedAt" bigint,
  "visitorId" text COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX "passesByDevice" ON "passes" ("deviceId", "issuedAt");
CREATE INDEX "passesByVisitor" ON "passes" ("visitorId", "siteId");

CREATE TABLE "photos" (
  "siteId" text COLLATE "C" NOT NULL,
  "postingId" text COLLATE "C" NOT NULL,
  "hash" text COLLATE "C" NOT NULL,
  "jpeg" bytea NOT NULL,
  "at" bigint NOT NULL,
  "wasNamed" bigint NOT NULL DEFAULT 0,
  CONSTRAINT "photosByCard" PRIMARY KEY ("siteId", "postingId", "hash")
);

CREATE TABLE "practiceCounts" (
  "siteId" text COLLATE "C" NOT NULL,
  "deviceId" text COLLATE "C" NOT NULL,
  "countId" text COLLATE "C" NOT NULL,
  "sheet" text COLLATE "C" NOT NULL,
  "month" text COLLATE "C" NOT NULL,
  "useful" bigint NOT NULL,
  "notUseful" bigint NOT NULL,
  "turn" bigint NOT NULL,
  CONSTRAINT "practiceCountsById" PRIMARY KEY ("siteId", "deviceId", "countId", "sheet")
);
CREATE INDEX "practiceCountsByMonth" ON "practiceCounts" ("siteId", "month");

CREATE TABLE "publications" (
  "employerId" text COLLATE "C" NOT NULL,
  "monday" bigint NOT NULL,
  "score" bigint NOT NULL,
  "grade" text COLLATE "C",
  CONSTRAINT "publicationsById" PRIMARY KEY ("employerId", "monday")
);
CREATE INDEX "publicationsByAge" ON "publications" ("monday");

CREATE TABLE "reciprokProofs" (
  "employerId" text COLLATE "C" PRIMARY KEY,
  "proof" text COLLATE "C" NOT NULL
);

CREATE TABLE "recommendations" (
  "id" text COLLATE "C" PRIMARY KEY,
  "siteId" text COLLATE "C" NOT NULL,
  "authorId" text COLLATE "C" NOT NULL,
  "visitorId" text COLLATE "C" NOT NULL,
  "at" bigint NOT NULL
);
CREATE INDEX "recommendationsByAuthor" ON "recommendations" ("siteId", "authorId", "at");
CREATE INDEX "recommendationsByVisitor" ON "recommendations" ("siteId", "visitorId");

CREATE TABLE "recordStamps" (
  "siteId" text COLLATE "C" NOT NULL,
  "collection" text COLLATE "C" NOT NULL,
  "recordId" text COLLATE "C" NOT NULL,
  "rev" text COLLATE "C" NOT NULL,
  "stamps" text COLLATE "C" NOT NULL,
  "at" bigint NOT NULL,
  "replacedAt" bigint,
  CONSTRAINT "recordStampsByState" PRIMARY KEY ("siteId", "collection", "recordId", "rev")
);
CREATE INDEX "recordStampsReplaced" ON "recordStamps" ("siteId", "replacedAt");

CREATE TABLE "recoveries" (
  "codeHash" text COLLATE "C" PRIMARY KEY,
  "siteId" text COLLATE "C" NOT NULL,
  "visitorId" text COLLATE "C" NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  "issuedBy" text COLLATE "C" NOT NULL,
  "expiresAt" bigint NOT NULL,
  "usedAt" bigint,
  "usedBy" text COLLATE "C",
  "passId" text COLLATE "C"
);
CREATE INDEX "recoveriesOfVisitor" ON "recoveries" ("siteId", "visitorId");

CREATE TABLE "referrals" (
  "siteId" text COLLATE "C" NOT NULL,
  "applicationId" text COLLATE "C" NOT NULL,
  "referralId" text COLLATE "C" NOT NULL,
  "employerId" text COLLATE "C" NOT NULL,
  "acceptedAt" bigint NOT NULL,
  "endedAt" bigint,
  CONSTRAINT "referralsById" PRIMARY KEY ("siteId", "applicationId", "referralId")
);
CREATE INDEX "referralsByAge" ON "referrals" ("siteId", "acceptedAt");
CREATE INDEX "referralsToEmployer" ON "referrals" ("siteId", "employerId", "acceptedAt");

CREATE TABLE "refusedRows" (
  "refusedId" text COLLATE "C" PRIMARY KEY,
  "at" bigint NOT NULL,
  "siteId" text COLLATE "C" NOT NULL,
  "deviceId" text COLLATE "C" NOT NULL,
  "collection" text COLLATE "C" NOT NULL,
  "recordId" text COLLATE "C" NOT NULL,
  "reason" text COLLATE "C" NOT NULL,
  "field" text COLLATE "C",
  "body" text COLLATE "C" NOT NULL,
  "rowid" bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY
);
CREATE INDEX "refusedRowsByDevice" ON "refusedRows" ("deviceId", "at");
CREATE INDEX "refusedRowsBySite" ON "refusedRows" ("siteId", "at");

CREATE TABLE "reminders" (
  "key" text COLLATE "C" PRIMARY KEY,
  "employerId" text COLLATE "C" NOT NULL,
  "siteId" text COLLATE "C" NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  "reader" text COLLATE "C" NOT NULL,
  "subject" text COLLATE "C" NOT NULL,
  "dueAt" bigint NOT NULL,
  "latest" bigint NOT NULL,
  "state" text COLLATE "C" NOT NULL,
  "nextTryAt" bigint NOT NULL,
  "tries" bigint NOT NULL DEFAULT 0,
  "mailId" text COLLATE "C",
  "at" bigint NOT NULL
);
CREATE INDEX "remindersByTry" ON "reminders" ("state", "nextTryAt");
CREATE INDEX "remindersDueOfEmployer" ON "reminders" ("employerId", "state", "nextTryAt");
CREATE INDEX "remindersOfEmployer" ON "reminders" ("employerId", "dueAt");
CREATE INDEX "remindersOfMail" ON "reminders" ("mailId", "state");
CREATE INDEX "remindersOfSite" ON "reminders" ("siteId", "state", "dueAt");
CREATE INDEX "remindersOfSubject" ON "reminders" ("subject");
CREATE INDEX "remindersSent" ON "reminders" ("employerId", "reader", "at");

CREATE TABLE "requests" (
  "siteId" text COLLATE "C" NOT NULL,
  "requestId" text COLLATE "C" NOT NULL,
  "digest" text COLLATE "C" NOT NULL,
  "madeId" text COLLATE "C" NOT NULL,
  CONSTRAINT "requestsById" PRIMARY KEY ("siteId", "requestId"),
  "rowid" bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY
);
CREATE INDEX "requestsBySite" ON "requests" ("siteId");

CREATE TABLE "savedSearches" (
  "savedId" text COLLATE "C" PRIMARY KEY,
  "siteId" text COLLATE "C" NOT NULL,
  "employerId" text COLLATE "C" NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "wanted" text COLLATE "C" NOT NULL,
  "lookedAt" bigint NOT NULL,
  "searchId" text COLLATE "C",
  "proven" text COLLATE "C" NOT NULL,
  "toldOn" text COLLATE "C" NOT NULL,
  "told" text COLLATE "C" NOT NULL
);
CREATE INDEX "savedSearchesByEmployer" ON "savedSearches" ("siteId", "employerId", "lookedAt");

CREATE TABLE "scoreAlerts" (
  "employerId" text COLLATE "C" NOT NULL,
  "siteId" text COLLATE "C" NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  "subject" text COLLATE "C" NOT NULL,
  "facts" text COLLATE "C" NOT NULL,
  "until" bigint NOT NULL,
  "raisedAt" bigint NOT NULL,
  CONSTRAINT "scoreAlertsById" PRIMARY KEY ("employerId", "siteId", "kind", "subject")
);
CREATE INDEX "scoreAlertsOfSite" ON "scoreAlerts" ("siteId", "raisedAt");

CREATE TABLE "searchMeetings" (
  "siteId" text COLLATE "C" NOT NULL,
  "visitorId" text COLLATE "C" NOT NULL,
  "searchId" text COLLATE "C" NOT NULL,
  "at" bigint NOT NULL,
  CONSTRAINT "searchMeetingsByVisitor" PRIMARY KEY ("siteId", "visitorId", "searchId")
);
CREATE INDEX "searchMeetingsOfSearch" ON "searchMeetings" ("searchId");

CREATE TABLE "searches" (
  "searchId" text COLLATE "C" PRIMARY KEY,
  "siteId" text COLLATE "C" NOT NULL,
  "employerId" text COLLATE "C" NOT NULL,
  "accountId" text COLLATE "C" NOT NULL,
  "at" bigint NOT NULL,
  "wanted" text COLLATE "C" NOT NULL,
  "seed" text COLLATE "C" NOT NULL,
  "people" text COLLATE "C" NOT NULL,
  "isCut" bigint NOT NULL DEFAULT 0,
  "counted" text COLLATE "C" NOT NULL DEFAULT '[]'
);
CREATE INDEX "searchesByEmployer" ON "searches" ("siteId", "employerId", "at");

CREATE TABLE "sessions" (
  "tokenHash" text COLLATE "C" PRIMARY KEY,
  "deviceId" text COLLATE "C" NOT NULL,
  "subject" text COLLATE "C" NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  "expiresAt" bigint NOT NULL
);
CREATE INDEX "sessionsByDevice" ON "sessions" ("deviceId", "kind", "expiresAt");
CREATE INDEX "sessionsByEnd" ON "sessions" ("expiresAt");
CREATE INDEX "sessionsBySubject" ON "sessions" ("subject");

CREATE TABLE "settings" (
  "name" text COLLATE "C" PRIMARY KEY,
  "value" text COLLATE "C" NOT NULL
);

CREATE TABLE "sharedProjects" (
  "siteId" text COLLATE "C" NOT NULL,
  "postingId" text COLLATE "C" NOT NULL,
  "at" bigint NOT NULL,
  CONSTRAINT "sharedProjectsByCard" PRIMARY KEY ("siteId", "postingId")
);
CREATE INDEX "sharedProjectsByTime" ON "sharedProjects" ("at", "siteId", "postingId");

CREATE TABLE "siteKeys" (
  "siteId" text COLLATE "C" NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  "keyId" bigint NOT NULL,
  "privateJwk" text COLLATE "C" NOT NULL,
  CONSTRAINT "siteKeysById" PRIMARY KEY ("siteId", "kind", "keyId")
);

CREATE TABLE "siteLinks" (
  "linkId" text COLLATE "C" PRIMARY KEY,
  "siteId" text COLLATE "C" NOT NULL,
  "visitorId" text COLLATE "C" NOT NULL,
  "otherSiteId" text COLLATE "C" NOT NULL,
  "otherVisitorId" text COLLATE "C" NOT NULL,
  "madeAt" bigint NOT NULL,
  "proof" text COLLATE "C" NOT NULL,
  "textId" text COLLATE "C" NOT NULL,
  "language" text COLLATE "C" NOT NULL,
  "endedAt" bigint
);
CREATE INDEX "siteLinksEnded" ON "siteLinks" ("siteId", "endedAt");
CREATE INDEX "siteLinksOfOne" ON "siteLinks" ("visitorId");
CREATE INDEX "siteLinksOfOther" ON "siteLinks" ("otherVisitorId");

CREATE TABLE "thanks" (
  "thanksId" text COLLATE "C" PRIMARY KEY,
  "siteId" text COLLATE "C" NOT NULL,
  "authorId" text COLLATE "C" NOT NULL,
  "visitorId" text COLLATE "C" NOT NULL,
  "forKind" text COLLATE "C" NOT NULL,
  "about" text COLLATE "C" NOT NULL,
  "topic" text COLLATE "C",
  "authorName" text COLLATE "C" NOT NULL,
  "visitorName" text COLLATE "C" NOT NULL,
  "ready" text COLLATE "C",
  "line" text COLLATE "C",
  "competenceId" text COLLATE "C",
  "competence" text COLLATE "C",
  "recommendationId" text COLLATE "C",
  "state" text COLLATE "C" NOT NULL,
  "at" bigint NOT NULL,
  "toldAt" bigint,
  "readBy" text COLLATE "C",
  "answeredAt" bigint
);
CREATE INDEX "thanksByAuthor" ON "thanks" ("siteId", "authorId");
CREATE INDEX "thanksByState" ON "thanks" ("siteId", "state");
CREATE INDEX "thanksByVisitor" ON "thanks" ("siteId", "visitorId");

CREATE TABLE "tools" (
  "toolId" text COLLATE "C" PRIMARY KEY,
  "siteId" text COLLATE "C" NOT NULL,
  "keyHash" text COLLATE "C" NOT NULL UNIQUE,
  "name" text COLLATE "C" NOT NULL,
  "rights" text COLLATE "C" NOT NULL,
  "madeAt" bigint NOT NULL,
  "madeBy" text COLLATE "C" NOT NULL,
  "usedAt" bigint,
  "endedAt" bigint
);
CREATE INDEX "toolsOfSite" ON "tools" ("siteId");

CREATE TABLE "unprovenDecisions" (
  "siteId" text COLLATE "C" NOT NULL,
  "applicationId" text COLLATE "C" NOT NULL,
  "decision" text COLLATE "C" NOT NULL,
  "decidedBy" text COLLATE "C" NOT NULL,
  "at" bigint NOT NULL,
  CONSTRAINT "unprovenDecisionsById" PRIMARY KEY ("siteId", "applicationId")
);

CREATE TABLE "visitCounts" (
  "siteId" text COLLATE "C" NOT NULL,
  "month" text COLLATE "C" NOT NULL,
  "dimension" text COLLATE "C" NOT NULL,
  "value" text COLLATE "C" NOT NULL,
  "count" bigint NOT NULL,
  CONSTRAINT "visitCountsById" PRIMARY KEY ("siteId", "month", "dimension", "value")
);

CREATE TABLE "visitDays" (
  "siteId" text COLLATE "C" NOT NULL,
  "day" text COLLATE "C" NOT NULL,
  "visits" bigint NOT NULL,
  CONSTRAINT "visitDaysById" PRIMARY KEY ("siteId", "day")
);

CREATE TABLE "visitorReads" (
  "siteId" text COLLATE "C" NOT NULL,
  "visitorId" text COLLATE "C" NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  "readUntil" bigint NOT NULL,
  CONSTRAINT "visitorReadsByPass" PRIMARY KEY ("siteId", "visitorId", "kind")
);
`
