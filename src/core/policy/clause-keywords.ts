import type { BuiltInClause } from './enforcement.js';

/**
 * Beginnings of words, Italian and English, by which a clause of one's own is taken for a built-in one. They
 * are looked for in the clause and lead to nothing by themselves: see `match-clauses.ts`.
 */
export const CLAUSE_KEYWORDS: Readonly<Record<BuiltInClause, readonly string[]>> = {
  'abusive-language':
    'insult ingiuri parolacc volgar vulgar offens abusiv aggress swear profan curs obscen osce scurril slur epitet bestemm turpiloqu foul rude maleduc shout urla'.split(
      ' ',
    ),
  threat: 'minacc threat violen stalk dox pedinam'.split(' '),
  'hostile-assumption':
    'malafede bad-faith mala-fede presuppost assumption accus insinu truff scammer fraud thie ladri cheat steal ruba imbrogl disonest dishonest liars lying bugiard'.split(
      ' ',
    ),
  'demeaning-comment':
    'demean denigr dispreg contempt scher mock derid deris belittl sminu svil discrimin racis razzis sessis sexis ridicol ridicul making-fun make-fun in-giro patroni condesc personal-attack attacchi-personal'.split(
      ' ',
    ),
  bullying: 'bull harass molest intimid persecut vessa prepot umili humili sessual sexual'.split(' '),
  'reputation-threat': 'recension review social trustpilot tripadvisor reputa blackmail ricatt'.split(' '),
  'hardship-leverage':
    'difficolt difficil hardship hard-time personal-trouble personal-problem problemi-personal leva leverage pietis guilt'.split(
      ' ',
    ),
  'escalation-pressure':
    'direzione direttor titolar proprietar manager management owner superior supervis escal boss capo'.split(
      ' ',
    ),
  'answer-refusal':
    'insist stessa-domanda same-question rispost-ricev answer-given answers-given no-for-an-answer accept-the-answer accept-our accetta-la-rispost accettare-la-rispost rispettare-le-rispost decision'.split(
      ' ',
    ),
};

/** Words that forbid or ask: "we do not tolerate", "per favore evita". */
export const ASKING =
  /\b(?:non|no|niente|nessun\w*|mai|senza|vietat\w*|evita\w*|proibit\w*|inaccettabil\w*|per (?:favore|cortesia)|not|don't|do not|never|without|avoid|refrain|forbid\w*|prohibit\w*|unacceptable|please|stop|must|cannot|can't|won't)\b/iu;

/** Headings over what customers are asked to do. */
export const ASKING_HEADING = /\b(?:we ask|we expect|chiediamo|ci aspettiamo)\b/iu;

/** Words by which a clause names what is not allowed, stronger than {@link ASKING}. */
export const FORBIDDING =
  /\b(?:toll?er\w*|ammess\w*|ammettiamo|accett\w*|consentit\w*|permess\w*|vietat\w*|proibit\w*|inaccettabil\w*|accept\w*|allow\w*|permit\w*|forbid\w*|prohibit\w*|unacceptable|do not|don't|please|per (?:favore|cortesia)|refrain|avoid|evita\w*)\b/iu;

/** What the company does about something: a procedure, though it names the abuse it answers. */
export const REACTING =
  /\b(?:segnal\w*|denunc\w*|blocc\w*|interromp\w*|chiud\w*|sospend\w*|esamin\w*|provvediment\w*|report\w*|block\w*|suspend\w*|terminat\w*|end the|close the|examin\w*|investigat\w*|result in|lead to)\b/iu;

/** What a customer may do, or what the team promises: never to be taken for something a customer can break. */
export const PROTECTING =
  /\b(?:diritto|liber[oiae]|benvenut\w*|puoi|potete|hai modo|ci impegniamo|impegni\w*|right to|free to|welcome|you (?:may|can)|we (?:promise|commit)|commitments?|expect (?:of|from) (?:us|the team|our))\b|\b(?:our|the|il nostro|the support) (?:team|staff) (?:will|answers?|never|always|risponde)|aspettart?[iv]i? da(?:l| noi)/iu;

/** An invitation to write to the team itself, as the built-in clause `contact-directly` makes it. */
export const INVITING =
  /\b(?:rivolg\w*|scriv\w*|contatta\w*|parla\w*)\b.{0,40}\bdirettamente\b|\bdirettamente\b.{0,20}\b(?:al team|a noi)\b|\b(?:contact|write to|talk to|tell|reach)\b.{0,40}\bdirectly\b/iu;
