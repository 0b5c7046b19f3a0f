import { z } from 'zod';
import type { TeamsActivity } from '../activity-schema.js';
import { plainText } from '../html-text.js';
import { tidyText } from '../tidy-text.js';

/** Somebody speaks to Garbo. */
export interface Call {
  /** Whether Garbo is spoken to before anything else is said: then the first word calls a command. */
  readonly isAddressed: boolean;
  /** What is said beside the mentions of Garbo, as its readers see it. */
  readonly said: string;
  /** The first word, in lower case; empty when there is none. */
  readonly word: string;
  /** What follows it, without the mentions it begins with. */
  readonly rest: string;
  /** Ids of the people mentioned, each once. */
  readonly mentions: readonly string[];
}

/** Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations */
const mentionEntity = z.looseObject({
  type: z.literal('mention'),
  mentioned: z.looseObject({ id: z.string(), name: z.string().nullish() }),
  text: z.string().nullish(),
});

type MentionEntity = z.infer<typeof mentionEntity>;

const MENTION = /<at[^>]*>[\s\S]*?<\/at>/gu;
/** A mention's place in the text, by its number: characters that no keyboard writes. */
const MARK = /\uE000(\d+)\uE001/gu;
const LEADING_MARKS = /^(?:[\s,:;–—-]*\uE000\d+\uE001)+[\s,:;–—-]*/u;
/** What may stand between the mention of Garbo and the word, and before both. */
const AROUND = /^[\s\p{P}]+/u;

/**
 * Reads what somebody says to Garbo; `null`: they do not speak to it. In the direct conversation and in a slash
 * command, which is a message for Garbo alone, everything is said to it.
 * Source: https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/agent-slash-commands
 */
export function readCall(activity: TeamsActivity, bot: string): Call | null {
  const { marked, mentioned } = mark(activity);
  const [first] = [...marked.matchAll(MARK)].filter(([, number]) => mentioned[Number(number)]?.id === bot);
  const isForGarbo =
    activity.recipient?.isTargeted === true || activity.conversation.conversationType === 'personal';
  if (!first && !isForGarbo) return null;
  const isAddressed = isForGarbo || marked.slice(0, first?.index).replace(AROUND, '') === '';
  const beside = marked.replace(MARK, (whole, number) =>
    mentioned[Number(number)]?.id === bot ? ' ' : whole,
  );
  const nameOf = (_whole: string, number: string) => mentioned[Number(number)]?.name ?? '';
  const [, word = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/u.exec(beside.replace(AROUND, '')) ?? [];
  return {
    isAddressed,
    said: tidyText(beside.replace(MARK, nameOf)),
    word: word.replace(/[\p{P}]+$/u, '').toLowerCase(),
    rest: tidyText(rest.replace(LEADING_MARKS, '').replace(MARK, nameOf)),
    mentions: [...new Set(mentioned.map(({ id }) => id))].filter((id) => id.startsWith('29:')),
  };
}

/** The text as plain text, with a mark for each mention that an entity speaks for; anybody can write `<at>`. */
function mark({ text, entities }: TeamsActivity): {
  readonly marked: string;
  readonly mentioned: readonly MentionEntity['mentioned'][];
} {
  const left = (entities ?? []).flatMap((entity) => {
    const parsed = mentionEntity.safeParse(entity);
    return parsed.success ? [parsed.data] : [];
  });
  const mentioned: MentionEntity['mentioned'][] = [];
  const marked = (text ?? '').replaceAll(/[\uE000\uE001]/gu, '').replace(MENTION, (token) => {
    const found = left.findIndex((entity) => nameIn(entity.text ?? '') === nameIn(token));
    const [entity] = found === -1 ? [] : left.splice(found, 1);
    return entity ? `\uE000${mentioned.push(entity.mentioned) - 1}\uE001` : token;
  });
  return { marked: plainText(marked), mentioned };
}

function nameIn(mention: string): string {
  return plainText(mention).trim();
}
