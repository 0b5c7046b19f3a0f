import type { Language } from '../language.js';
import type { Tools } from '../tools.js';

/** The company's approved help text, with its help lines and working hours. */
export function careText(
  tools: Pick<Tools, 'phrases' | 'settings' | 'calendar'>,
  language: Language,
): string {
  return tools.phrases.say(language, 'care.text', {
    lines: tools.settings.careLines[language],
    hours: tools.calendar.sayHours(language),
  });
}
