import { describe, expect, it } from 'vitest';
import { escalationJobId, messageJobId, postJobId } from '../../../adapters/bullmq/job-id.js';
import { anInboundMessage, messageIn, newWorkspace } from '../../support/record-samples.js';

describe('job ids', () => {
  const slack = { platform: 'slack', workspace: 'T0123' } as const;

  it('name the platform, the workspace and the delivery', () => {
    const message = anInboundMessage(slack);
    expect(messageJobId({ type: 'screen', delivery: 'Ev0456', message }, () => '')).toBe(
      'slack:T0123:Ev0456',
    );
  });

  it('have three parts between colons, whatever the platform puts into its ids', () => {
    const workspace = { platform: 'teams', workspace: '19:tenant' } as const;
    const press = { workspace, postId: 'p1', button: 'take', actor: '29:1', reason: '' };
    const jobs = [
      messageJobId({ type: 'screen', delivery: '17:4:2', message: anInboundMessage(workspace) }, () => ''),
      messageJobId({ type: 'decide', key: messageIn(workspace), revision: 'posted' }, () => 'a:b'),
      postJobId({ postId: 'p:1', version: 1 }),
      escalationJobId({ type: 'press', delivery: '1:2', press }),
      escalationJobId({ type: 'deadline', alertId: 'a:1', dueAt: new Date(5) }),
    ];
    for (const id of jobs) expect(id.split(':')).toHaveLength(3);
  });

  it('differ between a press and a change of settings that a platform numbers alike', () => {
    const workspace = newWorkspace();
    const press = { workspace, postId: 'p1', button: 'take', actor: 'mia', reason: '' };
    const change = {
      of: 'conversation',
      workspace,
      conversation: 'c',
      actor: 'mia',
      values: { mode: 'live' },
    } as const;
    expect(escalationJobId({ type: 'press', delivery: '7', press })).not.toBe(
      escalationJobId({ type: 'settings', delivery: '7', change }),
    );
  });

  it('differ between two deadlines of one alert, and between versions of one post', () => {
    const deadline = (ms: number) =>
      escalationJobId({ type: 'deadline', alertId: 'a1', dueAt: new Date(ms) });
    expect(deadline(1)).not.toBe(deadline(2));
    expect(postJobId({ postId: 'p1', version: 1 })).not.toBe(postJobId({ postId: 'p1', version: 2 }));
  });
});
