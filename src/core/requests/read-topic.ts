import type { Language } from '../language.js';
import type { InfoRequest, Topic } from './request.js';

/** The words that ask for something, without accents, and the language each belongs to. */
const WORDS: ReadonlyMap<string, Pick<InfoRequest, 'topic' | 'spoken'>> = new Map([
  ...words('policy', null, 'policy', 'policies'),
  ...words('policy', 'it', 'regole', 'regola', 'regolamento'),
  ...words('policy', 'en', 'rules'),
  ...words('dispute', 'it', 'contestazione', 'contestazioni', 'contestare'),
  ...words('dispute', 'en', 'dispute', 'disputes', 'appeal'),
  ...words('complaint', 'it', 'reclamo', 'reclami', 'reclamare'),
  ...words('complaint', 'en', 'complaint', 'complaints', 'complain'),
  ...words('privacy', null, 'privacy', 'gdpr'),
  ...words('help', 'it', 'aiuto', 'aiutami'),
  ...words('help', 'en', 'help'),
]);

/** What people put around the word without asking for anything else. */
const AROUND = new Set(
  `un una uno il la lo le i gli l una per favore cortesia grazie ciao salve buongiorno buonasera vorrei voglio
   fare presentare aprire inviare leggere vedere mio mia tuo tua a an the your my please thanks thank you hi hello
   i d want would like to file open make send read see show me`.split(/\s+/u),
);

function words(topic: Topic, spoken: Language | null, ...all: readonly string[]) {
  return all.map((word) => [word, { topic, spoken }] as const);
}

/**
 * What a message asks of Garbo, its mention taken out: one of the words, in Italian or English, however accented,
 * written or punctuated, with nothing around it but politeness. Nothing at all asks for help. `null`: somebody merely
 * names Garbo, and is not answered.
 */
export function readTopic(text: string): Pick<InfoRequest, 'topic' | 'spoken'> | null {
  const said = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const all = said.match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu) ?? [];
  if (all.length === 0) return { topic: 'help', spoken: null };
  const [word, ...others] = all.filter((one) => !AROUND.has(one));
  return word === undefined || others.length > 0 ? null : (WORDS.get(word) ?? null);
}
