import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../../src/core/language.js';
import type { Button } from '../../../src/core/notices/post-content.js';
import { deleteMessage, editMessage, pressButton, type ShownMessage, sendMessage } from './api.js';
import { CAST, type CastMember, firstName } from './cast.js';
import { ActingNote } from './parts/acting-note.js';
import { Composer } from './parts/composer.js';
import { Examples } from './parts/examples.js';
import { Header } from './parts/header.js';
import { Pane, type PaneName } from './parts/pane.js';
import { PaneTabs } from './parts/pane-tabs.js';
import { ReasonQuestion, RemovalQuestion, TextShown } from './parts/questions.js';
import { StatusLine } from './parts/status-line.js';
import { showMessage } from './state/show-message.js';
import { useChoice } from './state/use-choice.js';
import { useConversations } from './state/use-conversations.js';
import { useNews } from './state/use-news.js';
import { useStandings } from './state/use-standings.js';
import { failureText, useStatus } from './state/use-status.js';
import { type Visit, VisitContext } from './state/visit.js';
import { threadToGoOnIn } from './threads.js';
import { LanguageContext, WORDS } from './words/words.js';

const CAST_IDS = CAST.map((person) => person.id);

/** What stands above the page, if anything. */
type Question =
  | { readonly ask: 'reason'; readonly message: ShownMessage; readonly button: Button }
  | { readonly ask: 'removal'; readonly message: ShownMessage }
  | { readonly ask: 'read'; readonly title: string; readonly text: string };

/** The whole page. */
export function App() {
  const [language, setLanguage] = useChoice<Language>('garbo-language', ['it', 'en'], browserLanguage());
  const [personId, setPersonId] = useChoice('garbo-person', CAST_IDS, CAST[0].id);
  const me: CastMember = CAST.find((person) => person.id === personId) ?? CAST[0];
  const words = WORDS[language];

  const [look, setLook] = useChoice('garbo-look', ['garbo', 'slack', 'teams'], 'garbo');
  const wish = { look, reader: me.id };
  const conversations = useConversations(['support', 'managers', `direct:${me.id}`], wish);
  const support = conversations.of('support');
  const managers = conversations.of('managers');
  const [pane, setPane] = useState<PaneName>('support');
  const standings = useStandings(support.messages, managers.messages);
  const news = useNews({ support, managers }, pane);

  const [status, setStatus] = useStatus();
  const [question, setQuestion] = useState<Question | null>(null);
  const [answering, setAnswering] = useState<ShownMessage | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = words.title;
  }, [language, words]);

  /** Runs an action and says what came of it, unless that shows by itself; answers whether it worked. */
  async function attempt(action: () => Promise<string | null>): Promise<boolean> {
    try {
      const text = await action();
      setStatus(text === null ? null : { text, failed: false });
      return true;
    } catch (error) {
      setStatus({ text: failureText(error, words), failed: true });
      return false;
    }
  }

  async function press(message: ShownMessage, button: Button, reason: string): Promise<void> {
    setQuestion(null);
    await attempt(async () => {
      const answer = await pressButton(me, language, { messageId: message.id, buttonId: button.id, reason });
      if (answer.text) setQuestion({ ask: 'read', title: button.label, text: answer.text });
      return answer.message;
    });
  }

  const visit: Visit = {
    me,
    standings,
    actAs: (person) => setPersonId(person.id as (typeof CAST_IDS)[number]),
    send: (author, text, thread) =>
      attempt(async () => {
        await sendMessage(author, language, text, thread);
        return standings[author.id] === 'blocked' ? words.notShown(firstName(author.name)) : null;
      }),
    edit: (id, text) =>
      attempt(async () => {
        await editMessage(id, me, text);
        return words.changed;
      }),
    remove: (message) => setQuestion({ ask: 'removal', message }),
    press: (message, button) => {
      if (button.reason === 'none') void press(message, button, '');
      else setQuestion({ ask: 'reason', message, button });
    },
    replyTo: (message) => {
      setAnswering(message);
      field.current?.focus();
    },
    goTo: (id) => {
      setPane('support');
      // The pane must be on the screen before it can scroll.
      requestAnimationFrame(() => showMessage(id, { pointOut: true }));
    },
  };

  const close = () => setQuestion(null);

  return (
    <LanguageContext.Provider value={language}>
      <VisitContext.Provider value={visit}>
        <Header onLanguage={setLanguage} look={look} onLook={setLook} />
        <PaneTabs shown={pane} news={news} onShow={setPane} />
        <main class={`panes shows-${pane}`}>
          <Pane
            name="support"
            conversation={support}
            own={conversations.of(`direct:${me.id}`)}
            onRetry={conversations.reload}
          >
            <Examples threadToGoOnIn={(person) => threadToGoOnIn(support.messages, person)} />
            <Composer field={field} answering={answering} onStopAnswering={() => setAnswering(null)} />
          </Pane>
          <Pane
            name="managers"
            conversation={managers}
            onRetry={conversations.reload}
            note={<ActingNote />}
          />
        </main>
        <StatusLine status={status} connected={conversations.connected} />
        {question?.ask === 'reason' && (
          <ReasonQuestion
            button={question.button}
            onReason={(reason) => void press(question.message, question.button, reason)}
            onClose={close}
          />
        )}
        {question?.ask === 'removal' && (
          <RemovalQuestion
            onConfirm={() => {
              close();
              void attempt(async () => {
                await deleteMessage(question.message.id, me);
                return words.deleted;
              });
            }}
            onClose={close}
          />
        )}
        {question?.ask === 'read' && (
          <TextShown title={question.title} text={question.text} onClose={close} />
        )}
      </VisitContext.Provider>
    </LanguageContext.Provider>
  );
}

function browserLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('it') ? 'it' : 'en';
}
