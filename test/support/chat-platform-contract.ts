import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PostContent } from '../../src/core/notices/post-content.js';
import type { ChatPlatform, PostAddress, PostRequest } from '../../src/core/ports/chat-platform.js';
import { PlatformRefused, PlatformUnavailable } from '../../src/core/ports/chat-platform.js';
import type { WorkspaceKey } from '../../src/core/workspace.js';

/** A message as readers of the platform see it. */
export interface ShownMessage {
  /** The platform's id of the message. */
  readonly id: string;
  /** Id of the message that starts its thread; `null` when it stands in no thread. */
  readonly thread: string | null;
  /** All words a reader sees in it, in any order. */
  readonly text: string;
}

/** What an implementation gives the contract suite: the platform, and the eyes of its readers. */
export interface ChatPlatformHarness {
  readonly platform: ChatPlatform;
  readonly workspace: WorkspaceKey;
  /** A conversation the platform may post in. */
  readonly conversation: string;
  /** The id of a conversation that does not exist. */
  readonly missingConversation: string;
  /** Ids of people of each role, and of nobody. */
  readonly people: {
    readonly customer: string;
    readonly otherCustomer: string;
    readonly agent: string;
    readonly manager: string;
    readonly nobody: string;
  };
  /** The customer writes a message that starts a thread; returns its id. */
  startThread(text: string): Promise<string>;
  /** What stands in the open conversation, oldest first, replies in threads included. */
  shownIn(conversation: string): Promise<readonly ShownMessage[]>;
  /** What this person alone was shown, oldest first. */
  shownTo(person: string): Promise<readonly ShownMessage[]>;
  /** Makes the platform fail until `heal`; absent where it runs in this process and cannot be away. */
  readonly faults?: {
    /** Nobody answers, or the server answers with an error of its own. */
    goDown(): void;
    /** It asks to wait so long. */
    askToWait(ms: number): void;
    heal(): void;
  };
  stop(): Promise<void>;
}

let posts = 0;

/** An id like ours, new on each call. */
function newPostId(): string {
  posts += 1;
  return `01990000-0000-7000-8000-${String(posts).padStart(12, '0')}`;
}

/** A plain notice; `words` tell it from others. */
function contentSaying(words: string): PostContent {
  return {
    kind: 'warning',
    language: 'it',
    title: null,
    paragraphs: [words],
    clause: { id: 'abusive-language', text: 'Niente insulti a chi ti risponde' },
    quotes: ['branco di idioti'],
    facts: [],
    folded: null,
    about: null,
    mentions: [],
    buttons: [{ id: 'dispute', label: 'Non sono d’accordo', style: 'plain', reason: 'optional' }],
    footer: 'Messaggio automatico; una persona può rivederlo.',
  };
}

/**
 * What every ChatPlatform must do. Run it with a harness made anew for each test:
 * `describeChatPlatform('slack', () => startSlackHarness())`.
 */
