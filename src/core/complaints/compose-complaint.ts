import type { Language } from '../language.js';
import { citeClause } from '../notices/cite-clause.js';
import { plain } from '../notices/compose-daily.js';
import { howTo } from '../notices/how-to.js';
import type { Fact, PostContent } from '../notices/post-content.js';
import type { Tools } from '../tools.js';
import type { Complaint } from './complaint.js';

type ComposeTools = Pick<Tools, 'policy' | 'phrases' | 'calendar'>;

/** A complaint's number as people read it. */
export function sayNumber({ number }: Pick<Complaint, 'number'>): string {
  return `R-${number}`;
}

/** What its author reads at once: the number, who reads it, and by when an answer comes. */
export function composeReceipt({ phrases, calendar }: ComposeTools, complaint: Complaint): PostContent {
  const { language, filedAt, dueAt, latestAt } = complaint;
  return {
    ...plain('complaint-receipt', language),
    title: phrases.say(language, 'complaint.receipt.title', { number: sayNumber(complaint) }),
    paragraphs: [
      phrases.say(language, 'complaint.receipt', {
        due: calendar.sayDay(dueAt, language, filedAt),
        latest: calendar.sayDay(latestAt, language, filedAt),
      }),
      phrases.say(language, 'complaint.receipt.safe'),
    ],
    footer: phrases.say(language, 'footer.automatic'),
  };
}

/** What a director reads: the whole complaint, word for word. */
export function composeForDirector(
  { policy, phrases, calendar }: ComposeTools,
  complaint: Complaint,
  concernedName: string,
  language: Language,
): PostContent {
  const { details, complainant, filedAt, dueAt, latestAt } = complaint;
  const day = (at: Date) => calendar.sayDay(at, language, filedAt);
  const fact = (label: string, value: string): Fact => ({
    label: phrases.say(language, `complaint.fact.${label}`),
    value,
  });
  const clause = details.ground.kind === 'commitment' ? details.ground.clause : 'complaint-details';
  return {
    ...plain('complaint', language),
    title: phrases.say(language, 'complaint.title', { number: sayNumber(complaint) }),
    paragraphs: [
      phrases.say(language, 'complaint.alone', { due: day(dueAt), latest: day(latestAt) }),
      phrases.say(language, 'complaint.what', { words: details.whatHappened }),
      phrases.say(language, 'complaint.fell-short', { words: details.howItFellShort }),
    ],
    clause: citeClause(policy, clause, language),
    facts: [
      fact('from', complainant.name),
      fact('about', concernedName),
      fact('when', details.when),
      fact('ground', phrases.say(language, `complaint.ground.${details.ground.kind}`)),
      fact('filed', day(filedAt)),
    ],
  };
}

/** What the managers' channel reads where no director can: that a complaint waits, and nothing of it. */
export function composeWaiting(
  { phrases }: Pick<Tools, 'phrases'>,
  complaint: Complaint,
  language: Language,
) {
  const said = phrases.say(language, 'complaint.waits', {
    number: sayNumber(complaint),
    ...howTo(phrases, language, complaint.platform),
  });
  return { ...plain('line', language), paragraphs: [said] } satisfies PostContent;
}
