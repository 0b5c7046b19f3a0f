/**
 * Makes the pattern of one family from beginnings of plain words, parted by spaces. Within an entry `-` joins
 * words that stand side by side and `…` words with at most four others between; `!` ends a whole word.
 */
function family(...entries: readonly string[]): RegExp {
  const choices = entries
    .join(' ')
    .split(' ')
    .map((entry) =>
      entry.replaceAll('-', ' ').replaceAll('…', '\\w*(?: \\w+){0,4}? ').replaceAll('!', '\\b'),
    );
  return new RegExp(`\\b(?:${choices.join('|')})`, 'u');
}

/**
 * Families of Italian and English words that mean one thing, each as a pattern over lower-case words without
 * accents and punctuation, one space between. `clause-patterns.ts` says what they mean together.
 */
export const WORD_FAMILIES = {
  // What is done to a person.
  insult: family(
    'insult ingiuri parolacc volgar vulgar offens offend offes abusiv abuse! aggress swear profan curse!',
    'cursing',
    'obscen oscen scurril slur epitet bestemm imprec improperi turpiloqu foul rude! rudeness maleduc scortes',
    'shout yell scream urla! urlar gridar alza…voce rais…voice calling…names name-calling in…maiuscol',
    'indecen trivial! triviali crude swear-word capital-letters bad-words bad-language dirty-words',
    'brutte-parole quel-paese',
  ),
  threaten: family('threat minacc menac'),
  violence: family(
    'violen frighten something-bad punitiv stalk dox pedin vendett ritorsion reveng retaliat',
    'aggression…fisic physical-aggress physical-attack sotto-casa come-and-find come-to-find',
  ),
  fear: family('fear…safety fear…life temere! paura…incolumita timore…sicurezza'),
  harm: family('harm! harming hurt! far…del-male far…male-a fare-del-male'),
  publish: family('publish post! posting disclos shar reveal spread pubblic diffond divulg rivel'),
  privacy: family(
    'private-addr home-addr personal-data personal-detail personal-info private-detail phone-number where…live',
    'address indirizz dati-personal numero-di-telefono dove…abita dove…vive',
  ),
  follow: family('following follow! wait aspettar seguir'),
  home: family('home! casa! outside…office fuori…ufficio'),
  bully: family(
    'bullying bully! bullis harass molest persecut persegu vessa prepot umilia umiliare humili intimid torment',
    'hostile-messag messaggi-ostil accanir pick-on picking-on gang-up ganging-up pile-on piling-on',
    'hounding di-mira mobbing',
  ),
  sexual: family('sexual sessual avances s-body! sul-corpo sul-fisico'),
  target: family('target singling single-out dozens decine'),
  demean: family(
    'demean disparag laugh-at laughing-at denigr dispreg disprez sprezz contempt scher mock derid deris',
    'ridicol ridicul belittl sminu svili',
    'degrad condesc paternal patronis patroniz sarcas sbeffegg making-fun make-fun in-giro dall-alto',
    'looking-down look-down personal-attack attacchi-personal attacco-personal',
    'discrimin racis razzis sessist sexis homophob omofob xenofob xenophob',
  ),
  worthless: family(
    'stupid idiot incapac incompeten useless inutil inferior ignoran cretin worthless fool moron',
    'deficient imbecill',
  ),
  remark: family('remark comment commen fras joke jok battut allusion jibe osservazion'),
  trait: family(
    'accent! accento pronunc sex! sesso gender! genere age! eta! origin! origine religi race! razza etnia',
    'ethnic',
    'nationalit nazional disabilit comes-from comes! provenien appearance aspetto intelligen competenza',
  ),

  // What is said of the company.
  accuse: family('accus alleg insinu unfounded infondat'),
  badFaith: family(
    'malafede mala-fede bad-faith presuppost presum malic! malice malizia out-to facciamo…apposta',
    'fate…apposta on-purpose for-granted assumption assuming assume! per-scontato',
    'cattive-intenzion secondi-fini ulterior-motive bad-intention ill-intent',
  ),
  dishonest: family(
    'truff scam fraud thief thiev ladr cheat steal rob! rubare rubi imbrogl raggir disonest dishonest',
    'liar lying lie!',
    'bugiard deceiv ingann mentire! mentiamo fregar fregat swindl crook',
  ),
  suspicion: family('suspicio sospett dubbi!'),
  fact: family('fact! facts! truth! fatti! fatto! verita certezz'),

  // What is used as pressure, and for what.
  review: family(
    'recension stroncatur review rating star! stars! stella! stelle! trustpilot tripadvisor facebook',
    'instagram google twitter',
    'tiktok pubblicita publicity stampa! newspaper social! social-media valutazion go-public going-public',
    'feedback! scrive…male-di scriver…male-di',
  ),
  reputation: family('reputa our-name nostro-nome buon-nome'),
  bad: family('bad! negativ pessim cattiv brutt poor! one-star'),
  ruin: family('ruin rovin damag dannegg destroy distrugg'),
  pressure: family(
    'pressure pression ricatt blackmail extort weapon arma! leverag lever! leva! warning warn! promett promis',
    'over-our-head unless if-you-do-not se-non bargaining',
  ),
  obtain: family(
    'obtain! obtaining ottener ottien to-get! get-around exception eccezion trattament treated differently',
    'let-off waive deroga strappar so-that saltare grant! special-treatment favour! favor! sconto refund',
    'rimbors discount aggirar avere-ci avere-rag to-have get-your-way to-force forzar',
  ),
  hardship: family(
    'hardship difficolt difficult-situ difficult-circ situazion…difficil moment…difficil hard-time',
    'your-situation',
    'problemi! problem! problems! trouble! troubles! guai! malatti illness sickness health! salute lutto',
    'bereave',
    'misfortune sfortun disgrazi tragedy tragedi divorce debts! debiti! lost-job lose-job losing…job',
    'perdita-del-lavor disoccup unemploy divorc separazion',
  ),
  exploit: family(
    'exploit lean-on leaning-on invok sfrutt leverag lever! leva! use! uses! using usar usare! pretest',
    'pretext excuse! scusa! appeal invoc',
    'bringing-up bring-up playing-on approfitt taking-advantage weapon arma!',
  ),
  pity: family(
    'pietis impietos pieta! compassion pity sympathy guilt! guilty in-colpa emotional-blackmail ricatto-emotiv',
  ),

  // Answers, and those above the person who answers.
  boss: family(
    'direzion direttor director titolar proprietar manager management owner superior supervis boss! capo!',
    'responsabil! responsabile! vertici! dirigen ceo! chief-exec amministrator head-of someone-higher',
    'somebody-higher higher-up',
  ),
  bypass: family('scavalc over…head'),
  demand: family('demand pretend pretes esig insist threat minacc'),
  ask: family('ask! asking call-for calling-for request chied richied talk speak parlar writ scriv'),
  change: family(
    'chang cambi annull differ divers revers undo! overturn ribalt not-like non-piac non-e-piac get-a-yes',
    'is-no! e-no! after…answer',
  ),
  insist: family('insist keep-on keeps-on keeping-on'),
  repeat: family(
    'repeat ripet ripropor again! over-and-over rifare di-continuo continu endless all-infinito',
  ),
  same: family(
    'stessa-question same-question same-request same-thing stessa-domand stessa-richiest stesse-domand',
  ),
  answer: family('answer repl(?:y|ies) rispost decision'),
  refuse: family('refus rifiut reject not-accept non-accett contest disput argu ignor discutere!'),
  accept: family('accett accept! accepting rispett respect! respecting'),
  noAnswer: family('no-for-an-answer answer-given answers-given'),
} as const;

/** One family's name. */
export type WordFamily = keyof typeof WORD_FAMILIES;

/** The families whose words stand in a text of plain words with one space between. */
export function findFamilies(words: string): Set<WordFamily> {
  const found = new Set<WordFamily>();
  let name: WordFamily;
  for (name in WORD_FAMILIES) if (WORD_FAMILIES[name].test(words)) found.add(name);
  return found;
}
