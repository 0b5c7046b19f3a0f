import type { Language } from '../../../../src/core/language.js';
import { CAST, type CastMember, firstName } from '../cast.js';
import { useVisit } from '../state/visit.js';
import { useWords } from '../words/words.js';
import { Avatar } from './avatar.js';

const LANGUAGE_NAMES: readonly (readonly [Language, string])[] = [
  ['it', 'Italiano'],
  ['en', 'English'],
];

/** What this page is, who the visitor is, and which language both speak. */
export function Header({ onLanguage }: { readonly onLanguage: (language: Language) => void }) {
  const { words } = useWords();
  return (
    <header class="header">
      <div class="brand">
        <h1>Garbo</h1>
        <p>
          {words.tagline} <span>{words.guide}</span>
        </p>
      </div>
      <LanguageChoice onLanguage={onLanguage} />
      <PersonChoice />
    </header>
  );
}

function LanguageChoice({ onLanguage }: { readonly onLanguage: (language: Language) => void }) {
  const { language, words } = useWords();
  return (
    <fieldset class="languages">
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
