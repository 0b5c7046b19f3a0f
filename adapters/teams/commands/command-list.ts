import type { Language } from '../../../src/core/language.js';
import type { ConversationKind } from '../conversation-id.js';

/** Names a command for the program, whatever word calls it. */
export type CommandId =
  | 'report'
  | 'status'
  | 'mode'
  | 'on'
  | 'shadow'
  | 'off'
  | 'stats'
  | 'setup'
  | 'support'
  | 'home'
  | 'policy'
  | 'dispute'
  | 'complaint'
  | 'privacy'
  | 'help';

/** A command as the menus of Teams offer it. Whoever may not use one is told so when they do. */
export interface ListedCommand {
  readonly id: CommandId;
  /** The word that calls it, as the menu writes it: at most 32 characters. */
  readonly title: Readonly<Record<Language, string>>;
  /** Further words that call it, shown in no menu. */
  readonly also?: Readonly<Record<Language, readonly string[]>>;
  /** What it does, for the menu: at most 128 characters. */
  readonly does: Readonly<Record<Language, string>>;
  readonly audience: 'staff' | 'customers' | 'everybody';
  /** Where the menu that opens after mentioning Garbo, or in the direct conversation, offers it. */
  readonly mentionedIn: readonly ConversationKind[];
  /** Whether the menu that opens after `/` offers it; it has room for twelve. */
  readonly isSlash: boolean;
}

const EVERYWHERE = ['channel', 'chat', 'personal'] as const;
const IN_CONVERSATIONS = ['channel', 'chat'] as const;

/**
 * All commands, in the order of the menus. A menu after a mention takes ten of them.
 * Source: https://learn.microsoft.com/microsoft-365/extensibility/schema/root-bots-command-lists
 */
