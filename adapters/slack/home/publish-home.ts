import type { types } from '@slack/bolt';
import type { HomeContent } from '../../../src/core/home/home-content.js';
import type { Clock } from '../../../src/core/ports/clock.js';
import type { HomePublisher } from '../../../src/core/ports/home-publisher.js';
import type { Log } from '../../../src/core/ports/log.js';
import { Recent } from '../../../src/core/recent.js';
import type { WorkspaceKey } from '../../../src/core/workspace.js';
import { callSlack, refusalCode } from '../errors.js';
import type { Installation, Installations } from '../installation.js';
import { permalinkOf } from '../permalink.js';
import { type HomeBlock, renderHome } from './render-home.js';

/** Where Slack refused a chart, it is offered one again after a day: charts reach workspaces one after the other. */
const NO_CHARTS_MS = 24 * 60 * 60_000;
/** The address of a message does not change; the age only bounds the memory used. */
const LINK_MAX_AGE_MS = 24 * 60 * 60_000;
const MAX_LINKS = 5_000;

/** Publishes people's App Homes. */
export class SlackHomes implements HomePublisher {
  readonly #links: Recent<string | null>;
  readonly #withoutCharts = new Map<string, number>();

  constructor(
    private readonly installations: Installations,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.#links = new Recent(clock, LINK_MAX_AGE_MS, MAX_LINKS);
  }

  async publishHome({ workspace }: WorkspaceKey, person: string, content: HomeContent): Promise<void> {
    const installation = await this.installations.of(workspace);
    const links = await this.#linksOf(installation, content);
    const linkTo = ({ conversation, message }: { conversation: string; message: string }) =>
      links.get(`${conversation}/${message}`) ?? null;
    const publish = (charts: boolean) =>
      publishView(installation, person, renderHome(content, { linkTo, charts }));

    const hasChart = content.parts.some(({ kind }) => kind === 'bars');
    if (!hasChart || !this.#drawsCharts(workspace)) return callSlack(() => publish(false));
    try {
      await publish(true);
    } catch (error) {
      if (refusalCode(error) !== 'invalid_blocks') return callSlack(() => Promise.reject(error));
      await callSlack(() => publish(false));
      this.#withoutCharts.set(workspace, this.clock.now().getTime() + NO_CHARTS_MS);
      this.log.warn('slack-charts-refused', { workspace });
    }
  }

  #drawsCharts(team: string): boolean {
    const until = this.#withoutCharts.get(team);
    return until === undefined || until <= this.clock.now().getTime();
  }

  async #linksOf(
    { client, team }: Installation,
    { parts }: HomeContent,
  ): Promise<ReadonlyMap<string, string | null>> {
    const places = parts.flatMap((part) => (part.kind === 'row' && part.openAt ? [part.openAt] : []));
    const links = places.map(async ({ conversation, message }) => {
      const load = () => permalinkOf(client, conversation, message);
      const link = await this.#links.get(`${team}/${conversation}/${message}`, load);
      return [`${conversation}/${message}`, link] as const;
    });
    return new Map(await Promise.all(links));
  }
}

async function publishView({ client }: Installation, person: string, blocks: HomeBlock[]): Promise<void> {
  // The chart is a block that Slack's types do not know yet.
  const view = { type: 'home' as const, blocks: blocks as types.KnownBlock[] };
  await client.views.publish({ user_id: person, view });
}
