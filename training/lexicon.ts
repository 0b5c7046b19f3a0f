import { list } from './list.js';
import { ENGLISH_SELF_HARM, ITALIAN_SELF_HARM, type SelfHarmPhrases } from './self-harm-phrases.js';

/**
 * Words and phrases that the labelled messages hold too seldom on their own. `augment.ts` puts them alone
 * and into harmless messages, so that the model learns the plain cases by the words and not by the topic.
 * `|` separates entries. Hints of self-harm and their look-alikes are in `self-harm-phrases.ts` too.
 */

/** What one language contributes. Insults in the plural and in the singular, as they follow the openings. */
export interface Lexicon {
  readonly insults: { readonly plural: readonly string[]; readonly singular: readonly string[] };
  readonly contempt: { readonly plural: readonly string[]; readonly singular: readonly string[] };
  readonly accusations: { readonly plural: readonly string[]; readonly singular: readonly string[] };
  readonly openings: { readonly plural: readonly string[]; readonly singular: readonly string[] };
  readonly praise: { readonly plural: readonly string[]; readonly singular: readonly string[] };
  readonly curses: readonly string[];
  readonly slurs: readonly string[];
  readonly veiledThreats: readonly string[];
  readonly threats: readonly string[];
  readonly exclamations: readonly string[];
  readonly reports: readonly string[];
  /** Hints of self-harm, and the figures of speech and ordinary words that look like them. */
  readonly despair: readonly string[];
  readonly figures: readonly string[];
  /** Firm complaints, and the halves of more: what is criticised, and how. */
  readonly firm: readonly string[];
  readonly criticised: readonly string[];
  readonly criticism: readonly string[];
  /** Demands for a superior as pressure: how, whom and the push after it. */
  readonly demands: readonly string[];
  readonly superiors: readonly string[];
  readonly pushes: readonly string[];
  /** First polite requests for a superior, and what follows the superior in them. */
  readonly requests: readonly string[];
  readonly courtesies: readonly string[];
  readonly selfHarm: SelfHarmPhrases;
}

