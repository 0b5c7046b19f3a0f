import { AppManifestUtils } from '@microsoft/app-manifest';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { installSteps } from '../../../adapters/teams/app/install-steps.js';
import { localisation } from '../../../adapters/teams/app/localisation.js';
import { teamsManifest } from '../../../adapters/teams/app/manifest.js';
import { teamsAppPackage } from '../../../adapters/teams/app/package.js';
import { GRAPH_PERMISSIONS, RESOURCE_PERMISSIONS } from '../../../adapters/teams/app-shape.js';
import { COMMAND_LIST } from '../../../adapters/teams/commands/command-list.js';

const OPTIONS = {
  appId: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa',
  version: '1.2.3',
  publicUrl: 'https://garbo.example.com',
  policyUrl: 'https://garbo.example.com/policy/it',
  slash: false,
};
type Checked = Parameters<typeof AppManifestUtils.validateAgainstSchema>[0];

/** What Microsoft’s own schemas, as they come with its package, find wrong. */
async function faultsOf(document: { readonly $schema?: string }): Promise<readonly string[]> {
  const schema = await AppManifestUtils.fetchSchema(document.$schema ?? '');
  // Some patterns leave a bracket bare, which the validator's own regular expressions do not take.
  const mended = JSON.parse(JSON.stringify(schema).replaceAll('\\b]', '\\b\\\\]'));
  return AppManifestUtils.validateAgainstSchema(document as Checked, mended);
}

/** The same manifest said to be of another version of the schema. */
const asVersion = (manifest: object, version: string) =>
  JSON.parse(
    JSON.stringify(manifest)
      .replaceAll(/v1\.\d+/gu, `v${version}`)
      .replace(/"1\.(25|29)"/u, `"${version}"`),
  );

describe.each([false, true])('the manifest of the Teams app (slash commands: %s)', (slash) => {
  const options = { ...OPTIONS, slash };
  const manifest = teamsManifest(options);

  it('is what Microsoft’s schema of its version takes', async () => {
    expect(manifest.manifestVersion).toBe(slash ? '1.29' : '1.25');
    expect(await faultsOf(manifest)).toEqual([]);
  });

  it('is of the lowest version that takes it', async () => {
    expect(await faultsOf(asVersion(manifest, slash ? '1.28' : '1.24'))).not.toEqual([]);
  });

  it.each(['it', 'en'] as const)(
    'has all its sentences in %s, each as long as it may be',
    async (language) => {
      const sentences = localisation(language, options);
      expect(await faultsOf(sentences)).toEqual([]);
      const { $schema, ...places } = sentences;
      expect($schema).toContain(String(manifest.manifestVersion));
      const said = Object.entries(places).filter(([place]) => placeIn(manifest, place) === undefined);
      expect(said, 'sentences for places that are not there').toEqual([]);
      if (language === 'en') {
        for (const [place, sentence] of Object.entries(places))
          expect(placeIn(manifest, place)).toBe(sentence);
      }
      const inManifest = JSON.stringify(manifest).match(/"(?:title|description)":"/gu) ?? [];
      expect(Object.keys(places).filter((place) => /\.(?:title|description)$/u.test(place))).toHaveLength(
        inManifest.length,
      );
    },
  );

  it('asks for what the shape of the app says, for the places it works in', () => {
    expect(manifest).toMatchObject({
      id: OPTIONS.appId,
      version: '1.2.3',
      validDomains: ['garbo.example.com'],
      supportsChannelFeatures: 'tier1',
      webApplicationInfo: { id: OPTIONS.appId },
      authorization: {
        permissions: {
          resourceSpecific: RESOURCE_PERMISSIONS.map(({ name }) => ({ name, type: 'Application' })),
        },
      },
      bots: [{ botId: OPTIONS.appId, scopes: ['team', 'groupChat', 'personal'] }],
      composeExtensions: [
        { commands: [{ id: 'garboReport', type: 'action', context: ['message'], fetchTask: true }] },
      ],
    });
  });

  it('offers in each menu as many commands as Teams shows', () => {
    const lists = placeIn(manifest, 'bots[0].commandLists') as readonly { readonly commands: unknown[] }[];
    expect(lists.map(({ commands }) => commands.length)).toEqual(slash ? [10, 9, 12] : [10, 9]);
    const mentioned = COMMAND_LIST.filter(({ mentionedIn }) => mentionedIn.includes('channel'));
    expect(lists[0]?.commands).toEqual(
      mentioned.map(({ title, does }) => ({ title: title.en, description: does.en })),
    );
  });
});

describe('the package', () => {
  it('holds manifest, languages and icons of the sizes Teams asks for, and is the same each time', async () => {
    const zip = await teamsAppPackage(OPTIONS);
    const files = unzipSync(zip);
    expect(Object.keys(files).sort()).toEqual([
      'color.png',
      'en.json',
      'it.json',
      'manifest.json',
      'outline.png',
    ]);
    const file = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    expect(JSON.parse(file('manifest.json'))).toEqual(teamsManifest(OPTIONS));
    expect(JSON.parse(file('it.json'))).toEqual(localisation('it', OPTIONS));
    expect(sizeOf(files['color.png'])).toEqual([192, 192]);
    expect(sizeOf(files['outline.png'])).toEqual([32, 32]);
    expect(await teamsAppPackage(OPTIONS)).toEqual(zip);
  });
});

describe('the permissions', () => {
  it('are each explained, and named in the steps for the administrator', () => {
    const steps = installSteps('https://garbo.example.com');
    expect(steps).toHaveLength(3);
    expect(steps[0]).toContain('https://garbo.example.com/api/messages');
    for (const { name, why } of [...RESOURCE_PERMISSIONS, ...GRAPH_PERMISSIONS]) {
      expect(why.length, name).toBeGreaterThan(20);
    }
    for (const { name } of GRAPH_PERMISSIONS) expect(steps[1]).toContain(name);
  });
});

/** What stands at a place such as `bots[0].commandLists[1].scopes`. */
function placeIn(document: unknown, place: string): unknown {
  return place.split(/[.[\]]+/u).reduce<unknown>((found, key) => {
    if (key === '') return found;
    return typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined;
  }, document);
}

/** Width and height of a PNG, from its first block. */
function sizeOf(png: Uint8Array = new Uint8Array()): readonly number[] {
  const bytes = Buffer.from(png);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}
