/** One sentence of an invented policy and the built-in clauses it may be taken for; none: it only informs. */
export interface Wording {
  readonly text: string;
  /** As `judged_as` names them, parted by `|` where two readings are right; empty: it must not be judged. */
  readonly label: string;
}

/** Sentences `label: text`, one a line. */
function wordings(lines: string): Wording[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [, label = '', text = ''] = /^([a-z|-]*): (.*)$/.exec(line.trim()) ?? [];
      return { label, text };
    });
}

/** What the patterns in `clause-patterns.ts` were written against. */
export const KNOWN_WORDINGS = wordings(`
  abusive-language: Offending our agents.
  abusive-language: Foul language of any kind.
  abusive-language: Shouting at the person who answers, also by writing in capitals.
  abusive-language: Calling people names.
  abusive-language: Cursing at our colleagues.
  abusive-language|demeaning-comment: Offendere gli operatori.
  abusive-language|demeaning-comment: Offese personali agli operatori.
  abusive-language: Toni aggressivi o maleducati.
  abusive-language: Bestemmiare o imprecare contro chi risponde.
  abusive-language: Usare parole volgari.
  threat: Threatening anyone on the team.
  threat: Violence, or hinting at it, towards our people.
  threat: Publishing the private address of an agent.
  threat: Following a colleague home or to the office.
  threat: Minacciare chi lavora con noi.
  threat: Gesti o parole intimidatorie che fanno temere per la propria sicurezza.
  threat: Pubblicare i dati personali di un operatore.
  threat: Presentarsi sotto casa di un collega.
  hostile-assumption: Treating suspicions as facts.
  hostile-assumption: Accusing us of acting in bad faith.
  hostile-assumption: Calling the company a fraud without evidence.
  hostile-assumption: Claiming that we deceive our customers on purpose.
  hostile-assumption: Dare per scontato che vogliamo imbrogliarvi.
  hostile-assumption: Accusarci di disonestà.
  hostile-assumption: Attribuire all'azienda cattive intenzioni senza prove.
  hostile-assumption: Darci dei ladri.
  demeaning-comment: Belittling the people who help you.
  demeaning-comment: Remarks about somebody's accent, sex or religion.
  demeaning-comment: Mocking an agent for a mistake.
  demeaning-comment: Treating our colleagues as inferior.
  demeaning-comment: Prendere in giro chi risponde.
  demeaning-comment: Frasi sprezzanti sulla competenza degli operatori.
  demeaning-comment: Commenti sull'aspetto o sull'origine delle persone.
  demeaning-comment: Sminuire il lavoro dei colleghi.
  bullying: Harassment of any employee.
  bullying: Humiliating a person in front of others.
  bullying: Sexual remarks.
  bullying: Targeting one agent over and over.
  bullying: Molestare un operatore, anche con allusioni sessuali.
  bullying: Umiliare una persona davanti a tutti.
  bullying: Prendere di mira sempre lo stesso operatore.
  bullying: Comportamenti persecutori.
  reputation-threat: Threatening to post negative reviews.
  reputation-threat: Holding a one-star rating over our heads.
  reputation-threat: Using Facebook or Google reviews as a weapon.
  reputation-threat: Warning us that you will ruin our name online unless you get a refund.
  reputation-threat: Minacciare recensioni negative.
  reputation-threat: Ricattare l'azienda con una stella su Google.
  reputation-threat: Annunciare post sui social per ottenere uno sconto.
  reputation-threat: Usare i social come arma contro di noi.
  hardship-leverage: Using personal hardship to obtain exceptions.
  hardship-leverage: Making us feel guilty about your situation to get a refund.
  hardship-leverage: Appealing to illness or money problems to get around the rules.
  hardship-leverage: Playing on pity.
  hardship-leverage: Usare i propri problemi personali per ottenere eccezioni.
  hardship-leverage: Fare leva sulla malattia per avere ciò che le regole non prevedono.
  hardship-leverage: Far sentire in colpa chi risponde per avere un rimborso.
  hardship-leverage: Invocare le proprie difficoltà economiche per aggirare le regole.
  escalation-pressure: Demanding the owner in order to change an answer.
  escalation-pressure: Insisting on a manager because you did not like the reply.
  escalation-pressure: Going over the agent's head to overturn a decision.
  escalation-pressure: Asking for the boss to get a different answer.
  escalation-pressure: Pretendere di parlare con il titolare per cambiare una risposta.
  escalation-pressure: Chiedere del responsabile solo perché la risposta non piace.
  escalation-pressure: Esigere il direttore come forma di pressione.
  escalation-pressure: Scavalcare l'operatore rivolgendosi ai vertici per ribaltare una decisione.
  answer-refusal: Insisting after an answer has been given.
  answer-refusal: Asking the same thing again once we have answered.
  answer-refusal: Refusing to accept a final decision.
  answer-refusal: Please respect our replies, even if you disagree.
  answer-refusal: Di accettare le risposte date secondo le procedure.
  answer-refusal: Ripetere la stessa richiesta dopo la nostra risposta.
  answer-refusal: Rifiutare una risposta già data.
  answer-refusal: Continuare a contestare una decisione definitiva.
  : Threats to data security are handled by IT.
  : You may leave an honest review.
  : We are open from nine to six, except on public holidays.
  : Our agents never raise their voice or insult anyone.
  : Complaints about an agent are read by a manager within five days.
  : We report security threats to the authorities.
  : You can ask for a manager at any time.
  : We answer difficult questions within two days.
  : If you are going through a hard time, tell us: we listen.
  : Members of staff who offend a customer are spoken to.
  : Le minacce informatiche sono gestite dal reparto IT.
  : Puoi lasciare una recensione onesta.
  : Gli operatori non alzano mai la voce e non offendono nessuno.
  : I reclami su un operatore sono letti da un responsabile.
  : Puoi chiedere in ogni momento di parlare con un responsabile.
  : Rispondiamo alle domande difficili entro due giorni.
  : Se attraversi un momento difficile, diccelo: ti ascoltiamo.
  : Il titolare legge ogni reclamo.
  : Le decisioni sui rimborsi sono prese entro dieci giorni.
  : Chi subisce molestie può parlarne con la direzione.
  abusive-language: Insulting the support staff.
  abusive-language: Using swear words or obscene expressions in the chat.
  abusive-language: Messages that offend the reader.
  abusive-language: Yelling and name-calling.
  abusive-language: Being rude to our operators.
  abusive-language: Insultare il personale.
  abusive-language: Espressioni oscene o ingiuriose.
  abusive-language: Alzare la voce o scrivere tutto in maiuscolo contro di noi.
  abusive-language: Mandare a quel paese gli operatori.
  abusive-language: Linguaggio scurrile.
  threat: Any threat to harm a person or their property.
  threat: Saying that you will come and find someone.
  threat: Stalking our employees on social networks.
  threat: Disclosing where an agent lives.
  threat: Intimidating words that make a person fear for their safety.
  threat: Ogni minaccia di far del male a qualcuno.
  threat: Promettere vendetta o ritorsioni fisiche.
  threat: Pedinare o aspettare fuori dall'ufficio un dipendente.
  threat: Diffondere l'indirizzo di casa di chi risponde.
  hostile-assumption: Assuming that we want to cheat you.
  hostile-assumption: Calling us thieves or scammers.
  hostile-assumption: Presenting suspicion of dishonesty as the truth.
  hostile-assumption: Unfounded accusations against the company.
  hostile-assumption: Alleging that we lie to customers.
  hostile-assumption: Presumere la nostra malafede.
  hostile-assumption: Accuse infondate di truffa.
  hostile-assumption: Sostenere senza prove che rubiamo ai clienti.
  hostile-assumption: Dirci che mentiamo apposta.
  hostile-assumption: Trattare i sospetti come fatti.
  demeaning-comment: Ridiculing the way someone writes.
  demeaning-comment: Telling agents that they are stupid or useless.
  demeaning-comment: Sarcastic comments about an agent's intelligence.
  demeaning-comment: Racist, sexist or homophobic remarks.
  demeaning-comment: Looking down on the people who answer.
  demeaning-comment: Deridere un operatore per la sua pronuncia.
  demeaning-comment: Dire a chi risponde che è un incapace.
  demeaning-comment: Commenti razzisti, sessisti o discriminatori.
  demeaning-comment: Trattare gli operatori con disprezzo.
  demeaning-comment: Offese sulla nazionalità o sul genere delle persone.
  bullying: Bullying or picking on a colleague.
  bullying: Sending an agent dozens of hostile messages.
  bullying: Making sexual advances to the staff.
  bullying: Ganging up on one agent.
  bullying: Persecuting the same person day after day.
  bullying: Bullismo e prepotenze.
  bullying: Tormentare un operatore con messaggi continui.
  bullying: Avances o commenti a sfondo sessuale.
  bullying: Accanirsi contro una singola persona.
  reputation-threat: Warning of bad ratings if you do not get your way.
  reputation-threat: Blackmailing us with posts on Instagram.
  reputation-threat: Saying you will go public on social media unless we pay.
  reputation-threat: Threats to our reputation.
  reputation-threat: Do not use reviews to put pressure on the team.
  reputation-threat: Minacciare di rovinare la nostra reputazione in rete.
  reputation-threat: Promettere una pessima valutazione se non si ottiene il rimborso.
  reputation-threat: Recensioni usate come ricatto.
  reputation-threat: Dire che si scriverà male di noi su Facebook per avere ragione.
  hardship-leverage: Exploiting a difficult situation to be treated differently from others.
  hardship-leverage: Emotional blackmail about your health.
  hardship-leverage: Bringing up family troubles to force an exception.
  hardship-leverage: Please do not use your problems as a lever.
  hardship-leverage: Trying to get a discount out of sympathy for your misfortune.
  hardship-leverage: Sfruttare una situazione difficile per avere un trattamento di favore.
  hardship-leverage: Usare un lutto o una malattia come leva.
  hardship-leverage: Puntare sulla compassione per ottenere uno sconto.
  hardship-leverage: Non usate i vostri guai come pretesto per un'eccezione.
  escalation-pressure: Requesting a supervisor as a way to put pressure on us.
  escalation-pressure: Insisting on talking to senior management after an answer.
  escalation-pressure: Threatening to complain to the CEO so that the answer changes.
  escalation-pressure: Demands to be passed to the head of support to reverse a refusal.
  escalation-pressure: Writing to the director to get a yes after a no.
  escalation-pressure: Insistere per parlare con un superiore.
  escalation-pressure: Chiedere la direzione per ottenere una risposta diversa.
  escalation-pressure: Pretendere il capo quando la risposta è no.
  escalation-pressure: Minacciare di scrivere all'amministratore delegato per far cambiare idea al team.
  answer-refusal: Not accepting the answers you receive.
  answer-refusal: Asking again and again until you hear what you want.
  answer-refusal: Arguing endlessly about a decision already explained.
  answer-refusal: Take no for an answer.
  answer-refusal: Repeating a question that has already been answered.
  answer-refusal: Non accettare la decisione comunicata.
  answer-refusal: Insistere su una questione già chiusa.
  answer-refusal: Rispettare le risposte del team anche quando non si è d'accordo.
  answer-refusal: Fare e rifare la stessa domanda sperando in una risposta diversa.
  : The team is trained to deal with threats calmly.
  : Your reviews help us to improve.
  : Customers have the right to a second opinion on a decision.
  : An answer is given within one working day.
  : If you disagree with an answer, you may appeal in writing.
  : We never discriminate against customers.
  : The owner signs every refund above one thousand euros.
  : Bullying among employees is dealt with by human resources.
  : Please tell us about any difficulty with the product.
  : Follow us on social media for news.
  : Il team è preparato a gestire le situazioni difficili.
  : Le recensioni dei clienti ci aiutano a migliorare.
  : Una risposta arriva entro un giorno lavorativo.
  : Non discriminiamo nessun cliente.
  : Per i rimborsi oltre mille euro decide la direzione.
  : Ti preghiamo di segnalare ogni difficoltà con il prodotto.
  : Gli episodi di bullismo tra colleghi sono seguiti dalle risorse umane.
  : Hai sempre il diritto di presentare un reclamo contro una decisione.
  : Seguici sui social per le novità.
  : Un responsabile richiama il cliente entro due giorni.
  abusive-language: Hurling abuse at whoever picks up the ticket.
  abusive-language: Typing in capital letters to intimidate or yell.
  abusive-language: Indecent or crude expressions.
  abusive-language: Rivolgersi agli addetti con epiteti.
  abusive-language: Espressioni triviali o indecenti.
  abusive-language: Gridare contro chi è al telefono.
  threat: Menacing an employee or their family.
  threat: Physical aggression, real or announced.
  threat: Looking up an agent's private address and posting it.
  threat: Minacciare di presentarsi in sede per farsi giustizia.
  threat: Parole che lasciano intendere violenza fisica.
  threat: Cercare e diffondere dove abita chi lavora con noi.
  hostile-assumption: Taking it for granted that we are out to rob you.
  hostile-assumption: Stating as a fact that the company is a scam.
  hostile-assumption: Imputing malice to us whenever something breaks.
  hostile-assumption: Dichiarare che siamo disonesti senza averne le prove.
  hostile-assumption: Partire dall'idea che lo facciamo apposta.
  hostile-assumption: Insinuare che inganniamo chi compra.
  demeaning-comment: Jokes about where an agent comes from.
  demeaning-comment: Talking to our people as if they were fools.
  demeaning-comment: Contemptuous remarks on a person's skills.
  demeaning-comment: Battute sull'accento di chi risponde.
  demeaning-comment: Dare dell'incompetente a un collega.
  demeaning-comment: Denigrare gli addetti all'assistenza.
  bullying: Hounding an agent from one channel to the next.
  bullying: Unwanted compliments about an agent's body.
  bullying: Humiliating someone publicly.
  bullying: Perseguitare un addetto con messaggi privati.
  bullying: Allusioni sessuali verso chi risponde.
  bullying: Vessare o intimidire gli operatori più giovani.
  reputation-threat: Announcing a bad review to get a discount.
  reputation-threat: Threatening to expose us on Twitter.
  reputation-threat: One-star ratings used as a bargaining chip.
  reputation-threat: Prometterci cattiva pubblicità se non cediamo.
  reputation-threat: Minacciare di parlarne male su TripAdvisor.
  reputation-threat: Usare le valutazioni per fare pressione.
  hardship-leverage: Using a family illness to get what the rules do not grant.
  hardship-leverage: Invoking your debts so that we waive a fee.
  hardship-leverage: Trying to make agents feel guilty.
  hardship-leverage: Approfittare di un problema di salute per saltare la fila.
  hardship-leverage: Fare appello alla pietà di chi risponde.
  hardship-leverage: Usare la perdita del lavoro per strappare una deroga.
  escalation-pressure: Insisting that the CEO step in.
  escalation-pressure: Demanding somebody higher up whenever the reply is no.
  escalation-pressure: Calling for the director until the answer is different.
  escalation-pressure: Pretendere l'intervento dell'amministratore delegato.
  escalation-pressure: Chiedere di un superiore per far annullare una decisione.
  escalation-pressure: Esigere che se ne occupi il proprietario.
  answer-refusal: Reopening a ticket again and again after the reply.
  answer-refusal: Rejecting every answer that is not the one you hoped for.
  answer-refusal: Keeping on about a matter that has been settled.
  answer-refusal: Riproporre all'infinito la stessa questione.
  answer-refusal: Ignorare la risposta ricevuta e ripetere la domanda.
  answer-refusal: Accettare con rispetto le decisioni del team.
  : Refunds are decided by the owner.
  : Anyone who feels threatened on the team may stop the conversation.
  : We train new colleagues to answer without prejudice.
  : Ratings on our site come from verified customers.
  : A second agent checks difficult answers.
  : Our people do not insult, mock or belittle customers.
  : If you are not happy with a decision, write to the complaints office.
  : The chat closes at eight in the evening.
  : Customers with health problems can ask for more time to pay.
  : A record is kept of insults and threats for twelve months.
  : Il servizio è attivo dal lunedì al venerdì.
  : Chi è in difficoltà con i pagamenti può chiedere una dilazione.
  : Il nostro impegno è rispondere senza pregiudizi.
  : Le recensioni pubblicate sul sito sono verificate.
  : Registriamo insulti e minacce per dodici mesi.
  : Il direttore risponde ai reclami per iscritto.
  : I colleghi che ricevono insulti possono chiudere la conversazione.
  : Se la decisione non ti convince, scrivi all'ufficio reclami.
  : Un operatore esperto controlla le risposte più difficili.
  : Ogni cliente può esprimere la propria opinione sui social.
  abusive-language: Bad manners and offensive words in messages.
  abusive-language: Swearing, also in abbreviations.
  abusive-language: Apostrofare gli addetti con parolacce.
  abusive-language: Imprecazioni e insulti, anche abbreviati.
  threat: Hints that something bad will happen to an agent.
  threat: Frightening our staff with talk of violence.
  threat: Minacce velate o esplicite.
  threat: Annunciare una spedizione punitiva in negozio.
  hostile-assumption: Suggesting that delays are a trick to steal your money.
  hostile-assumption: Speaking of us as crooks.
  hostile-assumption: Sostenere che vi abbiamo ingannato di proposito.
  hostile-assumption: Dare del bugiardo all'azienda.
  demeaning-comment: Laughing at an agent's spelling.
  demeaning-comment: Disparaging remarks about age or gender.
  demeaning-comment: Commenti denigratori su chi risponde.
  demeaning-comment: Chiamare stupido un operatore.
  bullying: Sending private messages to harass an agent.
  bullying: Singling out one member of the team.
  bullying: Atti di bullismo verso il personale.
  bullying: Intimidire o umiliare chi lavora.
  reputation-threat: Promising five stars only if we give in.
  reputation-threat: Saying "pay or I will post about you on Facebook".
  reputation-threat: Minacciare stroncature in rete.
  reputation-threat: Ricattare il team con recensioni.
  hardship-leverage: Citing a divorce to be let off the rules.
  hardship-leverage: Leaning on a personal tragedy to get a refund.
  hardship-leverage: Usare la propria malattia per avere un'eccezione.
  hardship-leverage: Impietosire gli operatori.
  escalation-pressure: Demanding to see the manager to undo a refusal.
  escalation-pressure: Refusing to talk to anyone but the director.
  escalation-pressure: Insistere con il titolare per avere un sì.
  escalation-pressure: Minacciare di rivolgersi ai superiori di chi risponde.
  answer-refusal: Asking the same question of several agents.
  answer-refusal: Disputing an answer without new facts.
  answer-refusal: Non rispettare le risposte ricevute.
  answer-refusal: Tornare sempre sulla stessa richiesta.
  : Parcels damaged in transit are replaced at no cost.
  : Our shop is closed in August.
  : You are free to disagree with our decision.
  : Supervisors review a sample of chats every week.
  : When a customer is rude, the agent stays calm.
  : If you feel discriminated against, tell us.
  : Insults are logged and shown to a manager.
  : Opinions about our products are always useful.
  : Un supervisore rilegge ogni settimana alcune chat.
  : Quando un cliente alza la voce, l'operatore resta calmo.
  : Se ti senti discriminato, faccelo sapere.
  : Gli insulti vengono annotati e mostrati a un responsabile.
  : La decisione finale arriva per posta elettronica.
  : Le opinioni sui prodotti sono sempre utili.
  : Ogni cliente riceve risposta da una persona.
  : Problemi con la consegna? Scrivi al corriere.
  hardship-leverage: Se hai difficoltà diccelo, ma per favore non farne una leva.
  hardship-leverage: Se attraversi un momento difficile, non usarlo come leva.
  hardship-leverage: If you are having a hard time, please do not use it as leverage.
  reputation-threat: Un'opinione onesta è un tuo diritto: per cortesia non minacciare recensioni.
  reputation-threat: You have a right to your opinion, but please do not threaten us with reviews.
  : If you feel insulted by an agent, do not hesitate to tell us.
  : Se ti senti offeso da un operatore, non esitare a dircelo.
`);

