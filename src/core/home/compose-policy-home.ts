import type { Language } from '../language.js';
import type { Tools } from '../tools.js';
import type { PlatformName } from '../workspace.js';
import type { HomeContent, HomePart } from './home-content.js';
import { homeButton } from './home-pieces.js';

/** What everybody else sees: what the policy asks, and how to dispute and to complain. `contactAddress`: where else to write. */
export function composePolicyHome(
  { phrases, settings }: Pick<Tools, 'phrases' | 'settings'>,
  platform: PlatformName,
  contactAddress: string | null,
  language: Language,
): HomeContent {
  const text = (key: string, values: Readonly<Record<string, string>> = {}): HomePart => ({
    kind: 'text',
    text: phrases.say(language, key, values),
  });
  return {
    language,
    parts: [
      { kind: 'heading', text: phrases.say(language, 'home.policy') },
      text('home.policy.short'),
      text('home.policy.dispute'),
      text('home.policy.complain'),
      ...(contactAddress === null ? [] : [text('home.policy.contact', { address: contactAddress })]),
      {
        kind: 'buttons',
        buttons: [
          homeButton({ phrases }, language, 'read-policy', settings.policyUrl(language, platform)),
          homeButton({ phrases }, language, 'complain'),
        ],
      },
      { kind: 'small', text: phrases.say(language, 'footer.automatic') },
    ],
  };
}
