import { afterAll, beforeAll } from 'vitest';
import { PLAYGROUND_WORKSPACE, SUPPORT } from '../../adapters/playground/index.js';
import type { ShownMessage } from '../../adapters/playground/render.js';
import { type ChatPlatformHarness, describeChatPlatform } from '../support/chat-platform-contract.js';
import { MemorySqlPool } from '../support/memory-sql-pool.js';
import { PlaygroundServer } from '../support/playground-server.js';

const PEOPLE = [
  { id: 'carla', role: 'customer', name: 'Carla Rossi' },
  { id: 'john', role: 'customer', name: 'John Smith' },
  { id: 'anna', role: 'agent', name: 'Anna' },
  { id: 'giulia', role: 'manager', name: 'Giulia' },
] as const;

let pool: MemorySqlPool;

beforeAll(async () => {
  pool = await MemorySqlPool.open();
});

afterAll(() => pool.end());

/** Everything a reader of the page sees of a message. */
function wordsOf(message: ShownMessage): string {
  const { text, clause, quotes, facts, buttons } = message;
  const words = [text, clause?.text, ...quotes, ...facts.flatMap((fact) => [fact.label, fact.value])];
  return [...words, ...buttons.map((button) => button.label)].filter(Boolean).join('\n');
}

async function startHarness(): Promise<ChatPlatformHarness> {
  const server = await new PlaygroundServer(pool).start();
  const write = async (author: (typeof PEOPLE)[number], text: string): Promise<string> => {
    const { body } = await server.send('POST', '/messages', { conversation: SUPPORT, author, text });
    return (body as { id: string }).id;
  };
  for (const person of PEOPLE) await write(person, `Sono ${person.name}.`);
  const shown = async (conversation: string) =>
    (await server.conversation(conversation)).map((message) => ({ ...message, text: wordsOf(message) }));
  return {
    platform: server.playground.platform,
    workspace: PLAYGROUND_WORKSPACE,
    conversation: SUPPORT,
    missingConversation: 'nowhere',
    people: { customer: 'carla', otherCustomer: 'john', agent: 'anna', manager: 'giulia', nobody: 'nobody' },
    startThread: (text) => write(PEOPLE[0], text),
    shownIn: shown,
    shownTo: (person) => shown(`direct:${person}`),
    stop: async () => {
      await server.stop();
      await pool.query('DROP SCHEMA playground CASCADE');
    },
  };
}

describeChatPlatform('playground', startHarness);
