import type { Language } from '../../../src/core/language.js';
import type { PhraseBook } from '../../../src/core/ports/phrase-book.js';
import type { SlackPhrase } from '../phrases.js';

/** How an installation ended. */
export type InstallEnding =
  | {
      readonly outcome: 'installed';
      /** The workspace's name, or the organisation's. */
      readonly team: string;
      /** `null` where an organisation installed Garbo. */
      readonly teamId: string | null;
    }
  /** Whoever installs it has changed their mind on Slack's page. */
  | { readonly outcome: 'cancelled' }
  /** It began too long ago, or in another browser. */
  | { readonly outcome: 'outdated' }
  | { readonly outcome: 'failed' };

/** What a page is made with. */
export interface InstallPageContext {
  readonly language: Language;
  readonly phrases: PhraseBook;
  /** The address at which an installation begins. */
  readonly again: string;
}

/** The page shown at the end of an installation: what happened, and what to do next. */
export function renderInstallPage(
  ending: InstallEnding,
  { language, phrases, again }: InstallPageContext,
): string {
  const say = (key: SlackPhrase, values: Readonly<Record<string, string>> = {}) =>
    escapeHtml(phrases.say(language, key, values));
  const title = say(`slack.install.${ending.outcome}-title`);
  const body =
    ending.outcome === 'installed'
      ? `<p>${say('slack.install.installed', { team: ending.team })}</p>
<ol><li>${say('slack.install.step-invite')}</li><li>${say('slack.install.step-setup')}</li></ol>
${link(slackAddress(ending.teamId), say('slack.install.open'))}`
      : `<p>${say(`slack.install.${ending.outcome}`)}</p>
${link(again, say('slack.install.again'))}`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1.0625rem/1.6 system-ui, sans-serif; margin: 0; padding: 2rem 1.25rem; }
main { max-width: 36rem; margin: 0 auto; }
h1 { font-size: 1.5rem; line-height: 1.25; }
li { margin: 0.35rem 0; }
`;

/** Slack in the browser, in the workspace where there is one. */
function slackAddress(teamId: string | null): string {
  return `https://app.slack.com/client${teamId === null ? '' : `/${encodeURIComponent(teamId)}`}`;
}

function link(address: string, text: string): string {
  return `<p><a href="${escapeHtml(address)}">${text}</a></p>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