export function describeChatPlatform(name: string, makeHarness: () => Promise<ChatPlatformHarness>): void {
  describe(`chat platform: ${name}`, () => {
    let harness: ChatPlatformHarness;
    beforeEach(async () => {
      harness = await makeHarness();
    });
    afterEach(async () => {
      await harness.stop();
    });

    const inConversation = (thread: string | null): PostAddress => ({
      to: 'conversation',
      conversation: harness.conversation,
      thread,
    });
    const request = (address: PostAddress, words: string): PostRequest => ({
      workspace: harness.workspace,
      postId: newPostId(),
      address,
      content: contentSaying(words),
    });

    describe('post', () => {
      it('lands in the thread it is addressed to, with words, clause, button and footer', async () => {
        const first = await harness.startThread('primo messaggio');
        const second = await harness.startThread('secondo messaggio');
        const receipt = await harness.platform.post(
          request(inConversation(second), 'Ti chiediamo rispetto.'),
        );

        expect(receipt.conversation).toBe(harness.conversation);
        const shown = await harness.shownIn(harness.conversation);
        const posted = shown.find((message) => message.id === receipt.message);
        expect(posted?.thread).toBe(second);
        expect(posted?.text).toContain('Ti chiediamo rispetto.');
        expect(posted?.text).toContain('Niente insulti a chi ti risponde');
        expect(posted?.text).toContain('Non sono d’accordo');
        expect(posted?.text).toContain('una persona può rivederlo');
        expect(shown.filter((message) => message.thread === first)).toEqual([]);
      });

      it('starts a thread of its own without one, so that a later post can answer it', async () => {
        const opener = await harness.platform.post(request(inConversation(null), 'Avviso ai responsabili.'));
        const reply = await harness.platform.post(
          request(inConversation(opener.message), 'Preso in carico.'),
        );

        const shown = await harness.shownIn(harness.conversation);
        expect(shown.find((message) => message.id === opener.message)?.thread).toBeNull();
        expect(shown.find((message) => message.id === reply.message)?.thread).toBe(opener.message);
      });

      it('says when it was posted, by a clock that does not go backwards', async () => {
        const before = await harness.platform.post(request(inConversation(null), 'prima'));
        const after = await harness.platform.post(request(inConversation(null), 'dopo'));
        expect(after.postedAt.getTime()).toBeGreaterThanOrEqual(before.postedAt.getTime());
        expect(after.message).not.toBe(before.message);
      });

      it('reaches one person privately, and nobody else', async () => {
        await harness.platform.post(
          request({ to: 'person', person: harness.people.customer }, 'Un promemoria solo per te.'),
        );
        await harness.platform.post(
          request({ to: 'person', person: harness.people.otherCustomer }, 'Tutt’altro.'),
        );

        const own = (await harness.shownTo(harness.people.customer)).map((message) => message.text);
        const others = (await harness.shownTo(harness.people.otherCustomer)).map((message) => message.text);
        const open = (await harness.shownIn(harness.conversation)).map((message) => message.text);
        expect(own.filter((text) => text.includes('Un promemoria solo per te.'))).toHaveLength(1);
        expect(others.filter((text) => text.includes('Un promemoria solo per te.'))).toEqual([]);
        expect(open.filter((text) => text.includes('Un promemoria solo per te.'))).toEqual([]);
      });

      it('is refused for good in a conversation that does not exist', async () => {
        const nowhere = request(
          { to: 'conversation', conversation: harness.missingConversation, thread: null },
          'Nessuno lo legge.',
        );
        const error = await harness.platform.post(nowhere).catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(PlatformRefused);
        expect(error).toMatchObject({ retry: 'never' });
        expect((error as PlatformRefused).answer).not.toBe('');
        expect((error as PlatformRefused).whatToDo).not.toBe('');
      });

      it('takes words that look like markup as words', async () => {
        const words = '<!channel> *grassetto* <https://example.org|qui> &amp; <script>alert(1)</script>';
        const receipt = await harness.platform.post(request(inConversation(null), words));
        const shown = await harness.shownIn(harness.conversation);
        expect(shown.find((message) => message.id === receipt.message)?.text).toContain(words);
      });
    });

    describe('findPost', () => {
      it('finds a post made before, wherever it went', async () => {
        const thread = await harness.startThread('un messaggio');
        const addresses: PostAddress[] = [
          inConversation(thread),
          inConversation(null),
          { to: 'person', person: harness.people.customer },
        ];
        for (const address of addresses) {
          const made = request(address, 'già detto');
          const receipt = await harness.platform.post(made);
          await harness.platform.post(request(address, 'un altro, più recente'));
          expect(await harness.platform.findPost(made)).toEqual(receipt);
        }
      });

      it('finds nothing under an id never posted', async () => {
        const thread = await harness.startThread('un messaggio');
        await harness.platform.post(request(inConversation(thread), 'già detto'));
        expect(await harness.platform.findPost(request(inConversation(thread), 'mai detto'))).toBeNull();
        expect(await harness.platform.findPost(request(inConversation(null), 'mai detto'))).toBeNull();
      });

      it('finds a post after it was changed', async () => {
        const made = request(inConversation(null), 'prima versione');
        const receipt = await harness.platform.post(made);
        await harness.platform.update({ ...made, content: contentSaying('seconda versione'), receipt });
        expect(await harness.platform.findPost(made)).toEqual(receipt);
      });
    });

    describe('update', () => {
      it('replaces what the post shows, in its place', async () => {
        const thread = await harness.startThread('un messaggio');
        const made = request(inConversation(thread), 'Avviso.');
        const receipt = await harness.platform.post(made);
        const withdrawn = {
          ...contentSaying('Avviso ritirato: ci siamo sbagliati.'),
          clause: null,
          buttons: [],
        };
        await harness.platform.update({ ...made, content: withdrawn, receipt });

        const inThread = (await harness.shownIn(harness.conversation)).filter(
          (message) => message.thread === thread,
        );
        expect(inThread).toHaveLength(1);
        expect(inThread[0]?.id).toBe(receipt.message);
        expect(inThread[0]?.text).toContain('Avviso ritirato: ci siamo sbagliati.');
        expect(inThread[0]?.text).not.toContain('Niente insulti a chi ti risponde');
        expect(inThread[0]?.text).not.toContain('Non sono d’accordo');
      });

      it('is refused for good when the post is not there', async () => {
        const made = request(inConversation(null), 'Avviso.');
        const receipt = await harness.platform.post(made);
        const lost = { ...receipt, conversation: harness.missingConversation };
        const error = await harness.platform
          .update({ ...made, receipt: lost })
          .catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(PlatformRefused);
      });
    });

    describe('people', () => {
      it('knows the role of each, and that nobody is unknown', async () => {
        const { people, platform, workspace } = harness;
        const roleOf = async (id: string) => (await platform.findPerson(workspace, id)).role;
        expect(await roleOf(people.customer)).toBe('customer');
        expect(await roleOf(people.otherCustomer)).toBe('customer');
        expect(await roleOf(people.agent)).toBe('agent');
        expect(await roleOf(people.manager)).toBe('manager');
        expect(await roleOf(people.nobody)).toBe('unknown');
      });

      it('answers under the id it was asked for, with a name to show', async () => {
        const person = await harness.platform.findPerson(harness.workspace, harness.people.customer);
        expect(person.id).toBe(harness.people.customer);
        expect(person.name).not.toBe('');
      });
    });

    describe('conversations', () => {
      const at = (conversation: string) => ({ ...harness.workspace, conversation });

      it('knows the one Garbo is in, with a name to show, and none that does not exist', async () => {
        const { platform, conversation, missingConversation } = harness;
        const found = await platform.findConversation(at(conversation));
        expect(found).toMatchObject({ id: conversation, isMember: true, isArchived: false });
        expect(found?.name).not.toBe('');
        expect(await platform.nameOf(at(conversation))).toContain(found?.name);
        expect(await platform.findConversation(at(missingConversation))).toBeNull();
        expect(await platform.nameOf(at(missingConversation))).toBeNull();
      });

      it('lists those Garbo is in, once each', async () => {
        const listed = await harness.platform.listConversations(harness.workspace);
        expect(listed.filter(({ id }) => id === harness.conversation)).toHaveLength(1);
        expect(listed.every(({ isMember }) => isMember)).toBe(true);
      });
    });

    describe('messages', () => {
      it('reads one that somebody pointed at: who wrote what, in which thread, and when', async () => {
        const { platform, workspace, conversation, people } = harness;
        const message = await harness.startThread('Dov’è il mio ordine?');
        const found = await platform.findMessage({ ...workspace, conversation, message }, message);
        expect(found).toMatchObject({
          author: people.customer,
          thread: message,
          text: 'Dov’è il mio ordine?',
        });
        expect(Math.abs(Date.now() - (found?.writtenAt.getTime() ?? 0))).toBeLessThan(60_000);
      });

      it('finds none where there is none', async () => {
        const { platform, workspace, missingConversation } = harness;
        const message = await harness.startThread('Dov’è il mio ordine?');
        const elsewhere = { ...workspace, conversation: missingConversation, message };
        expect(await platform.findMessage(elsewhere, message)).toBeNull();
      });
    });

    describe('pinning', () => {
      it('pins, also what is pinned already, or says why not', async () => {
        const receipt = await harness.platform.post(request(inConversation(null), 'Mi presento.'));
        const first = await harness.platform.pinPost(harness.workspace, receipt);
        if (first.outcome === 'refused') expect(first.answer).not.toBe('');
        expect(await harness.platform.pinPost(harness.workspace, receipt)).toEqual(first);
      });
    });

    describe('removal', () => {
      it('takes the person out and lets them in again, or says why not', async () => {
        const { platform, people } = harness;
        const key = { ...harness.workspace, conversation: harness.conversation };
        const removed = await platform.removePerson(key, people.customer);
        if (removed.outcome === 'removed') {
          expect(await platform.removePerson(key, people.customer)).toMatchObject({
            outcome: 'refused',
            reason: 'gone',
          });
        } else expect(removed.answer).not.toBe('');
        const back = await platform.readmitPerson(key, people.customer);
        if (back.outcome === 'refused') expect(back.answer).not.toBe('');
        else expect(await platform.readmitPerson(key, people.customer)).toEqual(back);
      });

      it('answers with an outcome, also where it cannot be done', async () => {
        const key = { ...harness.workspace, conversation: harness.missingConversation };
        const outcome = await harness.platform.removePerson(key, harness.people.customer);
        expect(outcome).toMatchObject({ outcome: 'refused' });
      });
    });

    describe('faults', () => {
      it('asks to be tried again while the platform is down, and works once it is back', async (context) => {
        const { faults } = harness;
        if (faults === undefined) return context.skip('runs in this process: it cannot be down');
        const made = request(inConversation(null), 'dopo il guasto');
        faults.goDown();
        const calls = [
          () => harness.platform.post(made),
          () => harness.platform.findPost(made),
          () => harness.platform.findPerson(harness.workspace, harness.people.customer),
          () =>
            harness.platform.removePerson(
              { ...harness.workspace, conversation: harness.conversation },
              harness.people.customer,
            ),
        ];
        for (const call of calls) {
          const error = await call().catch((caught: unknown) => caught);
          expect(error).toBeInstanceOf(PlatformUnavailable);
          expect(error).toMatchObject({ retry: 'later' });
        }
        faults.heal();
        const receipt = await harness.platform.post(made);
        expect(await harness.platform.findPost(made)).toEqual(receipt);
      });

      it('passes on how long the platform asks to wait', async (context) => {
        const { faults } = harness;
        if (faults === undefined) return context.skip('runs in this process: it never asks to wait');
        faults.askToWait(7_000);
        const error = await harness.platform
          .post(request(inConversation(null), 'con calma'))
          .catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(PlatformUnavailable);
        expect((error as PlatformUnavailable).retryAfterMs).toBe(7_000);
      });
    });
  });
}
