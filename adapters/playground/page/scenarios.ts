import type { Language } from '../../../src/core/language.js';

/** A message to try with one click. */
export interface Scenario {
  readonly id: string;
  readonly label: Readonly<Record<Language, string>>;
  readonly text: Readonly<Record<Language, string>>;
  /** Goes into the thread the customer wrote in last, as somebody who does not let go. */
  readonly goesOn?: true;
}

/** The examples, in the order in which they tell the story. */
export const SCENARIOS: readonly Scenario[] = [
  {
    id: 'firm-complaint',
    label: { it: 'Lamentela ferma', en: 'Firm complaint' },
    text: {
      it: 'È la terza volta che il mio ordine arriva in ritardo e nessuno mi ha avvisato. Sono molto deluso: voglio sapere oggi stesso quando verrà consegnato.',
      en: 'My order is late for the third time and nobody warned me. I am really angry and I expect a delivery date today.',
    },
  },
  {
    id: 'insult',
    label: { it: 'Offesa', en: 'Insult' },
    text: {
      it: 'Siete un branco di idioti, non sapete fare il vostro lavoro.',
      en: 'You are a bunch of idiots, you cannot do your job.',
    },
  },
  {
    id: 'goes-on',
    label: { it: '… e continua', en: '… and it goes on' },
    text: {
      it: 'Ma allora siete proprio degli incapaci, vergognatevi. Idioti.',
      en: 'So you really are useless morons. Shame on you, idiots.',
    },
    goesOn: true,
  },
  {
    id: 'reviews',
    label: { it: 'Recensioni come leva', en: 'Reviews as leverage' },
    text: {
      it: 'Se non mi rimborsate entro oggi vi riempio di recensioni negative ovunque.',
      en: 'Refund me by tonight or I will ruin you on Trustpilot and all over social media.',
    },
  },
  {
    id: 'hardship',
    label: { it: 'Difficoltà come leva', en: 'Hardship as leverage' },
    text: {
      it: 'Mi avete già detto di no, ma ho perso il lavoro e ho due figli: se non mi rimborsate ci avrete sulla coscienza.',
      en: 'You already said no, but I lost my job and have two children: if you do not refund me it will be on your conscience.',
    },
  },
  {
    id: 'thing',
    label: { it: 'Imprecazione', en: 'Swearing at a thing' },
    text: {
      it: 'Questa stampante di merda si è bloccata di nuovo, mi aiutate?',
      en: 'This shitty printer is jammed again, can you help me?',
    },
  },
  {
    id: 'threat',
    label: { it: 'Minaccia', en: 'Threat' },
    text: {
      it: 'So dove lavorate: vi aspetto fuori e ve la faccio pagare con le mani.',
      en: 'I know where you work: I will wait outside and beat you up.',
    },
  },
  {
    id: 'self-harm',
    label: { it: 'Richiesta d’aiuto', en: 'Cry for help' },
    text: {
      it: 'Non ce la faccio più, ho perso tutto. Certe notti penso di farla finita.',
      en: 'I cannot go on, I have lost everything. Some nights I think of ending my life.',
    },
  },
];
