import { CUSTOMER_OF } from '../cast.js';
import { SCENARIOS, type Scenario } from '../scenarios.js';
import { useVisit } from '../state/visit.js';
import { useWords } from '../words/words.js';

interface ExamplesProps {
  /** The thread in which a customer would go on, `null` before the first message. */
  readonly threadToGoOnIn: (person: string) => string | null;
}

/** Messages to send with one click, as the customer the visitor is, else as the one of the page's language. */
export function Examples({ threadToGoOnIn }: ExamplesProps) {
  const { language, words } = useWords();
  const { me, actAs, send } = useVisit();

  function play(scenario: Scenario): void {
    const customer = me.role === 'customer' ? me : CUSTOMER_OF[language];
    if (customer.id !== me.id) actAs(customer);
    void send(customer, scenario.text[language], scenario.goesOn ? threadToGoOnIn(customer.id) : null);
  }

  return (
    <section class="examples" aria-labelledby="examples-title">
      <h3 id="examples-title" class="hidden">
        {words.examples}
      </h3>
      <ul>
        {SCENARIOS.map((scenario) => (
          <li key={scenario.id}>
            <button
              type="button"
              class="chip"
              data-scenario={scenario.id}
              title={scenario.text[language]}
              onClick={() => play(scenario)}
            >
              {scenario.label[language]}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
