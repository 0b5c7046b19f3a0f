import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HomeContent } from '../../../src/core/home/home-content.js';
import { packageRoot } from '../../../src/package-root.js';
import { type SlackUnderTest, startSlackUnderTest } from '../../support/slack/slack-under-test.js';
import { buttonsOnHome, readHome, visibleTextOfView } from '../../support/slack/visible-text.js';

const WORKSPACE = { platform: 'slack', workspace: 'T0OWN' } as const;

const HOME: HomeContent = {
  language: 'it',
  parts: [
    { kind: 'heading', text: 'Da decidere' },
    {
      kind: 'row',
      text: 'G-1001 · <!channel> *Carla*',
      openAt: { conversation: 'CMANAGERS', message: '1.000100' },
      openLabel: 'Apri',
    },
    { kind: 'figures', figures: [{ label: 'bloccato', value: '2' }] },
    {
      kind: 'bars',
      title: 'Messaggi contro la policy, per settimana',
      series: 'Messaggi',
      bars: [
        { label: '16 novembre', value: 1 },
        { label: '23 novembre', value: 4 },
      ],
    },
    { kind: 'buttons', buttons: [{ id: 'refresh', label: 'Aggiorna', style: 'plain' }] },
    { kind: 'small', text: 'Aggiornato' },
  ],
};