export const COMMAND_LIST: readonly ListedCommand[] = [
  {
    id: 'report',
    title: { it: 'segnala', en: 'report' },
    does: {
      it: 'Segnala ai responsabili che cosa ha scritto o detto un cliente',
      en: 'Reports to the managers what a customer wrote or said',
    },
    audience: 'staff',
    mentionedIn: EVERYWHERE,
    isSlash: true,
  },
  {
    id: 'status',
    title: { it: 'stato', en: 'status' },
    does: {
      it: 'Mostra la situazione di un cliente: stato @cliente',
      en: 'Shows how a customer stands: status @customer',
    },
    audience: 'staff',
    mentionedIn: IN_CONVERSATIONS,
    isSlash: true,
  },
  {
    id: 'mode',
    title: { it: 'modo', en: 'mode' },
    also: { it: ['modalità'], en: [] },
    does: { it: 'Mostra come si comporta Garbo qui', en: 'Shows how Garbo behaves here' },
    audience: 'staff',
    mentionedIn: IN_CONVERSATIONS,
    isSlash: true,
  },
  {
    id: 'on',
    title: { it: 'on', en: 'on' },
    also: { it: [], en: ['live'] },
    does: { it: 'Garbo risponde ai clienti in questo canale', en: 'Garbo answers customers in this channel' },
    audience: 'staff',
    mentionedIn: [],
    isSlash: false,
  },
  {
    id: 'shadow',
    title: { it: 'ombra', en: 'shadow' },
    does: {
      it: 'Solo i responsabili vedono che cosa farebbe Garbo in questo canale',
      en: 'Only managers see what Garbo would do in this channel',
    },
    audience: 'staff',
    mentionedIn: [],
    isSlash: false,
  },
  {
    id: 'off',
    title: { it: 'off', en: 'off' },
    does: { it: 'Garbo non valuta nulla in questo canale', en: 'Garbo judges nothing in this channel' },
    audience: 'staff',
    mentionedIn: [],
    isSlash: false,
  },
  {
    id: 'stats',
    title: { it: 'statistiche', en: 'stats' },
    also: { it: ['numeri'], en: ['statistics'] },
    does: { it: 'Mostra i numeri delle ultime settimane', en: 'Shows the figures of the last few weeks' },
    audience: 'staff',
    mentionedIn: EVERYWHERE,
    isSlash: true,
  },
  {
    id: 'setup',
    title: { it: 'impostazioni', en: 'setup' },
    also: { it: [], en: ['settings'] },
    does: { it: 'Apre le impostazioni, per i responsabili', en: 'Opens the settings, for managers' },
    audience: 'staff',
    mentionedIn: EVERYWHERE,
    isSlash: true,
  },
  {
    id: 'support',
    title: { it: 'supporto', en: 'support' },
    does: {
      it: 'Chiede di parlarne con un responsabile, dopo un messaggio difficile',
      en: 'Asks to talk to a manager, after a difficult message',
    },
    audience: 'staff',
    mentionedIn: ['personal'],
    isSlash: true,
  },
  {
    id: 'home',
    title: { it: 'panoramica', en: 'overview' },
    also: { it: [], en: ['home'] },
    does: {
      it: 'Mostra la tua pagina nella conversazione con Garbo',
      en: 'Shows your own page in the conversation with Garbo',
    },
    audience: 'everybody',
    mentionedIn: [],
    isSlash: true,
  },
  {
    id: 'policy',
    title: { it: 'policy', en: 'policy' },
    does: { it: 'Mostra le regole di questo canale', en: 'Shows the rules of this channel' },
    audience: 'everybody',
    mentionedIn: EVERYWHERE,
    isSlash: true,
  },
  {
    id: 'dispute',
    title: { it: 'contestazione', en: 'dispute' },
    does: {
      it: 'Per dire che un avviso ricevuto è sbagliato',
      en: 'To say that a notice you received is wrong',
    },
    audience: 'customers',
    mentionedIn: EVERYWHERE,
    isSlash: true,
  },
  {
    id: 'complaint',
    title: { it: 'reclamo', en: 'complaint' },
    does: {
      it: 'Per scrivere alla direzione a proposito di una persona del team',
      en: 'To write to senior management about a member of the team',
    },
    audience: 'customers',
    mentionedIn: EVERYWHERE,
    isSlash: true,
  },
  {
    id: 'privacy',
    title: { it: 'privacy', en: 'privacy' },
    does: {
      it: 'Dice che cosa conserva Garbo, e per quanto tempo',
      en: 'Says what Garbo keeps, and for how long',
    },
    audience: 'everybody',
    mentionedIn: EVERYWHERE,
    isSlash: true,
  },
  {
    id: 'help',
    title: { it: 'aiuto', en: 'help' },
    does: { it: 'Elenca che cosa puoi chiedere a Garbo', en: 'Lists what you can ask of Garbo' },
    audience: 'everybody',
    mentionedIn: EVERYWHERE,
    isSlash: true,
  },
];

/** The words that call a command, in both languages. */
export function wordsOf(id: CommandId): readonly string[] {
  return COMMAND_LIST.filter((listed) => listed.id === id).flatMap(({ title, also }) => [
    title.it,
    title.en,
    ...(also ? [...also.it, ...also.en] : []),
  ]);
}

/** The language of a command's word; `null` for words of English that people who speak Italian use as well. */
export function languageOfWord(word: string): Language | null {
  const isItalian = COMMAND_LIST.some(
    ({ title, also }) => title.en !== word && (title.it === word || also?.it.includes(word)),
  );
  return isItalian ? 'it' : null;
}

/** The entry in a message's menu, for messages of customers; it works in threads too. */
export const REPORT_ACTION = {
  /** The command's id in the manifest, which comes back with every use. */
  id: 'garboReport',
  title: { it: 'Segnala il messaggio', en: 'Report message' },
  does: {
    it: 'Segnala ai responsabili questo messaggio di un cliente',
    en: 'Reports this customer’s message to the managers',
  },
} as const satisfies Readonly<{ id: string } & Pick<ListedCommand, 'title' | 'does'>>;
