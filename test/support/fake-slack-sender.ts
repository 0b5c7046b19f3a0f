import { createHmac } from 'node:crypto';
import type { FakeSlack } from './fake-slack.js';
import {
  commandForm,
  eventEnvelope,
  homeOpenedEvent,
  homePressPayload,
  messageEvent,
  pressPayload,
  submissionPayload,
} from './slack/payloads.js';
import type { FakeMessage } from './slack/state.js';
import { buttonsOf, buttonsOnHome } from './slack/visible-text.js';

/** What the app answered to a delivery. */
export interface DeliveryAnswer {
  readonly status: number;
  readonly body: string;
}

/** How a delivery differs from an ordinary one. */
export interface DeliveryOptions {
  /** The same id again: Slack sends the event another time. */
  readonly eventId?: string;
  /** 1 to 3, with a reason, as Slack counts its attempts. */
  readonly retry?: { readonly num: number; readonly reason: string };
  /** Seconds since 1970; a time long ago is refused. */
  readonly timestamp?: number;
  /** Signs with another secret. */
  readonly secret?: string;
}

/** A message that was written and reported to the app. */
export interface SentMessage {
  readonly message: FakeMessage;
  readonly eventId: string;
  readonly answer: DeliveryAnswer;
}

/**
 * Slack's sending side: what people do in the fake Slack reaches the app as signed requests to its request URL.
 *
 * ```ts
 * const sender = new FakeSlackSender(slack, 'http://127.0.0.1:3000/slack/events', 'signing-secret');
 * const { message } = await sender.writes('UGUEST', 'CSUPPORT', 'Siete degli idioti');
 * const [warning] = slack.postsIn('CSUPPORT');
 * await sender.presses('UGUEST', 'CSUPPORT', warning, 'dispute');
 * await sender.submits('UGUEST', { reason: 'Ero arrabbiato' });
 * ```
 */
export class FakeSlackSender {
  #events = 0;

  constructor(
    private readonly slack: FakeSlack,
    private readonly url: string,
    private readonly secret: string,
  ) {}

  /** Somebody writes in a channel, or in a thread of it. */
  async writes(
    user: string,
    channel: string,
    text: string,
    thread?: string,
    extra: Readonly<Record<string, unknown>> = {},
  ): Promise<SentMessage> {
    const message = this.slack.write(channel, user, text, thread);
    const sent = await this.sendEvent({ ...messageEvent(this.slack, channel, message), ...extra });
    return { message, ...sent };
  }

  /** The author changes a message. */
  async edits(channel: string, message: FakeMessage, text: string): Promise<SentMessage> {
    const previous = { ...message };
    message.text = text;
    message.edited = { user: message.user, ts: this.slack.nextTs() };
    const sent = await this.sendEvent({
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      channel,
      channel_type: this.slack.channels.get(channel)?.kind,
      ts: this.slack.nextTs(),
      message: { type: 'message', ...message },
      previous_message: { type: 'message', ...previous },
    });
    return { message, ...sent };
  }

  /** The author deletes a message. */
  async deletes(channel: string, message: FakeMessage): Promise<SentMessage> {
    const messages = this.slack.channels.get(channel)?.messages ?? [];
    messages.splice(messages.indexOf(message), 1);
    const ts = this.slack.nextTs();
    const sent = await this.sendEvent({
      type: 'message',
      subtype: 'message_deleted',
      hidden: true,
      channel,
      channel_type: this.slack.channels.get(channel)?.kind,
      ts,
      event_ts: ts,
      deleted_ts: message.ts,
      previous_message: { type: 'message', ...message },
    });
    return { message, ...sent };
  }