describe('homes in Slack', () => {
  let run: SlackUnderTest;
  beforeEach(async () => {
    run = await startSlackUnderTest();
  });
  afterEach(() => run.stop());

  const publish = (content = HOME, person = 'UBOSS') => {
    const { homes } = run.adapter.platform;
    if (!homes) throw new Error('Slack has homes');
    return homes.publishHome(WORKSPACE, person, content);
  };

  describe('opened', () => {
    it('is put on the queue, once however often Slack sends it', async () => {
      const { answer, eventId } = await run.sender.opensHome('UBOSS');
      expect(answer.status).toBe(200);
      await run.sender.opensHome('UBOSS', { eventId, retry: { num: 1, reason: 'http_timeout' } });
      const home = { workspace: WORKSPACE, person: 'UBOSS' };
      expect(run.queues.escalations).toEqual([{ type: 'home', home, delivery: eventId }]);
    });

    it('reads a payload as Slack has sent one', async () => {
      const recorded = readFileSync(join(packageRoot(), 'test/fixtures/slack/app-home-opened.json'), 'utf8');
      expect((await run.sender.sendBody(recorded)).status).toBe(200);
      expect(run.queues.escalations).toMatchObject([
        { type: 'home', home: { workspace: WORKSPACE, person: 'UBOSS' }, delivery: 'Ev0HOMEOPEN' },
      ]);
    });

    it('leaves the messages tab alone', async () => {
      await run.sender.opensHome('UBOSS', { tab: 'messages' });
      expect(run.queues.escalations).toEqual([]);
    });

    it('is asked for again while the queue is down, and a payload of another shape is not', async () => {
      run.queues.down = true;
      expect((await run.sender.opensHome('UBOSS')).answer.status).toBe(500);
      run.queues.down = false;
      const odd = await run.sender.sendEvent({ type: 'app_home_opened', tab: 'home' });
      expect(odd.answer.status).toBe(200);
      expect(run.log.count('dead-letter')).toBe(1);
    });
  });

  describe('published', () => {
    it('shows words as words, figures, a chart, and the way to a post', async () => {
      const post = run.slack.write('CMANAGERS', 'UGARBO', 'avviso');
      const parts = HOME.parts.map((part) =>
        part.kind === 'row' ? { ...part, openAt: { conversation: 'CMANAGERS', message: post.ts } } : part,
      );
      await publish({ ...HOME, parts });
      const home = run.slack.homes.get('UBOSS');
      expect(readHome(home)).toBe(
        [
          '',
          '── Da decidere ──',
          'G-1001 · <!channel> *Carla*  [Apri]',
          'bloccato: 2',
          '(chart) Messaggi contro la policy, per settimana',
          '16 novembre 1',
          '23 novembre 4',
          '[Aggiorna]',
          'Aggiornato',
        ].join('\n'),
      );
      expect(buttonsOnHome(home).find(({ label }) => label === 'Apri')?.url).toContain(
        `/archives/CMANAGERS/p${post.ts.replace('.', '')}`,
      );
      await publish({ ...HOME, parts });
      expect(run.slack.callsOf('chat.getPermalink'), 'an address is asked for once').toHaveLength(1);
    });

    it('leaves the button out where the post is gone', async () => {
      await publish();
      expect(readHome(run.slack.homes.get('UBOSS'))).toContain('G-1001 · <!channel> *Carla*\n');
    });

    it('draws bars as text where Slack refuses charts, and asks no second time', async () => {
      run.slack.drawsCharts = false;
      await publish();
      const text = readHome(run.slack.homes.get('UBOSS'));
      expect(text).toContain('Messaggi contro la policy, per settimana');
      expect(text).toContain('16 novembre  ■■■  1');
      expect(text).toContain('23 novembre  ■■■■■■■■■■■■  4');
      expect(run.slack.callsOf('views.publish')).toHaveLength(2);
      await publish(HOME, 'UAGENT');
      expect(run.slack.callsOf('views.publish')).toHaveLength(3);
      expect(run.log.count('slack-charts-refused')).toBe(1);
    });

    it('is cut to what Slack accepts', async () => {
      const row = { kind: 'row', text: 'x'.repeat(4_000), openAt: null, openLabel: 'Apri' } as const;
      await publish({ language: 'it', parts: Array.from({ length: 130 }, () => row) });
      expect(run.slack.homes.get('UBOSS')?.blocks).toHaveLength(100);
    });

    it('tells what passes from what does not', async () => {
      run.slack.fail('views.publish', { retryAfterSeconds: 3 });
      await expect(publish()).rejects.toMatchObject({ code: 'PLATFORM_UNAVAILABLE', retryAfterMs: 3_000 });
      run.slack.fail('views.publish', { error: 'not_enabled' });
      await expect(publish()).rejects.toMatchObject({ code: 'PLATFORM_REFUSED', answer: 'not_enabled' });
      run.slack.heal();
      await expect(publish(HOME, 'UNOBODY')).rejects.toMatchObject({ code: 'PLATFORM_REFUSED' });
    });
  });

  describe('pressed', () => {
    it('is refreshed', async () => {
      await run.sender.pressesHome('UBOSS', 'refresh');
      expect(run.queues.escalations).toMatchObject([
        { type: 'home', home: { workspace: WORKSPACE, person: 'UBOSS' } },
      ]);
    });

    it('asks an agent for a few words, and puts the request on the queue once', async () => {
      await run.sender.pressesHome('UAGENT', 'support', { language: 'en' });
      expect(run.queues.escalations).toEqual([]);
      const [view] = run.slack.views;
      expect(view && visibleTextOfView(view)).toContain('en chat.support.invite');
      const answer = await run.sender.submits('UAGENT', { words: 'Non ce la faccio' });
      await run.sender.submits('UAGENT', { words: 'Non ce la faccio' });
      expect(JSON.parse(answer.body)).toMatchObject({ response_action: 'update' });
      expect(answer.body).toContain('en chat.support.sent');
      expect(run.queues.escalations).toEqual([
        {
          type: 'support',
          ask: { workspace: WORKSPACE, person: 'UAGENT', words: 'Non ce la faccio' },
          delivery: view?.id,
        },
      ]);
    });

    it('takes a request without words', async () => {
      await run.sender.pressesHome('UAGENT', 'support');
      await run.sender.submits('UAGENT', { words: null });
      expect(run.queues.escalations).toMatchObject([{ ask: { words: '' } }]);
    });

    it.each(['UCONNECT', 'UGUEST'])('lets nobody else ask for support: %s', async (user) => {
      await run.sender.pressesHome(user, 'support');
      const [view] = run.slack.views;
      expect(view && visibleTextOfView(view)).toContain('it chat.support.forbidden');
      expect(view?.blocks.some(({ type }) => type === 'input')).toBe(false);
    });

    it('checks again when the dialog is sent', async () => {
      await run.sender.pressesHome('UAGENT', 'support');
      const answer = await run.sender.submits('UGUEST', { words: 'parole' });
      expect(answer.body).toContain('it chat.support.forbidden');
      expect(run.queues.escalations).toEqual([]);
    });

    it('shows the policy, and the form of a complaint to a customer alone', async () => {
      await run.sender.pressesHome('UCONNECT', 'read-policy');
      await run.sender.pressesHome('UCONNECT', 'complain');
      await run.sender.pressesHome('UAGENT', 'complain');
      const [policy, form, refused] = run.slack.views.map(visibleTextOfView);
      expect(policy).toContain('La policy (it)');
      expect(form).toContain('chat.complaint.what-happened');
      expect(refused).toContain('chat.complaint.staff');
    });

    it('survives a trigger that has run out', async () => {
      const triggerId = run.slack.issueTrigger();
      run.slack.expireTrigger(triggerId);
      const answer = await run.sender.pressesHome('UAGENT', 'support', { triggerId });
      expect(answer.status).toBe(200);
      expect(run.log.count('slack-dialog-not-opened')).toBe(1);
    });
  });

  it('tells the figures to whom they are for, privately and as words', async () => {
    const boss = await run.sender.commands('UBOSS', 'CSUPPORT', 'stats');
    expect(JSON.parse(boss.body)).toEqual({
      response_type: 'ephemeral',
      text: 'Numeri (it) &lt;b&gt;',
    });
    const guest = await run.sender.commands('UGUEST', 'CSUPPORT', 'stats');
    expect(JSON.parse(guest.body)).toMatchObject({ text: 'it slack.command.staff-only' });
  });
});