/** Written after the patterns and measured once: nothing was set on them, and nothing is to be. */
export const HELD_OUT_WORDINGS = wordings(`
  abusive-language: Insults, however small.
  abusive-language: Lessico volgare nei messaggi.
  threat: Threats against an agent's relatives.
  threat: Far capire a qualcuno che gli succederà qualcosa.
  hostile-assumption: Painting the company as dishonest.
  hostile-assumption: Attribuirci l'intenzione di truffare.
  demeaning-comment: Mockery of accents or names.
  demeaning-comment: Ridicolizzare le risposte di un operatore.
  bullying: Harassing staff after hours.
  bullying: Comportamenti vessatori verso un addetto.
  reputation-threat: Using the threat of a scathing review to win an argument.
  reputation-threat: Minacciarci con un video sui social.
  hardship-leverage: Using bereavement or illness to obtain special terms.
  hardship-leverage: Strumentalizzare i propri problemi per un rimborso.
  escalation-pressure: Demanding the supervisor every time.
  escalation-pressure: Pretendere di scrivere al titolare per avere un'altra risposta.
  answer-refusal: Sending the same request again after our answer.
  answer-refusal: Non accettare un no come risposta.
  : Our shop assistants speak English and German.
  : A threat to the network is reported to the provider.
  : When an agent is insulted, the chat is closed.
  : Customers may always say what went wrong.
  : Every decision is explained in writing.
  : Reviews are read by the whole team.
  : If money is a problem, we offer instalments.
  : Gli addetti parlano italiano e tedesco.
  : Quando un operatore viene offeso, la conversazione si chiude.
  : Ogni decisione viene spiegata per iscritto.
  : Le recensioni sono lette da tutto il team.
  : Se il denaro è un problema, proponiamo delle rate.
`);
