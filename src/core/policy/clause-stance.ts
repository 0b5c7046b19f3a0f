/** Words that forbid or ask: "we do not tolerate", "per favore evita". */
const ASKING =
  /\b(?:non|no|niente|nessun\w*|mai|senza|vietat\w*|evita\w*|proibit\w*|inaccettabil\w*|not|don't|do not|never|without|avoid|refrain|forbid\w*|prohibit\w*|unacceptable|stop|must|cannot|can't|won't)\b/iu;

/** Headings over what customers are asked to do. */
const ASKING_HEADING = /\b(?:we ask|we expect|chiediamo|ci aspettiamo)\b/iu;

/** Words by which a clause names what is not allowed, stronger than {@link ASKING}. */
const FORBIDDING =
  /\b(?:toll?er\w*|ammess\w*|ammettiamo|accettiamo|consentit\w*|permess\w*|vietat\w*|proibit\w*|inaccettabil\w*|accept(?:ed|able)?|allow\w*|permit\w*|forbid\w*|prohibit\w*|unacceptable|(?:do not|don't)(?! hesitate)|refrain|avoid|evita\w*|must not|(?:please|per (?:favore|cortesia))[^.]{0,15}\bno[nt]?)\b/iu;

/** What the company does about something: a procedure, though it names the abuse it answers. */
const REACTING =
  /\b(?:segnal\w*|denunc\w*|blocc\w*|interromp\w*|chiud[eio]\w*|sospend\w*|esamin\w*|provvediment\w*|gestit[aeio]|gestir\w*|gestisc\w*|seguit[aeio] d\w+|lett[aeio] da\w*|preparat[aeio] a|formiamo|report\w*|block\w*|suspend\w*|terminat\w*|end the|close the|examin\w*|investigat\w*|result in|lead to|handled|dealt with|deal with|read by|trained|record(?:s|ed)? (?:of|is|are)|(?:is|are) kept|spoken to)\b/iu;

/** What a customer may do, or what the team promises: never to be taken for something a customer can break. */
const PROTECTING =
  /\b(?:diritto|liber[oiae]|benvenut\w*|puoi|potete|può (?:chieder|parlar|rivolger|lasciar)\w*|hai modo|ci impegniamo|impegni\w*|right to|free to|welcome|(?:you|customers|everyone|anyone) (?:may|can)|(?:everyone|anyone|whoever|any \w+) who\b[^.]{0,80}\b(?:may|can)|help us|ci aiut\w*|we (?:promise|commit)|commitments?|expect (?:of|from) (?:us|the team|our))\b|\b(?:our|the|il nostro|the support) (?:team|staff) (?:will|answers?|never|always|risponde)|aspettart?[iv]i? da(?:l| noi)/iu;

/** A sentence that begins with the team or somebody in the company: what they do, not what a customer does. */
const TEAM_FIRST =
  /^(?:(?:il|i|gli|la|un|una|our|the|a|all|every|members of|tutti|nostr[oiae])\s+)*(?:team|staff|people|addett[ioa]|agents?|operator\w*|dipendent\w*|colleg\w*|colleagues|employees?|managers?|responsabil\w*|titolare|owner|direzione)\s+\S+\s+\S+\s+\S/iu;

/** "Agents must not be insulted": the team is named first, yet others are forbidden something. */
const PASSIVE =
  /\b(?:(?:must|may|should|can) not be|(?:is|are) not to be|non (?:devono|deve|vanno|va|possono|può|si|è|sono)|deserves?|meritano?)\b|\b(?:not|never) (?:tolerated|accepted|allowed|acceptable|permitted)/iu;

/** "We answer …", "Rispondiamo …", also after "If …,": what the company does itself. */
const WE_FIRST =
  /^(?:(?:if|when|in|se|quando)\b[^,]*,\s*)?(?:we (?!ask|expect|want|require|will not|cannot|do not|don't)|(?:non )?(?!chiediamo|aspettiamo|vogliamo|desideriamo|preghiamo)\p{L}+iamo\b)/iu;

/** "If you feel …", "Insults are logged": what happens, told as it is. */
const TELLING =
  /^(?:if|when|should|se|quando|qualora)\b(?!.{0,200}, non (?!esit))|^(?!\w+ing\b|\w+(?:[aei]re|r[cvs]i)\b|not?\b|non\b)(?:[\p{L}']+,? ){1,6}(?:is|are|will be|viene|vengono|verr\p{L}+|sono|è) (?!not\b|never\b|mai\b)\p{L}+(?:ed|en|wn|t[aeio]|s[aeio])\b/iu;

/** "Threats to data security": not what one person does to another. */
const TECHNICAL =
  /\b(?:minacce informatiche|minacce all[ae] (?:sicurezza|privacy)|cyber\s?threats?|(?:security|cyber|data) (?:threats?|incidents?)|threats? to (?:data|security|privacy|the system)\w*)/giu;

/** An invitation to write to the team itself, as the built-in clause `contact-directly` makes it. */
const INVITING =
  /\b(?:rivolg\w*|scriv\w*|contatta\w*|parla\w*)\b.{0,40}\bdirettamente\b|\bdirettamente\b.{0,20}\b(?:al team|a noi)\b|\b(?:contact|write to|talk to|tell|reach)\b.{0,40}\bdirectly\b/iu;

/** Whether a clause, by its words or its heading, forbids or asks something. */
export function asksSomething(section: string, text: string): boolean {
  return ASKING.test(straight(`${section} ${text}`)) || ASKING_HEADING.test(straight(section));
}

/**
 * Whether a clause says what the team does or promises, or what a customer may do, so that nobody writing to
 * the team can break it, whatever it names.
 */
export function onlyInforms(section: string, text: string): boolean {
  if (PROTECTING.test(straight(section))) return true;
  const words = straight(text);
  if (TEAM_FIRST.test(words)) return !PASSIVE.test(words);
  if (FORBIDDING.test(words)) return false;
  return [PROTECTING, REACTING, WE_FIRST, TELLING].some((pattern) => pattern.test(words));
}

/** Whether a clause invites customers to write to the team itself. */
export function invites(text: string): boolean {
  return INVITING.test(text);
}

/** The text without what names abuse but is none. */
export function withoutTechnicalTerms(text: string): string {
  return text.replace(TECHNICAL, ' ');
}

function straight(text: string): string {
  return text.replaceAll('’', "'");
}
