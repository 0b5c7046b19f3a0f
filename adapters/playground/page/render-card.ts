import {
  type Action,
  AdaptiveCard,
  ExecuteAction,
  HostConfig,
  OpenUrlAction,
  SubmitAction,
} from 'adaptivecards';

const color = (normal: string, subtle = normal) => ({ default: `var(${normal})`, subtle: `var(${subtle})` });
const FOREGROUND = {
  default: color('--ink', '--ink-soft'),
  accent: color('--accent'),
  attention: color('--danger'),
};
const PLAIN = { backgroundColor: 'transparent', foregroundColors: FOREGROUND };

/** Sizes as in Teams, colours of the page. */
const HOST = new HostConfig({
  fontFamily: 'var(--sans)',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 20, padding: 12 },
  containerStyles: { default: PLAIN, emphasis: PLAIN },
  actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
});

/** The card as elements of the page; `onButton` gets the id of a button of ours that is pressed. */
export function renderCard(content: unknown, onButton: (id: string) => void): HTMLElement {
  const card = new AdaptiveCard();
  card.hostConfig = HOST;
  card.parse(content);
  card.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) window.open(action.url, '_blank', 'noreferrer');
    else onButton(buttonOf(action));
  };
  return card.render() ?? document.createElement('div');
}

function buttonOf(action: Action): string {
  const isOurs = action instanceof SubmitAction || action instanceof ExecuteAction;
  const { garbo } = (isOurs ? action.data : null) as { garbo?: { button?: string } };
  return garbo?.button ?? '';
}
