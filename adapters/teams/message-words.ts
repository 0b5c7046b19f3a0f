import type { TeamsActivity } from './activity-schema.js';
import { type HtmlText, plainText, readHtml } from './html-text.js';
import { tidyText } from './tidy-text.js';

/** What a message says, free of markup. */
export interface MessageWords {
  /**
   * What its author wrote: without what they quoted or forwarded, and without Garbo's own name where they called it.
   * Where they wrote nothing, the names of what they attached.
   */
  readonly text: string;
  /** Ids of the people it mentions. */
  readonly mentions: readonly string[];
}

/** Reads a message; Teams gives its markup beside it, as an attachment. */
export function wordsOf(activity: TeamsActivity): MessageWords {
  const ours = new Set(ownMentionsIn(activity).map(({ text }) => plainText(text ?? '')));
  const { text, pictures } = read(activity, ours);
  return {
    text: text || tidyText([...pictures, ...namesOfFiles(activity)].join('\n')),
    mentions: peopleIn(activity),
  };
}

/** The richer body counts where there is one. */
function read({ attachments, text, textFormat }: TeamsActivity, without: ReadonlySet<string>): HtmlText {
  const rich = attachments?.find(({ contentType }) => contentType === 'text/html')?.content;
  if (typeof rich === 'string') return readHtml(rich, without);
  if (textFormat === 'xml') return readHtml(text ?? '', without);
  return { text: plainText(text ?? '', without), pictures: [] };
}

/** Whether Garbo is mentioned. */
export function callsGarbo(activity: TeamsActivity): boolean {
  return ownMentionsIn(activity).length > 0;
}

function ownMentionsIn(activity: TeamsActivity) {
  return mentionsIn(activity).filter(({ mentioned }) => mentioned.id === activity.recipient?.id);
}

function mentionsIn({ entities }: TeamsActivity) {
  return (entities ?? []).flatMap(({ type, mentioned, text }) =>
    type === 'mention' && mentioned ? [{ mentioned, text }] : [],
  );
}

/** Bots, channels, teams and tags can be mentioned, too. */
function peopleIn(activity: TeamsActivity): readonly string[] {
  const ids = mentionsIn(activity)
    .filter(({ mentioned }) => (mentioned.mentionType ?? 'person') === 'person')
    .map(({ mentioned }) => mentioned.id)
    .filter((id) => id !== activity.recipient?.id && !/^(?:28|19):/u.test(id));
  return [...new Set(ids)];
}

function namesOfFiles({ attachments }: TeamsActivity): readonly string[] {
  return (attachments ?? []).flatMap(({ name }) => (name?.trim() ? [name.trim()] : []));
}
