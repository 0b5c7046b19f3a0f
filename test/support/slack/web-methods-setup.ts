import type { FakeSlack } from '../fake-slack.js';
import { FakeApiError, type FakeView } from './state.js';
import { validateView } from './validate-blocks.js';

type Args = Readonly<Record<string, unknown>>;

/** A channel holds at most this many pins. */
const MAX_PINS = 100;

/** Dialogs that change while they are open, and pins; the errors are Slack's. */
export const SETUP_METHODS = {
  'views.push': (slack: FakeSlack, args: Args) => {
    const view = readView(args);
    const trigger_id = String(args.trigger_id ?? '');
    slack.useTrigger(trigger_id);
    const below = slack.views.at(-1);
    if (below === undefined) throw new FakeApiError('not_found');
    const id = `V${String(slack.views.length + 1).padStart(8, '0')}`;
    const pushed = { ...view, id, trigger_id, root_view_id: below.root_view_id ?? below.id } as FakeView;
    slack.views.push(pushed);
    return { view: pushed };
  },

  'views.update': (slack: FakeSlack, args: Args) => {
    const view = readView(args);
    const index = slack.views.findIndex(({ id }) => id === args.view_id);
    const before = slack.views[index];
    if (before === undefined) throw new FakeApiError('not_found');
    if (args.hash !== undefined && args.hash !== before.hash) throw new FakeApiError('hash_conflict');
    const { id, trigger_id, root_view_id } = before;
    const hash = slack.nextTs();
    const kept = root_view_id === undefined ? {} : { root_view_id };
    const updated = { ...view, id, trigger_id, hash, ...kept } as FakeView;
    slack.views[index] = updated;
    return { view: updated };
  },

  'pins.add': (slack: FakeSlack, args: Args) => {
    const channel = slack.channels.get(String(args.channel));
    if (!channel?.members.has(slack.botUser)) throw new FakeApiError('channel_not_found');
    if (!channel.messages.some(({ ts }) => ts === args.timestamp))
      throw new FakeApiError('message_not_found');
    const pins = slack.pinsIn(channel.id);
    if (pins.has(String(args.timestamp))) throw new FakeApiError('already_pinned');
    if (pins.size >= MAX_PINS) throw new FakeApiError('too_many_pins');
    pins.add(String(args.timestamp));
    return {};
  },
};

function readView(args: Args): Record<string, unknown> {
  if (typeof args.view !== 'string') throw new FakeApiError('invalid_arguments', ['[ERROR] view']);
  return validateView(JSON.parse(args.view));
}