export const ITALIAN: Lexicon = {
  insults: {
    plural: list(
      'idioti|imbecilli|deficienti|cretini|stupidi|coglioni|stronzi|bastardi|scemi|pagliacci|buffoni|pezzi di merda|teste di cazzo|merde|cazzoni|minchioni|rincoglioniti|rimbambiti|mentecatti|asini|capre|animali|bestie|parassiti|vermi|maiali|schifosi|infami|pezzenti|morti di fame|subumani|pirla|fessi|babbei|somari|scimmie|vigliacchi|delinquenti|decerebrati|figli di puttana|feccia|carogne|zotici|cafoni|sfigati|balordi',
    ),
    singular: list(
      'idiota|imbecille|deficiente|cretino|cretina|stupido|stupida|coglione|cogliona|stronzo|stronza|bastardo|bastarda|scemo|scema|pagliaccio|buffone|pezzo di merda|testa di cazzo|merda|cazzone|minchione|rincoglionito|rincoglionita|rimbambito|mentecatto|asino|capra|animale|bestia|parassita|verme|maiale|schifoso|infame|pezzente|morto di fame|pirla|fesso|babbeo|somaro|scimmia|vigliacco|decerebrato|figlio di puttana|carogna|cafone|sfigato|rinco|testa di rapa|zoccola|troia|vacca|balordo',
    ),
  },
  contempt: {
    plural: list(
      'incapaci|incompetenti|inutili|ignoranti|buoni a nulla|dilettanti|scansafatiche|fannulloni|analfabeti|nullità|cialtroni|sprovveduti|lavativi|incapaci patentati|idioti incompetenti|zeri assoluti|inetti|raccomandati senza cervello|poveri ignoranti|poveri incapaci|capre ignoranti|gente inutile|una barzelletta|senza cervello',
    ),
    singular: list(
      'incapace|incompetente|inutile|ignorante|buono a nulla|dilettante|scansafatiche|fannullone|analfabeta|nullità|cialtrone|sprovveduto|lavativo|zero assoluto|inetto|incapace patentato|raccomandata senza cervello|povero ignorante|povera incapace|capra ignorante|persona inutile|barzelletta|senza cervello',
    ),
  },
  accusations: {
    plural: list(
      'ladri|truffatori|imbroglioni|bugiardi|disonesti|criminali|farabutti|mafiosi|sciacalli|ladroni|strozzini|mascalzoni|malfattori',
    ),
    singular: list(
      'ladro|ladra|truffatore|truffatrice|imbroglione|bugiardo|bugiarda|disonesto|farabutto|mascalzone|sciacallo|criminale',
    ),
  },
  openings: {
    plural: list(
      'siete dei|siete degli|siete tutti degli|siete solo dei|siete una manica di|siete un branco di|siete una massa di|siete un mucchio di|siete proprio|voi siete|ma siete|che branco di|brutti|razza di|massa di|branco di|manica di||siete dei veri|siete tutti|che manica di|rispondete,|svegliatevi,|muovetevi,|sentite,',
    ),
    singular: list(
      'sei un|sei una|sei proprio un|sei solo un|sei un povero|ma sei|lei è un|lei è una|lei è proprio un|tu sei|brutto|brutta|che|razza di|pezzo di||rispondi,|svegliati,|muoviti,|ascolta,|senti,|ehi|sei un vero',
    ),
  },
  praise: {
    plural: list(
      'fantastici|gentilissimi|bravissimi|i migliori|molto disponibili|stati veloci|stati chiarissimi|un bel gruppo|sempre gentili|una garanzia|aperti domani|in sede oggi|sempre al lavoro|mitici|una bella squadra|in tanti lì|in ferie ad agosto|un negozio serio|professionali',
    ),
    singular: list(
      'gentilissima|bravissimo|stato chiarissimo|un angelo|molto disponibile|un vero professionista|una persona squisita|stata velocissima|un mito|tu il referente|tu Marco|in ufficio oggi|sempre gentile|la migliore|preparatissima|un grande',
    ),
  },
  curses: list(
    'vaffanculo|andate a fanculo|vai a fanculo|affanculo tutti|fanculo a voi|andate al diavolo|andatevene a cagare|andate a quel paese, stronzi|fottetevi|fottiti|fate schifo|fai schifo|mi fate schifo|mi fate vomitare|mi fate pena|mi avete rotto il cazzo|mi avete rotto le palle|mi hai rotto i coglioni|avete rotto i coglioni|non rompete il cazzo|non capite un cazzo|non capisci un cazzo|non sapete fare un cazzo|ma che cazzo volete|che cazzo fate tutto il giorno|ma che cazzo dici|vergognatevi, schifosi|siete la vergogna del settore|crepate|andate a morire ammazzati|succhiamelo|vattene affanculo|vaffanculo a te e a chi ti paga|ma vai a cagare|chiudi quella bocca|chiudete quella fogna|sei un cesso di persona|fate cagare|ma vaffa|suca|🖕|🖕🖕🖕|e andate in malora|baciatemi il culo|ficcatevelo nel culo|ficcati la risposta su per il culo|togliti dalle palle|toglietevi dai coglioni',
  ),
  slurs: list(
    'frocio di merda|frocio|ricchione|negro di merda|sporco negro|zingari di merda|torna al tuo paese, negro|terrone di merda|terroni|puttana|brutta troia|lurida puttana|mongoloide|ritardato|handicappato|ebreo di merda|cinese di merda|sporco immigrato, tornatene a casa|polentone di merda|baldracca',
  ),
  veiledThreats: list(
    "so dove lavori|so dove lavorate|vi pentirete di questo|te ne pentirai|ve la farò pagare|me la pagherai|me la pagate cara|stai attento quando esci|guardati le spalle|attento a te|non finisce qui, stai attento|ti conviene cambiare aria|sai che so il tuo nome|ho il tuo nome e so dove trovarti|prima o poi ci incontriamo|vi faccio passare la voglia di lavorare|farai meglio a non uscire da solo|dormi con un occhio aperto|te la faccio vedere io|un giorno o l'altro ti trovo|occhio a quando torni a casa|ti rovino la vita|so che macchina hai|ci vediamo fuori, preparati",
  ),
  threats: list(
    "vi vengo a cercare|ti vengo a cercare|ti vengo a prendere|ti aspetto fuori|ti aspetto sotto casa|so dove abiti|so dove abiti e vengo a trovarti|vengo lì e vi spacco la faccia|ti spacco la faccia|ti spacco le gambe|ti ammazzo|vi ammazzo tutti|ti gonfio di botte|vi brucio il negozio|vi do fuoco alla sede|ti faccio male|ti taglio la gola|vengo con gli amici e vi meniamo|ti spezzo le ossa|vengo in ufficio e spacco tutto|vi faccio saltare in aria|conosco l'indirizzo di casa tua e ci passo stasera|ti sfregio|sei morto|siete morti|ti prendo a calci|so dove va a scuola tuo figlio|ti sparo|vi sparo in testa|ti riempio di pugni|giuro che ti ammazzo|ti uccido|ti faccio fuori|vi faccio fuori tutti|quando esci ti prendo",
  ),
  exclamations: list(
    "cazzo|che cazzo|porca puttana|porca troia|merda|che merda|minchia|che palle|porco cane, cazzo|cazzo cazzo|figa|vaffanculo al sistema|che due coglioni|porca vacca|puttana la miseria|oh cazzo|e che cazzo|ma che cazzo|che schifo di merda questa app|sto programma di merda|stampante del cazzo|'sto cazzo di sito|maledetto router di merda|che inculata|che coglione che sono, ho sbagliato io|sono un idiota, ho sbagliato io|quel coglione di mio cognato ha cancellato tutto|quello stronzo del vicino ha tagliato il cavo",
  ),
  reports: list(
    'il corriere mi ha urlato "{x}"|mi ha detto «{x}» e se n\'è andato|il tecnico mi ha dato dell\'{x}|un vostro autista ha gridato "{x}" a mia madre|nelle recensioni qualcuno scrive "{x}": potete rimuoverlo?|un utente del forum ci ha scritto "{x}", come lo segnaliamo?|l\'autista mi ha chiamato "{x}", vorrei segnalarlo|il filtro ha bloccato la parola "{x}", è normale?|un altro cliente ha scritto "{x}" sotto il mio commento|la frase "{x}" in chat era rivolta a me, vorrei presentare reclamo|ho sentito la signora dire "{x}" al telefono|il collega mi ha risposto "{x}", chiedo un chiarimento',
  ),
  despair: list(
    "non ce la faccio più a vivere|voglio morire|vorrei non svegliarmi più|penso di farla finita|mi voglio ammazzare|stasera mi ammazzo|ho pensato di buttarmi dal ponte|mi butto sotto un treno|ho le pastiglie qui davanti e le prendo tutte|mi taglio le vene|tanto mi impicco|non ho più motivo di vivere|sarebbe meglio se non ci fossi più|nessuno sentirebbe la mia mancanza se sparissi|non voglio più esserci|ho deciso di togliermi la vita|mi sparo e la finiamo|voglio solo che tutto finisca, vivere non ha senso|ho già scritto la lettera d'addio ai miei figli|starebbero tutti meglio senza di me|se va avanti così mi faccio del male|penso al suicidio|mi faccio fuori|non vedo altra via che farla finita|ho una corda in garage e ci penso|ogni notte penso a come morire|ho pensieri brutti da giorni, quelli da cui non si torna|non ho più la forza di stare al mondo|la mia vita non vale più niente|sono solo un peso per tutti, meglio togliermi di mezzo|quando leggerete questo non ci sarò più|domani io non ci sarò, e non parlo di ferie|ho sistemato tutto, testamento e conti, poi me ne vado in pace|non mi interessa più niente, nemmeno di vivere|a volte penso che l'unica soluzione sia non esserci|mi odio e mi faccio del male|ho ricominciato a tagliarmi|non so cosa posso farmi stanotte|ho paura di quello che posso fare a me stesso|non mi fido di me stesso stasera|spero di non svegliarmi domani|vorrei addormentarmi e non svegliarmi|vorrei raggiungere mia moglie che non c'è più|non ha più senso andare avanti, la faccio finita|questo è un addio, grazie di tutto|tanto tra poco non ci sono più|ai miei figli resterà l'assicurazione, almeno servirò a qualcosa da morto|la vita per me finisce qui|ho già provato una volta a togliermi la vita e ci sto ripensando|nessuno mi cercherebbe se sparissi|vivo solo per abitudine e non ne ho più voglia|me ne vado, questa volta per sempre|ho perso tutto e non voglio più vivere|ci penso ogni sera, a sparire",
  ),
  figures: list(
    "muoio di fame, quando arriva|sto morendo dal caldo|mi sparo se devo rifare la procedura 😅|mi ammazzo dalle risate|questa attesa mi uccide 😄|l'app muore appena la apro|come si termina un processo zombie?|la batteria è morta|chiudo il conto, addio|è morto il mio gatto, potete annullare i promemoria?|mio padre è mancato, come chiudo il contratto?|mi butto sul divano e aspetto la chiamata 😂|getto la spugna, fatemi un preventivo|sono stanco morto, ci sentiamo domani|quanto costa una polizza vita?|mi state facendo impazzire con questo codice|non ce la faccio più con questi aggiornamenti|che voglia di sparire su un'isola, a che punto è il pacco?|lascio l'azienda venerdì, è stato un piacere|ho avuto un infarto vedendo la bolletta 😂|il treno è in ritardo, arrivo dopo|le pastiglie dei freni sono finite|la corda del tapparella si è rotta|per favore killate il job bloccato|vado in ferie, non ci sono fino al 20|faccio la finita con questa pratica e poi pausa caffè|da oggi non ci sono più, il referente è Luca|non ne posso più di aspettare|ho perso il lavoro, posso rateizzare?|sono in ospedale, posso spostare la consegna?|non voglio più ricevere le vostre mail|non voglio più questo abbonamento|non ne posso più di spiegare sempre la stessa cosa|non voglio un buono, voglio il rimborso|non accetto questa risposta|non voglio più avere a che fare con voi|aspetto da settimane, settimane!|nessuno mi ha richiamato e il riscaldamento è spento|mi rivolgo al giudice di pace|voglio solo parlare con qualcuno|non so più cosa fare con questo modem|non ha senso pagare due volte|voglio chiudere tutto e passare ad altro|è l'ultima volta che compro da voi|sono a pezzi dopo il trasloco, richiamatemi domani|non riesco ad andare avanti con la registrazione|da sola non riesco a montarlo|ho deciso di cambiare gestore",
  ),
  criticised: list(
    "la vostra assistenza è|il vostro servizio è|la risposta è|le risposte sono|le informazioni sono|il sito è|la consegna è stata|l'app è|la fattura è|il modulo è|le istruzioni sono|il tecnico è stato|il call center è|la pratica è|la qualità è|il prodotto è|il vostro team è stato|la spiegazione è",
  ),
  criticism: list(
    "lenta e deludente|incompleta|incomplete|insufficienti|insufficiente|imprecise|poco chiare|poco chiaro|scadente|sbagliata|sbagliate|in ritardo|confuse|peggiorata|inadeguata|inaccettabile|poco preparato|non all'altezza|impreciso e frettoloso|fuori servizio|giù da ieri|rotto|difettoso|contraddittorie|mediocre|una delusione|incomprensibile|troppo cara|ferma da un mese|inutilizzabile",
  ),
  firm: list(
    "questo servizio è inaccettabile|sono furioso|sono molto arrabbiata|è una vergogna aspettare tanto|esigo una risposta entro oggi|mi rivolgo al mio avvocato|farò reclamo all'AGCOM|disdico il contratto|passo alla concorrenza|avete sbagliato di nuovo|mi avete addebitato due volte|la vostra assistenza è lenta e deludente|non avete mantenuto la parola|pretendo il rimborso|non sono d'accordo con la risposta|voi mi avete detto un'altra cosa ieri|siete voi che dovete sistemarlo|siete in ritardo di tre settimane|sei stato tu a dirmi di aspettare|così non va, sono stanca|mi sento preso in giro|avete perso il mio pacco|non mi avete ancora risposto|vi segnalo all'associazione consumatori|ho perso la pazienza|è la quarta volta che ve lo scrivo|voglio parlare con un responsabile|sono deluso da voi|chiedo la chiusura del conto|è uno schifo di prodotto, lo rendo|il vostro operatore è stato scortese|voglio presentare un reclamo formale|il prodotto è pessimo",
  ),
  demands: list(
    'esigo di parlare con|pretendo di parlare con|passatemi|mi passi|voglio parlare con|datemi|fatemi chiamare da|non parlo più con voi, passatemi|non accetto questa risposta, voglio|non mi basta il tuo no, chiamami|non me ne vado da questa chat finché non mi risponde|con lei non parlo più, voglio|inutile che insiste, mi passi|basta, mettetemi in contatto con|adesso mi fate parlare con|questa regola la decide un altro, voglio',
  ),
  superiors: list(
    "il titolare|il proprietario|il direttore|un responsabile|il responsabile|il capo|il suo capo|il tuo capo|il vostro superiore|un superiore|il direttore generale|l'amministratore delegato|chi comanda|chi decide|qualcuno sopra di lei",
  ),
  pushes: list(
    "subito|adesso|immediatamente|e lo voglio adesso|all'istante|e non accetto scuse|e non un operatore|seduta stante|entro cinque minuti|e basta|ora e non domani|altrimenti vado avanti tutto il giorno|e vedrà che la regola cambia",
  ),
  requests: list(
    'potrei parlare con|posso parlare con|vorrei parlare con|sarebbe possibile parlare con|mi potreste mettere in contatto con|potete inoltrare la mia richiesta a|come posso contattare|chi è|potrei scrivere a|gradirei un confronto con|quando è disponibile|avrei piacere di sentire',
  ),
  courtesies: list(
    ', per favore?|, per cortesia|, se possibile|? Grazie|, grazie|, quando ha un momento|per un chiarimento|per un reclamo|per la fattura di marzo|domani mattina?|?',
  ),
  selfHarm: ITALIAN_SELF_HARM,
};

