import type { types } from '@slack/bolt';
import type { HomeButton, HomeContent, HomePart } from '../../../src/core/home/home-content.js';
import { blockIdOf } from '../action-id.js';
import { cut, LIMITS, pieces } from '../limits.js';
import { plain, section } from '../render.js';
import { type ChartBlock, chartAsText, chartBlock } from './chart.js';
import { homeActionOf, OPEN_ACTION } from './home-action.js';

/** A home may hold more blocks than a message. Source: https://docs.slack.dev/reference/views/home-tab-views */
const MAX_BLOCKS = 100;

/** A block of a home. */
export type HomeBlock = types.KnownBlock | ChartBlock;

/** What goes with the content into the view. */
export interface HomeContext {
  /** The address of a post of ours; `null`: it cannot be linked to. */
  readonly linkTo: (place: { readonly conversation: string; readonly message: string }) => string | null;
  /** Whether Slack draws charts in this workspace. */
  readonly charts: boolean;
}

/** The home in Block Kit. As in posts, words stand in `plain_text`, which Slack never reads as markup. */
export function renderHome({ parts, language }: HomeContent, context: HomeContext): HomeBlock[] {
  return parts
    .flatMap((part, index) => renderPart(part, `${blockIdOf(language)}:${index}`, context))
    .slice(0, MAX_BLOCKS);
}

function renderPart(part: HomePart, blockId: string, context: HomeContext): HomeBlock[] {
  switch (part.kind) {
    case 'heading':
      return [{ type: 'header', text: plain(part.text, LIMITS.headerText) }];
    case 'text':
      return pieces(part.text, LIMITS.sectionText).map(section);
    case 'small':
      return [{ type: 'context', elements: [plain(part.text, LIMITS.contextText)] }];
    case 'row':
      return [rowOf(part, context)];
    case 'figures':
      return figuresOf(part);
    case 'bars':
      return [context.charts ? chartBlock(part) : chartAsText(part)];
    case 'buttons':
      return [{ type: 'actions', block_id: blockId, elements: part.buttons.map(buttonOf) }];
  }
}

function rowOf(
  { text, openAt, openLabel }: Extract<HomePart, { kind: 'row' }>,
  { linkTo }: HomeContext,
): types.SectionBlock {
  const url = openAt && linkTo(openAt);
  if (!url) return section(text);
  const accessory: types.Button = {
    type: 'button',
    action_id: OPEN_ACTION,
    text: plain(openLabel, LIMITS.buttonText),
    url: cut(url, LIMITS.buttonUrl),
  };
  return { ...section(text), accessory };
}

function figuresOf({ figures }: Extract<HomePart, { kind: 'figures' }>): types.SectionBlock[] {
  const fields = figures.map(({ label, value }) => plain(`${label}\n${value}`, LIMITS.fieldText));
  const sections: types.SectionBlock[] = [];
  for (let start = 0; start < fields.length; start += LIMITS.fieldsPerSection) {
    sections.push({ type: 'section', fields: fields.slice(start, start + LIMITS.fieldsPerSection) });
  }
  return sections;
}

function buttonOf({ id, label, style, url }: HomeButton): types.Button {
  return {
    type: 'button',
    action_id: url === undefined ? homeActionOf(id) : OPEN_ACTION,
    text: plain(label, LIMITS.buttonText),
    ...(style === 'plain' ? {} : { style }),
    ...(url === undefined ? {} : { url: cut(url, LIMITS.buttonUrl) }),
  };
}
