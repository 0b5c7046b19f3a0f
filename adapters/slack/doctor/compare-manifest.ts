import { z } from 'zod';
import type { SlackManifest } from '../app-shape.js';

const names = z.array(z.string()).nullish();

/** What of an exported manifest is compared. Source: https://docs.slack.dev/reference/app-manifest */
export const exportedManifest = z.looseObject({
  features: z
    .looseObject({
      app_home: z.looseObject({ home_tab_enabled: z.boolean().nullish() }).nullish(),
      shortcuts: z.array(z.looseObject({ callback_id: z.string().nullish() })).nullish(),
      slash_commands: z
        .array(
          z.looseObject({
            command: z.string(),
            url: z.string().nullish(),
            should_escape: z.boolean().nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
  oauth_config: z
    .looseObject({
      redirect_urls: names,
      scopes: z.looseObject({ bot: names, bot_optional: names }).nullish(),
    })
    .nullish(),
  settings: z
    .looseObject({
      event_subscriptions: z.looseObject({ request_url: z.string().nullish(), bot_events: names }).nullish(),
      interactivity: z
        .looseObject({ is_enabled: z.boolean().nullish(), request_url: z.string().nullish() })
        .nullish(),
      socket_mode_enabled: z.boolean().nullish(),
    })
    .nullish(),
});

/** A manifest as Slack gives it back. */
export type ExportedManifest = z.infer<typeof exportedManifest>;

/** Where an app differs from its manifest, each in a few words. */
export interface ManifestDifferences {
  /** Without these Garbo, or a part of it, does not work. */
  readonly lacking: readonly string[];
  /** Asked for and not needed. */
  readonly surplus: readonly string[];
}

/** Compares scopes, events, commands, shortcut, home, addresses and Socket Mode; names and descriptions are free. */
export function compareManifest(wanted: SlackManifest, found: ExportedManifest): ManifestDifferences {
  const { features, settings, oauth_config } = found;
  const granted = [...(oauth_config?.scopes?.bot ?? []), ...(oauth_config?.scopes?.bot_optional ?? [])];
  const scopes = wanted.oauth_config?.scopes;
  const events = settings?.event_subscriptions?.bot_events ?? [];
  const wantedEvents = wanted.settings?.event_subscriptions?.bot_events ?? [];
  const callbacks = (features?.shortcuts ?? []).map(({ callback_id }) => callback_id);
  return {
    lacking: [
      ...lacking('scope', scopes?.bot, granted),
      ...lacking('event', wantedEvents, events),
      ...commandDifferences(wanted, found),
      ...(wanted.features?.shortcuts ?? [])
        .filter(({ callback_id }) => !callbacks.includes(callback_id))
        .map(({ name }) => `the shortcut "${name}"`),
      ...(features?.app_home?.home_tab_enabled ? [] : ['the home tab']),
      ...addressDifferences(wanted, found),
      ...lacking('redirect URL', wanted.oauth_config?.redirect_urls, oauth_config?.redirect_urls),
    ],
    surplus: [
      ...surplus('scope', [...(scopes?.bot ?? []), ...(scopes?.bot_optional ?? [])], granted),
      ...surplus('event', wantedEvents, events),
    ],
  };
}

type Names = readonly string[] | null | undefined;

function lacking(kind: string, wanted: Names, found: Names): readonly string[] {
  return (wanted ?? []).filter((name) => !found?.includes(name)).map((name) => `the ${kind} ${name}`);
}

function surplus(kind: string, wanted: readonly string[], found: readonly string[]): readonly string[] {
  return found.filter((name) => !wanted.includes(name)).map((name) => `the ${kind} ${name}`);
}

function commandDifferences(wanted: SlackManifest, { features }: ExportedManifest): readonly string[] {
  return (wanted.features?.slash_commands ?? []).flatMap(({ command, url, should_escape }) => {
    const found = features?.slash_commands?.find((one) => one.command === command);
    if (found === undefined) return [`the command ${command}`];
    return [
      ...(url !== undefined && found.url !== url ? [`the address ${url} of ${command}`] : []),
      ...(should_escape && !found.should_escape ? [`"escape channels, users, and links" of ${command}`] : []),
    ];
  });
}

function addressDifferences(wanted: SlackManifest, { settings }: ExportedManifest): readonly string[] {
  const events = wanted.settings?.event_subscriptions?.request_url;
  const interactivity = wanted.settings?.interactivity?.request_url;
  const isSocket = wanted.settings?.socket_mode_enabled === true;
  return [
    ...(settings?.interactivity?.is_enabled ? [] : ['interactivity']),
    ...(events !== undefined && settings?.event_subscriptions?.request_url !== events
      ? [`the request URL ${events} of events`]
      : []),
    ...(interactivity !== undefined && settings?.interactivity?.request_url !== interactivity
      ? [`the request URL ${interactivity} of interactivity`]
      : []),
    ...((settings?.socket_mode_enabled === true) === isSocket
      ? []
      : [`Socket Mode switched ${isSocket ? 'on' : 'off'}`]),
  ];
}
