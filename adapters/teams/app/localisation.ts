import type { Language } from '../../../src/core/language.js';
import { REPORT_ACTION } from '../commands/command-list.js';
import { type ManifestOptions, menusOf, schemaAddress } from './manifest.js';
import { words } from './words.js';

/**
 * Every sentence of the manifest in one language, each under its place.
 * Source: https://learn.microsoft.com/microsoftteams/platform/resources/schema/localization-schema
 */
export function localisation(
  language: Language,
  options: Pick<ManifestOptions, 'slash'>,
): Readonly<Record<string, string>> {
  const commands = menusOf(options).flatMap((menu, list) =>
    menu.commands.flatMap(({ title, does }, index) => {
      const place = `bots[0].commandLists[${list}].commands[${index}]`;
      return [
        [`${place}.title`, title[language]],
        [`${place}.description`, does[language]],
      ] as const;
    }),
  );
  return {
    $schema: schemaAddress(options.slash, 'MicrosoftTeams.Localization'),
    'name.short': words.name,
    'name.full': words.name,
    'description.short': words.short[language],
    'description.full': words.full[language],
    ...Object.fromEntries(commands),
    'composeExtensions[0].commands[0].title': REPORT_ACTION.title[language],
    'composeExtensions[0].commands[0].description': REPORT_ACTION.does[language],
  };
}
