import type { Language } from '../../../src/core/language.js';
import type { Installations } from '../installation.js';
import { textModal } from '../modals.js';
import type { SlackPhrase } from '../phrases.js';
import type { SlackOptions } from '../settings.js';
import { type FilledIn, reportForm } from './report-form.js';

/** What opening the form needs. */
export interface ReportFormTools extends Pick<SlackOptions, 'phrases' | 'log' | 'reportableClauses'> {
  readonly installations: Installations;
}

/** Where and for whom a dialog is opened. */
export interface DialogRequest {
  readonly team: string;
  readonly language: Language;
  /** Opens one dialog within three seconds. */
  readonly triggerId: string;
}

/** Opens the form of a report. Returns whether Slack opened it: it takes a trigger once, for three seconds. */
export function openReportForm(
  tools: ReportFormTools,
  request: DialogRequest & { readonly conversation: string | null },
  filledIn: FilledIn,
): Promise<boolean> {
  const { conversation, language } = request;
  const say = (key: SlackPhrase) => tools.phrases.say(language, key);
  const view = reportForm(say, tools.reportableClauses(language), { conversation, language }, filledIn);
  return open(tools, request, view);
}

/** Shows one sentence in a dialog, which is also seen from inside a thread. Returns whether Slack opened it. */
export function openSentence(
  tools: ReportFormTools,
  request: DialogRequest,
  sentence: SlackPhrase,
): Promise<boolean> {
  const say = (key: SlackPhrase) => tools.phrases.say(request.language, key);
  return open(tools, request, textModal(say, 'chat.modal.report-title', say(sentence)));
}

async function open(
  { installations, log }: ReportFormTools,
  { team, triggerId }: DialogRequest,
  view: ReturnType<typeof reportForm>,
): Promise<boolean> {
  try {
    const { client } = await installations.of(team);
    await client.views.open({ trigger_id: triggerId, view });
    return true;
  } catch (error) {
    log.error('slack-dialog-not-opened', error, { button: 'report' });
    return false;
  }
}
