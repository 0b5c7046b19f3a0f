import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenedPost, OpenRequest } from '../../../src/core/notices/open-sealed.js';
import type { PostRequest } from '../../../src/core/ports/chat-platform.js';
import { aWarning } from '../../support/post-content.js';
import { FakeDialog, saidIn } from '../../support/teams/fake-dialog.js';
import {
  CHAT,
  EXTERNAL,
  GUEST,
  OWN_TENANT,
  SUPPORT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';
import { visibleText } from '../../support/teams/visible-text.js';

const WORDS = 'Un responsabile ha deciso di interrompere la conversazione.';

let world: TeamsUnderTest;
let thread: string;
/** What the core was asked to open. */
let asked: OpenRequest[];
/** What the core answers. */
let opened: OpenedPost;

beforeEach(async () => {
  asked = [];
  opened = { content: closed().content };
  world = await startTeamsUnderTest({
    openSealed: async (request) => {
      asked.push(request);
      return opened;
    },
  });
  thread = (await world.sender.writes(EXTERNAL, SUPPORT, 'Buongiorno')).message.id;
});
afterEach(() => world.stop());

function closed(place = { conversation: SUPPORT, thread: thread as string | null }): PostRequest {
  const dispute = { id: 'dispute', label: 'Non sono d’accordo', style: 'plain', reason: 'optional' } as const;
  const policy = { id: 'read-policy', label: 'Leggi la policy', style: 'plain', reason: 'none' } as const;
  const complain = { id: 'complain', label: 'Presenta un reclamo', style: 'plain', reason: 'none' } as const;
  return {
    workspace: { platform: 'teams', workspace: OWN_TENANT },
    postId: 'post-7',
    address: { to: 'person', person: EXTERNAL, sealedIn: place },
    content: aWarning({ kind: 'measure', paragraphs: [WORDS], buttons: [dispute, policy, complain] }),
  };
}

async function post(request = closed()) {
  const receipt = await world.adapter.platform.post(request);
  const shown = world.teams.postsIn(receipt.conversation).at(-1);
  if (!shown) throw new Error('nothing is shown');
  return { receipt, shown };
}

/** The person whom it is for opens it. */
async function open(): Promise<FakeDialog> {
  const { shown } = await post();
  const answer = await world.sender.presses(EXTERNAL, SUPPORT, shown, 'it teams.sealed.open');
  return FakeDialog.of(world.sender, EXTERNAL, SUPPORT, answer);
}

describe('a closed card', () => {
  it('stands in the thread, notifies the person and holds nothing of the post', async () => {
    const { shown, receipt } = await post();
    expect(shown.thread).toBe(thread);
    expect(receipt).toMatchObject({ conversation: SUPPORT, message: shown.id });
    expect(visibleText(shown)).toContain('it teams.sealed.for-you');
    expect(shown.body).toHaveProperty('attachments.0.content.msteams.entities', [
      { type: 'mention', text: '<at>External</at>', mentioned: { id: EXTERNAL, name: 'External' } },
    ]);
    expect(JSON.stringify(shown.body)).not.toContain('responsabile');
    expect(JSON.stringify(shown.body)).not.toContain('policy');
  });

  it('stands in a group chat, which has no threads', async () => {
    await world.sender.writes(EXTERNAL, CHAT, 'Buongiorno');
    const { shown } = await post(closed({ conversation: CHAT, thread: 'chat' }));
    expect(shown.thread).toBeNull();
    expect(world.teams.postsIn(SUPPORT)).toEqual([]);
  });

  it('is found again after a crash', async () => {
    world.teams.resourcePermissions.add('ChannelMessage.Read.Group');
    expect(await world.adapter.platform.findPost(closed())).toBeNull();
    const { receipt } = await post();
    expect(await world.adapter.platform.findPost(closed())).toEqual(receipt);
  });

  it('stays as it is when its post changes: that is read when it opens', async () => {
    const { shown, receipt } = await post();
    await world.adapter.platform.update({ ...closed(), receipt });
    expect(shown.edited).toBe(false);
  });

  it('opens in a dialog, under the name of whoever presses', async () => {
    const dialog = await open();
    expect(asked).toEqual([
      {
        workspace: { platform: 'teams', workspace: OWN_TENANT },
        postId: 'post-7',
        actor: EXTERNAL,
        language: 'it',
      },
    ]);
    expect(dialog.title).toBe('it teams.sealed.title');
    expect(dialog.text).toContain(WORDS);
  });

  it('says what the core says to somebody it is not for', async () => {
    opened = { say: 'Questo messaggio è per un’altra persona.' };
    const { shown } = await post();
    const answer = await world.sender.presses(GUEST, SUPPORT, shown, 'it teams.sealed.open');
    expect(saidIn(answer)).toBe('Questo messaggio è per un’altra persona.');
    expect(JSON.stringify(answer.body)).not.toContain(WORDS);
    expect(asked).toMatchObject([{ actor: GUEST }]);
  });
});

describe('a button inside', () => {
  it('asks for the reason of a dispute, and hands the press over', async () => {
    world.check.outcome = { status: 'reason-needed', say: 'Perché?' };
    const answer = await (await open()).send({}, 'Non sono d’accordo');
    const reason = FakeDialog.of(world.sender, EXTERNAL, SUPPORT, answer);
    await reason.send({ reason: 'Non ho offeso nessuno' });
    expect(world.queues.escalations).toMatchObject([
      {
        type: 'press',
        press: { postId: 'post-7', button: 'dispute', actor: EXTERNAL, reason: 'Non ho offeso nessuno' },
      },
    ]);
  });

  it('shows the policy', async () => {
    const answer = await (await open()).send({}, 'Leggi la policy');
    expect(FakeDialog.of(world.sender, EXTERNAL, SUPPORT, answer).text).toContain('La policy (it)');
  });

  it('opens the form of a complaint', async () => {
    const answer = await (await open()).send({}, 'Presenta un reclamo');
    expect(FakeDialog.of(world.sender, EXTERNAL, SUPPORT, answer).title).toBe(
      'it chat.modal.complaint-title',
    );
  });
});
