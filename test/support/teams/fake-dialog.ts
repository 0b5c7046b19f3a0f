import { z } from 'zod';
import type { DeliveryAnswer, FakeTeamsSender } from './fake-teams-sender.js';
import { cardFaults } from './validate-card.js';

const element = z.looseObject({ type: z.string(), id: z.string().optional() });
const cardSchema = z.looseObject({
  type: z.literal('AdaptiveCard'),
  body: z.array(element),
  actions: z.array(z.looseObject({ type: z.string(), title: z.string(), data: z.unknown() })).optional(),
});
const continued = z.object({
  task: z.object({
    type: z.literal('continue'),
    value: z.object({
      title: z.string().min(1),
      card: z.object({
        contentType: z.literal('application/vnd.microsoft.card.adaptive'),
        content: cardSchema,
      }),
    }),
  }),
});
const said = z.object({ task: z.object({ type: z.literal('message'), value: z.string().min(1) }) });

type Element = z.infer<typeof element>;

/** A dialog as Teams shows it to whoever opened it. */
export class FakeDialog {
  private constructor(
    private readonly sender: FakeTeamsSender,
    private readonly from: string,
    private readonly conversation: string,
    readonly title: string,
    readonly card: z.infer<typeof cardSchema>,
    private readonly used: object | null,
  ) {}

  /**
   * The dialog that an answer shows. Throws when it shows none, or a card that Teams would not show.
   * @param used the entry in a message's menu that opened it, as it was sent; what is filled in goes back beside it
   */
  static of(
    sender: FakeTeamsSender,
    from: string,
    conversation: string,
    { body }: DeliveryAnswer,
    used: object | null = null,
  ): FakeDialog {
    const { title, card } = continued.parse(body).task.value;
    const faults = cardFaults(card.content);
    if (faults.length > 0) throw new Error(`Teams does not show the dialog: ${faults.join('; ')}`);
    return new FakeDialog(sender, from, conversation, title, { ...card.content }, used);
  }

  /** The inputs, those inside other elements included. */
  get inputs(): readonly Element[] {
    return inside(this.card.body).filter(({ type }) => type.startsWith('Input.'));
  }

  /** The input of this id. Throws when there is none. */
  input(id: string): Element {
    const found = this.inputs.find((one) => one.id === id);
    if (!found) throw new Error(`the dialog has no field ${id}`);
    return found;
  }

  /** All words that are read in it. */
  get text(): string {
    return inside([this.card])
      .flatMap(({ text, title, label, placeholder, value, type }) => [
        text,
        title,
        label,
        placeholder,
        ...(type === 'Input.Text' ? [value] : []),
      ])
      .filter((words) => typeof words === 'string')
      .map((words) => words.replaceAll(/\\(.)/gu, '$1'))
      .join('\n');
  }

  /**
   * Fills fields in and presses a button that submits; what is not filled in stays as the dialog shows it. As in
   * Teams, a required field left empty keeps the dialog from being sent.
   * @param title of the button; without it the first
   */
  async send(fields: Readonly<Record<string, string>> = {}, title?: string): Promise<DeliveryAnswer> {
    for (const id of Object.keys(fields)) this.input(id);
    const filled: Record<string, string> = {};
    for (const { id, value, isRequired, label } of this.inputs) {
      if (id === undefined) throw new Error('a field without id');
      const typed = fields[id] ?? (typeof value === 'string' ? value : '');
      if (isRequired === true && typed.trim() === '') throw new Error(`Teams asks to fill in ${label}`);
      if (typed !== '') filled[id] = typed;
    }
    const action = inside([this.card]).find(
      (one) => one.type === 'Action.Submit' && (title === undefined || one.title === title),
    );
    if (!action) throw new Error(`no button ${title ?? ''} in the dialog`);
    const taken = action.associatedInputs === 'none' ? {} : filled;
    const data = typeof action.data === 'object' ? { ...action.data, ...taken } : taken;
    if (this.used) {
      const value = { ...this.used, data };
      return this.sender.invokes(this.from, this.conversation, 'composeExtension/submitAction', value);
    }
    const isOpener = JSON.stringify(action.data ?? null).includes('task/fetch');
    return this.sender.invokes(this.from, this.conversation, isOpener ? 'task/fetch' : 'task/submit', {
      data,
      context: { theme: 'default' },
    });
  }
}

/** The sentence a dialog is answered with. Throws when it is answered with none. */
export function saidIn({ body }: DeliveryAnswer): string {
  return said.parse(body).task.value;
}

function inside(value: unknown): Element[] {
  if (Array.isArray(value)) return value.flatMap(inside);
  if (typeof value !== 'object' || value === null) return [];
  const own = element.safeParse(value);
  return [...(own.success ? [own.data] : []), ...Object.values(value).flatMap(inside)];
}
