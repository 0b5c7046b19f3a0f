import type { ShownMessage } from '../api.js';
import { elementIdOf } from '../state/show-message.js';
import { useWords } from '../words/words.js';
import { Avatar } from './avatar.js';
import { PostButtons } from './post-buttons.js';
import { SlackPost } from './slack-post.js';
import { TeamsPost } from './teams-post.js';
import { Time } from './time.js';

/** What asks managers for a decision. */
const ASKS: ReadonlySet<ShownMessage['kind']> = new Set([
  'alert',
  'question',
  'care-alert',
  'dispute',
  'report',
]);

/** What Garbo posted: everything its content holds, and nothing else. */
export function Post({
  message,
  isPrivate,
}: {
  readonly message: ShownMessage;
  readonly isPrivate: boolean;
}) {
  const { language, words } = useWords();
  const kind = message.kind === 'message' ? '' : words.kinds[message.kind];
  return (
    <article
      class={`message post post-${message.kind}${isSettled(message) ? ' settled' : ''}`}
      id={elementIdOf(message.id)}
      lang={message.language ?? undefined}
      tabIndex={-1}
      aria-label={kind || message.author.name}
    >
      <Avatar name={message.author.name} side="bot" />
      <div class="message-body">
        <p class="byline" lang={language}>
          <strong>{message.author.name}</strong>
          {kind && <span class="badge">{kind}</span>}
          {isPrivate && <span class="private">{words.onlyYou}</span>}
          <Time at={message.at} />
        </p>
        <Shown message={message} />
      </div>
    </article>
  );
}

/** In Garbo's own view, or as a chat platform shows it. */
function Shown({ message }: { readonly message: ShownMessage }) {
  switch (message.shownAs?.platform) {
    case 'slack':
      return <SlackPost message={message} blocks={message.shownAs.blocks} />;
    case 'teams':
      return <TeamsPost message={message} card={message.shownAs.card} />;
    default:
      return <OwnPost message={message} />;
  }
}

function OwnPost({ message }: { readonly message: ShownMessage }) {
  return (
    <>
      {message.title && <h3>{message.title}</h3>}
      {message.paragraphs.map((paragraph) => (
        <p class="text" key={paragraph}>
          {paragraph}
        </p>
      ))}
      <Clause message={message} />
      <Facts message={message} />
      <Folded message={message} />
      <PostButtons message={message} />
      {message.footer && <p class="small-print">{message.footer}</p>}
    </>
  );
}

/** Asked of managers and answered: the core leaves the title to what still waits for them. */
function isSettled({ kind, title }: ShownMessage): boolean {
  return ASKS.has(kind) && title === null;
}

/** The clause the post rests on, where its words (the full stop aside) do not stand in the post already. */
function Clause({ message: { clause, paragraphs } }: { readonly message: ShownMessage }) {
  const { language, words } = useWords();
  if (!clause) return null;
  const sentence = clause.text.replace(/\.$/, '');
  if (paragraphs.some((paragraph) => paragraph.includes(sentence))) return null;
  return (
    <p class="clause">
      <span lang={language}>{words.clause}</span> {clause.text}
    </p>
  );
}

function Facts({ message: { facts } }: { readonly message: ShownMessage }) {
  if (facts.length === 0) return null;
  return (
    <dl class="facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Folded({ message: { folded } }: { readonly message: ShownMessage }) {
  if (!folded) return null;
  return (
    <details class="folded">
      <summary>{folded.label}</summary>
      <p class="text">{folded.text}</p>
    </details>
  );
}
