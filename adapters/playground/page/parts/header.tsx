import type { Language } from '../../../../src/core/language.js';
import type { Wish } from '../api.js';
import { CAST, type CastMember, firstName } from '../cast.js';
import { useVisit } from '../state/visit.js';
import { useWords } from '../words/words.js';
import { Avatar } from './avatar.js';

const LANGUAGE_NAMES: readonly (readonly [Language, string])[] = [
  ['it', 'Italiano'],
  ['en', 'English'],
];

/** As what Garbo's posts can be shown; names need no translation. */
const LOOK_NAMES: readonly (readonly [Wish['look'], string])[] = [
  ['garbo', 'Garbo'],
  ['slack', 'Slack'],
  ['teams', 'Teams'],
];

interface HeaderProps {
  readonly onLanguage: (language: Language) => void;
  readonly look: Wish['look'];
  readonly onLook: (look: Wish['look']) => void;
}

/** What this page is, who the visitor is, and which language both speak. */
export function Header({ onLanguage, look, onLook }: HeaderProps) {
  const { words } = useWords();
  return (
    <header class="header">
      <div class="brand">
        <h1>Garbo</h1>
        <p>
          {words.tagline} <span>{words.guide}</span>
        </p>
      </div>
      <div class="choices">
        <LookChoice look={look} onLook={onLook} />
        <LanguageChoice onLanguage={onLanguage} />
      </div>
      <PersonChoice />
    </header>
  );
}

function LookChoice({ look, onLook }: Pick<HeaderProps, 'look' | 'onLook'>) {
  const { words } = useWords();
  return (
    <fieldset class="switch">
      <legend class="hidden">{words.lookAs}</legend>
      {LOOK_NAMES.map(([id, name]) => (
        <label key={id} title={words.looks[id]}>
          <input
            type="radio"
            name="look"
            value={id}
            aria-label={words.looks[id]}
            checked={id === look}
            onChange={() => onLook(id)}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}

function LanguageChoice({ onLanguage }: { readonly onLanguage: (language: Language) => void }) {
  const { language, words } = useWords();
  return (
    <fieldset class="switch">
      <legend class="hidden">{words.language}</legend>
      {LANGUAGE_NAMES.map(([code, name]) => (
        <label key={code} lang={code} title={name}>
          <input
            type="radio"
            name="language"
            value={code}
            aria-label={name}
            checked={code === language}
            onChange={() => onLanguage(code)}
          />
          <span>{code.toUpperCase()}</span>
        </label>
      ))}
    </fieldset>
  );
}

function PersonChoice() {
  const { words } = useWords();
  return (
    <fieldset class="people">
      <legend>{words.whoAreYou}</legend>
      <div class="people-row">
        {CAST.map((person) => (
          <PersonOption key={person.id} person={person} />
        ))}
      </div>
    </fieldset>
  );
}

function PersonOption({ person }: { readonly person: CastMember }) {
  const { words } = useWords();
  const { me, actAs, standings } = useVisit();
  const standing = standings[person.id] ?? 'good';
  return (
    <label class="person">
      <input
        type="radio"
        name="person"
        value={person.id}
        checked={person.id === me.id}
        onChange={() => actAs(person)}
      />
      <Avatar name={person.name} side={person.role} />
      <span class="person-words">
        <span class="person-name">{firstName(person.name)}</span>
        {standing === 'good' ? (
          <span class="person-role">{words.roles[person.role]}</span>
        ) : (
          <span class="person-role person-standing">{words.standings[standing]}</span>
        )}
      </span>
    </label>
  );
}
