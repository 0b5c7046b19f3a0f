import { describe, expect, it } from 'vitest';
import { readTopic } from '../../src/core/requests/read-topic.js';

describe('what a message asks of Garbo', () => {
  it.each([
    ['policy', 'policy', null],
    ['  Regole! ', 'policy', 'it'],
    ['the rules, please?', 'policy', 'en'],
    ['CONTESTAZIONE', 'dispute', 'it'],
    ['Vorrei fare una contestazione, grazie', 'dispute', 'it'],
    ['dispute.', 'dispute', 'en'],
    ['«reclàmo»', 'complaint', 'it'],
    ['ciao, vorrei presentare un reclamo per favore', 'complaint', 'it'],
    ["I'd like to file a complaint", 'complaint', 'en'],
    ['Privacy?', 'privacy', null],
    ['aiuto', 'help', 'it'],
    ['HELP', 'help', 'en'],
    ['', 'help', null],
    [' ?! ', 'help', null],
  ])('%j asks for %s', (text, topic, spoken) => {
    expect(readTopic(text)).toEqual({ topic, spoken });
  });

  it.each([
    'grazie',
    'ciao',
    '👍',
    'che cosa ne pensi della policy di reso?',
    'ho già fatto reclamo due volte e nessuno risponde',
    'policy reclamo',
    'aiuto, il pacco non arriva',
    'constructor',
    'siete degli idioti',
  ])('%j merely names it', (text) => {
    expect(readTopic(text)).toBeNull();
  });
});
