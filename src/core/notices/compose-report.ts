import type { Language } from '../language.js';
import type { Policy } from '../policy/policy.js';
import type { PhraseBook } from '../ports/phrase-book.js';
import type { Report } from '../reports/report.js';
import { reportedViolations } from '../reports/reported-verdict.js';
import { overallSeverity } from '../screening/verdict.js';
import { citeClause } from './cite-clause.js';
import { plain } from './compose-daily.js';
import type { PostContent } from './post-content.js';

/** What employees told, each in their own words, and who of them would like to talk to somebody. */
export function reportParagraphs(
  reports: readonly Report[],
  language: Language,
  phrases: PhraseBook,
): readonly string[] {
  return reports.flatMap(({ reporter, what, wantsSupport, clause }) => [
    phrases.say(language, 'alert.reporter-words', { name: reporter.name, words: what }),
    ...(clause === null ? [phrases.say(language, 'alert.report-without-clause')] : []),
    ...(wantsSupport ? [phrases.say(language, 'alert.wants-support', { name: reporter.name })] : []),
  ]);
}

/** The list of what one person reported beyond what is shown one by one: how many, and a line each. */
export function composeReportGroup(
  reports: readonly Report[],
  language: Language,
  { phrases, policy }: { readonly phrases: PhraseBook; readonly policy: Policy },
): PostContent {
  const waiting = reports.filter(({ state }) => state === 'waiting').length;
  const lines = reports.map((report) => {
    const [violation] = reportedViolations([report], policy);
    const clause = violation && citeClause(policy, violation.clause, language);
    return phrases.say(language, 'report.group.line', {
      name: report.customer.name,
      clause: clause?.text.replace(/\.$/u, '') ?? '',
      severity: phrases.say(
        language,
        `severity.${overallSeverity({ violations: violation ? [violation] : [] })}`,
      ),
      state: phrases.say(language, `report.state.${report.state}`),
    });
  });
  return {
    ...plain('report-group', language),
    title: phrases.say(language, 'report.group.title', {
      name: reports[0]?.reporter.name ?? '',
      count: reports.length,
    }),
    paragraphs: [phrases.say(language, 'report.group.body', { waiting }), lines.join('\n')],
  };
}
