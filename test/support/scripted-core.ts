import type { PressOutcome } from '../../src/core/cases/press.js';
import type { PostContent } from '../../src/core/notices/post-content.js';
import { mayReview } from '../../src/core/people/person.js';
import type { ChatPlatform, PostAddress, PostRequest } from '../../src/core/ports/chat-platform.js';
import type { MessageJob, Press } from '../../src/core/ports/queues.js';
import type { InboundMessage } from '../../src/core/screening/message.js';
import { aWarning } from './post-content.js';

type Shown = PostRequest & { readonly receipt: Awaited<ReturnType<ChatPlatform['post']>> };

/**
 * Plays the core for tests of the page: a message with an insult gets a polite request, the next one an alert,
 * one about reviews a private reminder. Deciding on the alert shrinks it to one line.
 */
export class ScriptedCore {
  readonly #posts = new Map<string, Shown>();
  readonly #warned = new Set<string>();
  /** Set before the first message. */
  platform: ChatPlatform | null = null;

  async enqueueMessage(job: MessageJob): Promise<void> {
    if (job.type !== 'screen' || job.message.change === 'deleted') return;
    const { message } = job;
    if (/idiot/i.test(message.text)) await this.#answerInsult(message);
    if (/recensioni negative/i.test(message.text))
      await this.#post(message, { to: 'person', person: message.author }, aReminder());
  }

  async press(press: Press): Promise<PressOutcome> {
    const post = this.#posts.get(press.postId);
    if (post === undefined) return { status: 'gone', say: 'Non c’è più.' };
    if (press.button === 'read-policy')
      return { status: 'shown', say: 'Ecco la policy.', text: 'Rispetto per chi ti assiste.' };
    const presser = await this.#chat.findPerson(press.workspace, press.actor);
    if (post.content.kind === 'alert' && !mayReview(presser.role))
      return { status: 'forbidden', say: 'Solo chi è responsabile può decidere.' };
    if (post.content.buttons.length === 0) return { status: 'already-done', say: 'Già deciso.' };
    if (post.content.kind === 'alert' && press.reason === '')
      return { status: 'reason-needed', say: 'Serve un motivo.' };
    const content: PostContent = {
      ...post.content,
      title: null,
      paragraphs: [`${presser.name}: corrispondenza interrotta · ${press.reason}`],
      facts: [],
      folded: null,
      buttons: [],
    };
    this.#posts.set(press.postId, { ...post, content });
    await this.#chat.update({ ...post, content });
    return { status: 'done', say: 'Fatto: la corrispondenza è interrotta.' };
  }

  get #chat(): ChatPlatform {
    if (this.platform === null) throw new Error('The scripted core has no platform yet.');
    return this.platform;
  }

  async #answerInsult(message: InboundMessage): Promise<void> {
    const inThread = { to: 'conversation', conversation: 'support', thread: message.thread } as const;
    const toManagers = { to: 'conversation', conversation: 'managers', thread: null } as const;
    if (this.#warned.has(message.author)) {
      await this.#post(message, toManagers, anAlert(message));
      return;
    }
    this.#warned.add(message.author);
    await this.#post(message, inThread, aWarning());
  }

  async #post(message: InboundMessage, address: PostAddress, content: PostContent): Promise<void> {
    const postId = `post-${this.#posts.size + 1}`;
    const request = { workspace: message.key, postId, address, content };
    const receipt = await this.#chat.post(request);
    this.#posts.set(postId, { ...request, receipt });
  }
}

function aReminder(): PostContent {
  return aWarning({
    kind: 'reminder',
    paragraphs: [
      'Capiamo che vuoi una soluzione in fretta. Ti chiediamo solo di non usare i commenti sui social come mezzo di pressione («vi riempio di recensioni negative»).',
      'Rivolgiti direttamente al team: cercherà sempre di risolvere il tuo reclamo il più in fretta possibile.',
    ],
    clause: {
      id: 'reputation-threat',
      text: 'Per cortesia non minacciare il team di commenti negativi sui social.',
    },
    quotes: ['vi riempio di recensioni negative'],
  });
}

function anAlert({ key, thread, text }: InboundMessage): PostContent {
  return aWarning({
    kind: 'alert',
    title: 'Da decidere: proseguire o interrompere? · gravità media',
    paragraphs: ['Ha scritto: «i…i»'],
    quotes: ['idioti'],
    facts: [
      { label: 'Chi', value: 'Carla Rossi · in attesa di una decisione' },
      { label: 'Storia', value: 'un avviso negli ultimi 90 giorni, il 23 novembre; nessuna contestazione' },
      { label: 'Garbo consiglia', value: 'interrompere la corrispondenza' },
      { label: 'Perché', value: 'è continuato dopo la richiesta cortese' },
      { label: 'Da quando', value: 'in attesa dal 23 novembre alle 11:40' },
      { label: 'Caso', value: 'G-1001' },
    ],
    folded: { label: 'Mostra il messaggio', text },
    about: { conversation: key.conversation, message: key.message, thread },
    footer: null,
    buttons: [
      { id: 'show-message', label: 'Mostra il messaggio', style: 'plain', reason: 'none' },
      { id: 'take', label: 'Me ne occupo io', style: 'primary', reason: 'optional' },
      { id: 'not-a-violation', label: 'Non è una violazione', style: 'plain', reason: 'required' },
      { id: 'warn-again', label: 'Avvisa di nuovo', style: 'plain', reason: 'required' },
      {
        id: 'end-correspondence',
        label: 'Interrompi la corrispondenza',
        style: 'danger',
        reason: 'required',
      },
      { id: 'block', label: 'Blocca', style: 'danger', reason: 'required' },
      { id: 'refer', label: 'Segnala alle autorità', style: 'danger', reason: 'required' },
    ],
  });
}