  /** Presses a button under a post of the bot, by its id without the prefix: `dispute`, `take`. */
  async presses(
    user: string,
    channel: string,
    message: FakeMessage | undefined,
    buttonId: string,
    options: { readonly triggerId?: string } = {},
  ): Promise<DeliveryAnswer> {
    const ids = [`garbo:${buttonId}`, `garbo-link:${buttonId}`];
    const button = message && buttonsOf(message).find(({ actionId }) => ids.includes(actionId));
    if (message === undefined || button === undefined) {
      throw new Error(`there is no button "${buttonId}" under this message`);
    }
    const triggerId = options.triggerId ?? this.slack.issueTrigger();
    return this.sendInteraction(pressPayload(this.slack, { user, channel, message, button, triggerId }));
  }

  /** Opens a tab of the bot's home. */
  opensHome(user: string, options: DeliveryOptions & { readonly tab?: string } = {}) {
    return this.sendEvent(homeOpenedEvent(this.slack, user, options.tab ?? 'home'), options);
  }

  /** Presses a button on a home, by its id without the prefix: `refresh`, `support`. */
  async pressesHome(
    user: string,
    buttonId: string,
    options: { readonly triggerId?: string; readonly language?: 'it' | 'en' } = {},
  ): Promise<DeliveryAnswer> {
    const actionId = `garbo-home:${buttonId}`;
    const shown = buttonsOnHome(this.slack.homes.get(user)).find((button) => button.actionId === actionId);
    const button = shown ?? { actionId, blockId: `garbo:${options.language ?? 'it'}:9` };
    const triggerId = options.triggerId ?? this.slack.issueTrigger();
    return this.sendInteraction(homePressPayload(this.slack, { user, button, triggerId }));
  }

  /** Submits the dialog opened last; `values` are the texts of its fields by block id. */
  async submits(user: string, values: Readonly<Record<string, string | null>>): Promise<DeliveryAnswer> {
    const view = this.slack.views.at(-1);
    if (view === undefined) throw new Error('no dialog was opened');
    return this.sendInteraction(submissionPayload(this.slack, user, view, values));
  }

  /** Types `/garbo …` in a channel. */
  async commands(user: string, channel: string, text: string): Promise<DeliveryAnswer> {
    const form = commandForm(this.slack, { user, channel, text });
    return this.#send(new URLSearchParams(form).toString(), 'application/x-www-form-urlencoded', {});
  }

  /** Sends a form, as slash commands come; also one of a shape Slack never has. */
  sendForm(form: Readonly<Record<string, string>>): Promise<DeliveryAnswer> {
    return this.#send(new URLSearchParams(form).toString(), 'application/x-www-form-urlencoded', {});
  }

  /** Sends any event inside its envelope. */
  async sendEvent(
    event: object,
    options: DeliveryOptions = {},
  ): Promise<{ readonly eventId: string; readonly answer: DeliveryAnswer }> {
    this.#events += 1;
    // Slack's event ids are unique among all workspaces.
    const eventId = options.eventId ?? `Ev${this.slack.team}${String(this.#events).padStart(8, '0')}`;
    const envelope = eventEnvelope(this.slack, eventId, event);
    return { eventId, answer: await this.sendBody(JSON.stringify(envelope), options) };
  }

  /** Sends a button press or a dialog, form-encoded as Slack does. */
  sendInteraction(payload: object): Promise<DeliveryAnswer> {
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    return this.#send(body, 'application/x-www-form-urlencoded', {});
  }

  /** Sends any JSON text, also one of a shape Slack never has. */
  sendBody(body: string, options: DeliveryOptions = {}): Promise<DeliveryAnswer> {
    return this.#send(body, 'application/json', options);
  }

  async #send(body: string, contentType: string, options: DeliveryOptions): Promise<DeliveryAnswer> {
    const timestamp = options.timestamp ?? Math.floor(Date.now() / 1000);
    const signature = createHmac('sha256', options.secret ?? this.secret)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    const response = await fetch(this.url, {
      method: 'POST',
      body,
      headers: {
        'content-type': contentType,
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': `v0=${signature}`,
        ...(options.retry === undefined
          ? {}
          : {
              'x-slack-retry-num': String(options.retry.num),
              'x-slack-retry-reason': options.retry.reason,
            }),
      },
    });
    return { status: response.status, body: await response.text() };
  }
}
