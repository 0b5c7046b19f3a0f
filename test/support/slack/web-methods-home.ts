import type { FakeSlack } from '../fake-slack.js';
import { FakeApiError } from './state.js';
import { validateHome } from './validate-blocks.js';

type Args = Readonly<Record<string, unknown>>;

/**
 * The Home tab. Errors in Slack's order.
 * Source: https://docs.slack.dev/reference/methods/views.publish
 */
export const HOME_METHODS = {
  'views.publish': (slack: FakeSlack, { user_id, view, hash }: Args) => {
    if (typeof user_id !== 'string' || typeof view !== 'string') {
      throw new FakeApiError('invalid_arguments', ['[ERROR] missing required field: user_id or view']);
    }
    const user = slack.users.get(user_id);
    if (user === undefined || user.is_bot) throw new FakeApiError('invalid_arguments', ['invalid `user_id`']);
    const blocks = validateHome(JSON.parse(view));
    if (!slack.drawsCharts && blocks.some(({ type }) => type === 'data_visualization')) {
      throw new FakeApiError('invalid_blocks', ['[ERROR] unsupported type: data_visualization']);
    }
    const shown = slack.homes.get(user_id);
    if (hash !== undefined && hash !== shown?.hash) throw new FakeApiError('hash_conflict');
    const home = { hash: slack.nextTs(), blocks };
    slack.homes.set(user_id, home);
    return { view: { id: `VHOME${user_id}`, type: 'home', team_id: slack.team, ...home } };
  },
};
