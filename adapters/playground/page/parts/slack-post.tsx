import type { ShownMessage } from '../api.js';
import { useVisit } from '../state/visit.js';
import { GoToMessage } from './go-to-message.js';

/** A text of Block Kit; ours are plain, but for the mentions and the link that the playground has none of. */
interface Text {
  readonly text: string;
}

interface SlackButton {
  readonly action_id: string;
  readonly text: Text;
  readonly style?: 'primary' | 'danger';
  readonly url?: string;
}

/** The blocks that Garbo's posts are made of. Source: https://docs.slack.dev/reference/block-kit/blocks */
type Block =
  | { readonly type: 'header'; readonly text: Text }
  | { readonly type: 'section'; readonly text?: Text; readonly fields?: readonly Text[] }
  | { readonly type: 'context'; readonly elements: readonly Text[] }
  | { readonly type: 'actions'; readonly elements: readonly SlackButton[] };

interface SlackPostProps {
  readonly message: ShownMessage;
  readonly blocks: readonly unknown[];
}

/** A post as Slack shows it. */
export function SlackPost({ message, blocks }: SlackPostProps) {
  return (
    <>
      <div class="slack">
        {(blocks as readonly Block[]).map((block) => (
          <SlackBlock key={JSON.stringify(block)} block={block} message={message} />
        ))}
      </div>
      <GoToMessage about={message.about} />
    </>
  );
}

function SlackBlock({ block, message }: { readonly block: Block; readonly message: ShownMessage }) {
  switch (block.type) {
    case 'header':
      return <h3>{block.text.text}</h3>;
    case 'section':
      return (
        <>
          {block.text && <p class="text">{block.text.text}</p>}
          {block.fields && (
            <div class="slack-fields">
              {block.fields.map(({ text }) => (
                <p class="text" key={text}>
                  {text}
                </p>
              ))}
            </div>
          )}
        </>
      );
    case 'context':
      return <p class="small-print">{block.elements.map(({ text }) => text).join(' ')}</p>;
    case 'actions':
      return (
        <p class="buttons">
          {block.elements.map((element) => (
            <SlackAction key={element.action_id} element={element} message={message} />
          ))}
        </p>
      );
  }
}

function SlackAction({
  element,
  message,
}: {
  readonly element: SlackButton;
  readonly message: ShownMessage;
}) {
  const { press } = useVisit();
  const { action_id, text, style, url } = element;
  const id = action_id.slice(action_id.indexOf(':') + 1);
  const looks = { class: `slack-button ${style ?? ''}`, 'data-button': id };
  if (url) {
    return (
      <a {...looks} href={url} target="_blank" rel="noreferrer">
        {text.text}
      </a>
    );
  }
  const button = message.buttons.find((one) => one.id === id);
  return (
    <button {...looks} type="button" onClick={() => button && press(message, button)}>
      {text.text}
    </button>
  );
}