export const ENGLISH: Lexicon = {
  insults: {
    plural: list(
      'idiots|morons|imbeciles|arseholes|assholes|clowns|bastards|dickheads|wankers|twats|pricks|tossers|cunts|scumbags|dumbasses|fools|halfwits|muppets|donkeys|animals|parasites|pigs|shitheads|fuckers|motherfuckers|pieces of shit|losers|jackasses|cretins|numpties|bellends|knobheads|scum|dimwits|nitwits|vermin|jerks|rats|dipshits|braindead monkeys',
    ),
    singular: list(
      'idiot|moron|imbecile|arsehole|asshole|clown|bastard|dickhead|wanker|twat|prick|tosser|cunt|scumbag|dumbass|fool|halfwit|muppet|donkey|animal|parasite|pig|shithead|fucker|motherfucker|piece of shit|loser|jackass|cretin|numpty|bellend|knobhead|dimwit|nitwit|jerk|rat|dipshit|bitch|stupid cow|melt|creep',
    ),
  },
  contempt: {
    plural: list(
      'incompetents|incompetent idiots|useless amateurs|lazy good-for-nothings|brainless drones|a waste of space|illiterate fools|useless lot|clueless halfwits|layabouts|complete amateurs|utterly useless|pathetic|incompetent|too thick to help|a joke of a team',
    ),
    singular: list(
      'incompetent fool|useless amateur|lazy good-for-nothing|brainless drone|waste of space|illiterate|clueless halfwit|layabout|complete amateur|waste of oxygen|pathetic excuse for an agent|useless article|joke',
    ),
  },
  accusations: {
    plural: list(
      'thieves|crooks|scammers|liars|fraudsters|con artists|cheats|criminals|robbers|swindlers|lying crooks',
    ),
    singular: list('thief|crook|scammer|liar|fraudster|con artist|cheat|criminal|swindler|lying crook'),
  },
  openings: {
    plural: list(
      "you are|you're|you are a bunch of|you're all|you lot are|you people are|you are all|you're just a bunch of|what a bunch of|bunch of|you||you are nothing but|a pack of|wake up,|listen,|you bloody|absolute|answer me,",
    ),
    singular: list(
      "you are a|you're a|you're such a|you absolute|you|you bloody|what a|you are nothing but a|listen,|hey||you complete|answer me, you|wake up,|are you a|shut up,",
    ),
  },
  praise: {
    plural: list(
      'brilliant|lovely people|the best|so helpful|amazing|always quick|open tomorrow|very kind|stars|legends|a great team|in the office today|fantastic|closed on Sunday|super patient|heroes|in luck',
    ),
    singular: list(
      'star|legend|lifesaver|gem|great help|real professional|hero|genius, thanks|very patient man|lovely person|diamond|credit to the team',
    ),
  },
  curses: list(
    'fuck you|fuck off|go fuck yourself|fuck you all|screw you|go to hell|piss off|sod off, the lot of you|kiss my arse|kiss my ass|eat shit|you suck|you all suck|you make me sick|you disgust me|shut the fuck up|shut your mouth|stop wasting my fucking time|do your fucking job|get off your fat arse|what the fuck is wrong with you|are you fucking stupid|are you thick or what|are you stupid|you know fuck all|drop dead|rot in hell|bugger off|stick it up your arse|shove it up your ass|up yours|bite me, you fools|get stuffed|fuck your company|fuck this company and everyone in it|🖕|🖕🖕|you can all get fucked|choke on it',
  ),
  slurs: list(
    'faggot|you dirty immigrant, go home|go back to your country|retard|you retards|fucking retard|dirty paki|nigger|whore|stupid whore|slut|fat bitch|spastic|you people from india are subhuman|chink|tranny freak',
  ),
  veiledThreats: list(
    "I know where you work|watch your back|you will regret this|you'll pay for this|you'll be sorry|sleep with one eye open|we'll meet one day|I have your name and I know how to find you|be careful when you leave work|I'll make you pay|I will ruin your life|you don't know who you are messing with, be careful|it would be a shame if something happened to you|I know what car you drive|you had better watch yourself|see you outside, mate|one day I'll find you|I won't forget your name and you'll see",
  ),
  threats: list(
    "I know where you live|I know where you live and I'm coming over|I'm coming for you|I'll be waiting outside your office|I'm going to kill you|I will kill you|I'll smash your face in|I'll break your legs|I'll burn your shop down|I'll beat you up|you're dead|you are all dead|I'm coming to your office with a bat|I'll stab you|I will hurt you|I'll put a bullet in your head|I'll find where your kids go to school|I will blow up your building|I'll knock your teeth out|I'll wait for you outside|I'm going to hurt someone in your office|you won't get home alive|I am going to kill you|I am going to find you and kill you|you are a dead man|you are dead|I swear I will kill you|I am coming to hurt you|I will find out where you live",
  ),
  exclamations: list(
    "fuck|what the fuck|wtf|shit|oh shit|for fuck's sake|ffs|holy shit|bloody hell, what a shit app|bollocks|fuck me|this fucking printer|piece of shit software|goddamn shitty router|bullshit|crappy fucking update|fucking hell|I fucked up|I'm such an idiot, my mistake|I'm a moron, I deleted it myself|my dickhead neighbour cut the cable|my boss is an arsehole and wants it today|shit, wrong button|jesus fucking christ",
  ),
  reports: list(
    'your driver shouted "{x}" at me|the courier called me "{x}" and left|he said "{x}" to my mother|someone wrote "{x}" in the reviews, can you remove it?|another user posted "{x}" under my comment, how do I report it?|your technician told my wife "{x}"|the filter blocked the word "{x}", is that normal?|I heard the lady say "{x}" on the phone|the agent replied "{x}", I would like to complain|the chatbot answered "{x}", is that a bug?|my neighbour yelled "{x}" when your van parked there',
  ),
  despair: list(
    "I want to die|I can't go on living|I don't want to wake up tomorrow|I'm thinking of ending it all|I'm going to kill myself|I want to kill myself|I keep thinking about jumping off the bridge|I'll throw myself under a train|I have the pills in front of me and I will take them all|I'm going to hang myself|I have no reason to live|everyone would be better off without me|nobody would miss me if I was gone|I don't want to be here any more|I've decided to take my own life|I'll shoot myself and be done with it, I mean it|I just want everything to end, life is pointless|I have written the goodbye letter to my kids|I think about suicide every day|I might hurt myself|I've been cutting myself again|I see no way out except ending my life|there is a rope in the garage and I keep looking at it|every night I think about how to die|I've been having dark thoughts about not being here|I don't have the strength to carry on living|my life is worth nothing now|I'm a burden to everyone, better if I were gone|by the time you read this I will be gone|I won't be around much longer, and I'm not moving house|I've put my affairs in order and then I can finally rest|I don't care about anything any more, not even staying alive|sometimes I think the only answer is not to exist|I hate myself and I hurt myself|I'm scared of what I might do to myself tonight|I don't trust myself to be alone tonight|I hope I don't wake up|I'd like to fall asleep and never wake up|I just want to be with my late wife again|there's no point going on, I'm done with life|this is goodbye, thank you for everything|I'm not going to get old, I've decided|my family gets the insurance, at least I'm useful dead|life ends here for me|I tried to end my life once and I'm there again|nobody would look for me if I disappeared|I only live out of habit and I'm tired of existing|I'm logging off for good, the real kind|I have lost everything and don't want to live|I can't stand being alive|I want to disappear and never come back|what is the point of being alive",
  ),
  figures: list(
    "I'm starving, where is my order|this heat is killing me|shoot me now 😂 another update|I'd kill for a dark mode|the app dies when I open it|how do I kill a zombie process?|my phone battery died|closing my account, goodbye|my cat passed away, please stop the reminders|my father died in January, how do I close his account?|my feet are killing me after the show|I give up, can you send a fitter?|I'm dead tired, talk tomorrow|how much is life insurance?|this captcha is driving me insane|I can't do this any more, the pop-ups I mean|I just want to disappear to a beach 😄 where's the parcel?|I'm leaving the company on Friday, it was a pleasure|nearly had a heart attack at that bill 😂|the train is late, I'll call after|the pills organiser arrived broken|the rope on the blind snapped|please kill the stuck job|I'm away until the 20th, I won't be here|let's end it there and close the ticket|from today I'm gone, Luke is the contact|sick of waiting|I lost my job, can I pay in instalments?|I'm in hospital, can you move the delivery?|I jumped to the new plan and love it|I do not want your emails any more|I don't want this plan any longer|I have been waiting for weeks, weeks!|I don't want a voucher, I want the money back|I will be contacting my lawyer|nobody has called me back and the boiler is off|I've had enough of explaining the same thing|I won't accept this answer|I just want to talk to someone|I don't know what to do with this modem any more|there is no point paying twice|I want to close everything and move on|this is the last time I buy from you|I'm shattered after the move, call me tomorrow|I can't go on with the registration|I can't fit it on my own|I've decided to switch provider|I won't be in on Monday, leave it with a neighbour",
  ),
  criticised: list(
    'your support is|your service is|the answer is|the answers are|the information is|your website is|the delivery was|your app is|the invoice is|the form is|the instructions are|the technician was|the call centre is|my case is|the quality is|the product is|your team was|this update was|the explanation is',
  ),
  criticism: list(
    'slow and disappointing|incomplete|insufficient|inaccurate|unclear|not clear at all|poor|wrong|wrong again|late|confusing|getting worse|inadequate|unacceptable|not well prepared|not up to standard|rushed|out of order|down since yesterday|broken|faulty|contradictory|mediocre|a disappointment|too expensive|stuck for a month|unusable|not what I asked for',
  ),
  firm: list(
    'this service is unacceptable|I am furious|I am very angry|it is a disgrace to wait this long|I demand an answer today|I will speak to my solicitor|I will complain to the ombudsman|I am cancelling my contract|I am moving to a competitor|you got it wrong again|you charged me twice|your support is slow and disappointing|you did not keep your word|I want a full refund|I disagree with your answer|you told me something else yesterday|you are the ones who must fix it|you are three weeks late|you have lost my parcel|you still have not replied|I have lost my patience|this is the fourth time I write|I want to speak to a manager|I am disappointed in you|please close my account|this product is rubbish, I am returning it|your agent was rude to me|I want to file a formal complaint|I will dispute the charge with my bank|this is ridiculous|the product is terrible',
  ),
  demands: list(
    "I demand to speak to|I demand to talk to|I insist on speaking to|I insist that you connect me to|get me|go and get|give me|put me through to|bring me|I want to speak to|I want|let me speak to|connect me to|I'm not talking to you any more, get me|I won't accept your answer, give me|your no is not good enough, call|I'm not leaving this chat until I have spoken to|I refuse to deal with you, I want|stop stalling and fetch|enough of this, hand me over to|you will put me on to|somebody overrule this, get me|I require|I am done with you, transfer me to",
  ),
  superiors: list(
    'the owner|your owner|your manager|the manager|a manager|your boss|the boss|your supervisor|a supervisor|your superior|someone above you|the CEO|the director|the head of support|whoever is in charge|the person in charge|somebody senior|a real manager|someone with authority',
  ),
  pushes: list(
    "right now|now|immediately|this instant|this minute|at once|and I mean now|straight away|or I will not stop|and no excuses|not another agent|within five minutes|right this second|and don't tell me it is not possible|because your rule is going to change|today or else",
  ),
  requests: list(
    "could I speak to|could I please speak with|may I talk to|can I speak to|I would like to speak to|I'd like to talk to|would it be possible to speak to|could you put me in touch with|please could you pass this on to|could you forward my request to|how do I reach|who is|is there a way to contact|when is a good time to talk to|I would appreciate a word with|I would be glad to hear from",
  ),
  courtesies: list(
    ', please?|, please|, if possible|? Thank you|, thanks|when they have a moment|about my case|about a complaint|about the March invoice|tomorrow morning?|?|for a clarification|, many thanks for your help',
  ),
  selfHarm: ENGLISH_SELF_HARM,
};
