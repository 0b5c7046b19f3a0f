import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GarboProcess, until } from '../../support/app-process.js';
import { embeddedFolder } from '../../support/databases.js';
import { AgentsPlayground, PLAYGROUND, playgroundCommand } from '../../support/teams/agents-playground.js';
import { FakeTeams } from '../../support/teams/fake-teams.js';
import { actionsIn } from '../../support/teams/fake-teams-sender.js';
import { PlaygroundRelay, type RelayedCall } from '../../support/teams/playground-relay.js';
import { startGarboOnTeams } from '../../support/teams/teams-process.js';

const { manager, customer, support, managers } = PLAYGROUND;
const command = playgroundCommand();

describe.skipIf(command === null)(
  'with Microsoft’s own Agents Playground (skipped where it is not installed)',
  () => {
    let folder: string;
    let teams: FakeTeams;
    let relay: PlaygroundRelay;
    let playground: AgentsPlayground;
    let garbo: GarboProcess;

    beforeAll(async () => {
      folder = await embeddedFolder();
      teams = await FakeTeams.start();
      relay = await PlaygroundRelay.start(teams);
      playground = await AgentsPlayground.start(command ?? '', relay.url);
      garbo = await startGarboOnTeams(teams, folder, {
        TEAMS_SERVICE_URL: relay.serviceUrl,
        TEAMS_MANAGERS_CHANNEL: managers,
        TEAMS_MANAGERS: manager,
        TEAMS_CUSTOMERS: customer,
        TEAMS_LIVE_CHANNELS: support,
      });
      relay.garbo = garbo.url;
      relay.playground = playground.url;
    });

    afterAll(async () => {
      await garbo.stop();
      await playground.stop();
      await relay.stop();
      await teams.stop();
      await rm(folder, { recursive: true });
    });

    /** The first call of this kind that shows these words. */
    function shown(method: string, place: string, words: string): Promise<RelayedCall> {
      return until(
        () =>
          relay.calls.find(
            (call) =>
              call.method === method &&
              call.path.startsWith(place) &&
              JSON.stringify(call.body).includes(words),
          ),
        `${method} “${words}” in ${place}`,
      );
    }

    /** What Garbo answered to the first activity of this type. */
    const answered = (wanted: string) =>
      until(() => relay.answers.find(({ type }) => type === wanted), `an answer to a ${wanted}`);

    it('a message, a card, a button and an update go to and fro', async () => {
      const message = await playground.writes(
        customer,
        support,
        'Siete un branco di idioti',
        relay.serviceUrl,
      );
      expect(await answered('message')).toMatchObject({ status: 200 });

      const warning = await shown(
        'POST',
        `${support};messageid=${message}/`,
        'senza offendere chi ti risponde',
      );
      expect(warning.status).toBe(201);
      const line = await shown('POST', managers, 'Richiesta cortese a');

      const withdraw = actionsIn(line.body.attachments).find(({ title }) => title === 'Ritira');
      expect(withdraw).toMatchObject({ type: 'Action.Execute' });
      const [place = ''] = line.path.split('/activities');
      await playground.presses(manager, place, line.answer.id ?? '', withdraw ?? {});
      expect(await answered('invoke')).toMatchObject({ status: 200, body: { statusCode: 200 } });

      const changed = await shown('PUT', support, 'Avviso ritirato');
      expect(changed).toMatchObject({
        status: 200,
        path: expect.stringContaining(`/activities/${warning.answer.id}`),
      });
    });

    it('Garbo refuses what comes from the playground itself, without a token', async () => {
      const response = await fetch(`${garbo.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ type: 'message', text: 'Siete un branco di idioti' }),
      });
      expect(response.status).toBe(401);
    });
  },
);
