import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/package-root.js';
import { NO_ROLES, type SlackUnderTest, startSlackUnderTest } from '../../support/slack/slack-under-test.js';

const WORKSPACE = { platform: 'slack', workspace: 'T0OWN' } as const;

const fixture = (name: string) =>
  readFileSync(join(packageRoot(), 'test/fixtures/slack', `${name}.json`), 'utf8');

describe('events about user groups', () => {
  let run: SlackUnderTest;
  beforeEach(async () => {
    run = await startSlackUnderTest({
      rolesOf: async () => ({ ...NO_ROLES, managers: { users: [], groups: ['SBOSSES', 'SOTHERS'] } }),
    });
    run.slack.addUserGroup('SBOSSES', ['UAGENT']);
    run.slack.addUserGroup('SOTHERS', []);
  });
  afterEach(() => run.stop());

  const roleOf = async (id: string) => (await run.adapter.platform.findPerson(WORKSPACE, id)).role;
  const reviewers = async () => (await run.adapter.platform.findReviewers(WORKSPACE)).map(({ id }) => id);

  it.each(['subteam-updated', 'subteam-members-changed'])('%s counts at once', async (name) => {
    expect([await roleOf('UAGENT'), await roleOf('UBOSS')]).toEqual(['manager', 'agent']);
    expect(await reviewers()).toEqual(['UAGENT']);
    run.slack.addUserGroup('SBOSSES', ['UBOSS']);
    expect(await roleOf('UAGENT'), 'as long as nobody tells').toBe('manager');

    expect((await run.sender.sendBody(fixture(name))).status).toBe(200);
    expect([await roleOf('UAGENT'), await roleOf('UBOSS')]).toEqual(['agent', 'manager']);
    expect(await reviewers()).toEqual(['UBOSS']);
    const groupsAsked = run.slack.callsOf('usergroups.users.list').map(({ args }) => args.usergroup);
    expect(groupsAsked).toEqual(['SBOSSES', 'SOTHERS', 'SBOSSES']);
    expect(run.queues.escalations).toEqual([]);
  });

  it('of another workspace changes nothing here', async () => {
    expect(await roleOf('UAGENT')).toBe('manager');
    const before = run.slack.callsOf('users.info').length;
    const elsewhere = fixture('subteam-updated').replaceAll('T0OWN', 'T0ELSEWHERE');
    await run.sender.sendBody(elsewhere);
    expect(await roleOf('UAGENT')).toBe('manager');
    expect(run.slack.callsOf('users.info')).toHaveLength(before);
  });

  it('are dead letters when nobody could read them', async () => {
    const { answer } = await run.sender.sendEvent({ type: 'subteam_updated', subteam: {} });
    expect(answer.status).toBe(200);
    expect(run.log.count('dead-letter')).toBe(1);
  });
});
