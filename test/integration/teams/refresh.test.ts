import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PostContent } from '../../../src/core/notices/post-content.js';
import { aWarning } from '../../support/post-content.js';
import type { DeliveryAnswer } from '../../support/teams/fake-teams-sender.js';
import type { FakeActivity } from '../../support/teams/state.js';
import {
  BOSS,
  GUEST,
  MANAGERS,
  OWN_TENANT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';
import { cardFaults } from '../../support/teams/validate-card.js';
import { visibleWords } from '../../support/teams/visible-text.js';

const WORKSPACE = { platform: 'teams', workspace: OWN_TENANT } as const;
const POST = '01990000-0000-7000-8000-000000000001';
const TAKEN: PostContent = aWarning({
  kind: 'alert',
  title: 'Da decidere',
  folded: { label: 'Mostra', text: 'branco di idioti' },
  takenBy: { id: BOSS, name: 'Giulia' },
});

let run: TeamsUnderTest;
const asked: unknown[] = [];
let view: () => Promise<PostContent | null>;
beforeEach(async () => {
  view = async () => TAKEN;
  asked.length = 0;
  run = await startTeamsUnderTest({
    viewPost: (...question) => {
      asked.push(question);
      return view();
    },
  });
});
afterEach(() => run.stop());

async function alert(content: PostContent): Promise<FakeActivity> {
  await run.adapter.platform.post({
    workspace: WORKSPACE,
    postId: POST,
    address: { to: 'conversation', conversation: MANAGERS, thread: null },
    content,
  });
  const posted = run.teams.postsIn(MANAGERS).at(-1);
  if (!posted) throw new Error('nothing was posted');
  return posted;
}

function answerOf({ status, body }: DeliveryAnswer): unknown {
  expect(status).toBe(200);
  return typeof body === 'object' && body !== null && 'value' in body ? body.value : null;
}

describe('a card asked for anew', () => {
  it('is answered as whoever asks is to see it, by what the client says of nobody but the post', async () => {
    const post = await alert(TAKEN);
    view = async () => ({ ...TAKEN, title: 'Te ne occupi tu' });
    const answer = await run.sender.refreshes(BOSS, MANAGERS, post);
    expect(asked).toEqual([[WORKSPACE, POST, BOSS]]);
    expect(answer.body).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { refresh: { userIds: [BOSS] } },
    });
    expect(visibleWords(answerOf(answer))).toContain('Te ne occupi tu');
    expect(JSON.stringify(answerOf(answer))).not.toContain('secondary');
    expect(cardFaults(answerOf(answer))).toEqual([]);
  });

  it('is a sentence for somebody it is not for', async () => {
    const post = await alert(TAKEN);
    view = async () => null;
    expect(answerOf(await run.sender.refreshes(GUEST, MANAGERS, post))).toBe('it teams.press.useless');
  });

  it('asks to press again when the record is away', async () => {
    const post = await alert(TAKEN);
    view = async () => Promise.reject(new Error('no database'));
    expect(answerOf(await run.sender.refreshes(BOSS, MANAGERS, post))).toBe('it chat.press.again');
  });
});
