import type { TeamsActivity } from '../activity-schema.js';
import { plainText } from '../html-text.js';
import { wordsOf } from '../message-words.js';
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

interface Mentioned {
  readonly id: string;
  readonly name?: string | null | undefined;
}

const MENTION = /<at[^>]*>[\s\S]*?<\/at>/gu;
/** A mention's place in the text, by its number: characters that no keyboard writes. */
const MARK = /\uE000(\d+)\uE001/gu;
const LEADING_MARKS = /^(?:[\s\p{P}]*\uE000\d+\uE001)+[\s\p{P}]*/u;
/** What may stand between the mention of Garbo and the word, and before both. */
const AROUND = /^[\s\p{P}]+/u;

/**
 * Reads what somebody says to Garbo; `null`: they do not speak to it. In the direct conversation and in a slash
 * command, which is a message for Garbo alone, everything is said to it.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations
 * Source: https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/agent-slash-commands
 */
export function readCall(activity: TeamsActivity, bot: string): Call | null {
  const { marked, mentioned } = mark(activity);
  const isBot = (number: string | undefined) => mentioned[Number(number)]?.id === bot;
  const first = [...marked.matchAll(MARK)].find(([, number]) => isBot(number));
  const isForGarbo =
    activity.recipient?.isTargeted === true || activity.conversation.conversationType === 'personal';
  if (!first && !isForGarbo) return null;
  const isAddressed = isForGarbo || marked.slice(0, first?.index).replace(AROUND, '') === '';
  const beside = marked.replace(MARK, (token, number) => (isBot(number) ? ' ' : token));
  const nameOf = (_token: string, number: string) => mentioned[Number(number)]?.name ?? '';
  const [, word = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/u.exec(beside.replace(AROUND, '')) ?? [];
  return {
    isAddressed,
    said: tidyText(beside.replace(MARK, nameOf)),
    word: word.replace(/[\p{P}]+$/u, '').toLowerCase(),
    rest: tidyText(rest.replace(LEADING_MARKS, '').replace(MARK, nameOf)),
    mentions: wordsOf(activity).mentions,
  };
}

/** The text as plain text, with a mark for each mention that an entity speaks for; anybody can write `<at>`. */
function mark({ text, entities }: TeamsActivity): {
  readonly marked: string;
  readonly mentioned: readonly Mentioned[];
} {
  const left = (entities ?? []).flatMap(({ type, mentioned, text: shown }) =>
    type === 'mention' && mentioned ? [{ mentioned, name: plainText(shown ?? '') }] : [],
  );
  const mentioned: Mentioned[] = [];
  const marked = (text ?? '').replaceAll(/[\uE000\uE001]/gu, '').replace(MENTION, (token) => {
    const found = left.findIndex(({ name }) => name === plainText(token));
    const [entity] = found === -1 ? [] : left.splice(found, 1);
    return entity ? `\uE000${mentioned.push(entity.mentioned) - 1}\uE001` : token;
  });
  return { marked: plainText(marked), mentioned };
}
