import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../src/core/policy/parse-policy.js';

const parse = (text: string) => parsePolicy(text, 'policy.txt');
const clausesOf = (text: string) =>
  parse(text).text.clauses.map(({ section, text: words }) => [section, words]);

describe('parsePolicy, Markdown', () => {
  it('takes bullets and paragraphs as clauses, headings as sections', () => {
    const text =
      '# Respect\n\nWe are people.\n\n## Abuse\n\n- Insults.\n* Threats.\n\n## Then\n\n1. We ask.\n2) We end.\n';
    expect(clausesOf(text)).toEqual([
      ['Respect', 'We are people.'],
      ['Abuse', 'Insults.'],
      ['Abuse', 'Threats.'],
      ['Then', 'We ask.'],
      ['Then', 'We end.'],
    ]);
    expect(parse(text).text.title).toBe('Respect');
  });

  it('reads written ids and gives a heading’s id to the paragraph that introduces it only', () => {
    const { text, derivedIds, faults } = parse(
      '# Policy\n\n## Team {#team}\n\nWe are people.\n\nWe answer.\n\n## Abuse {#abuse}\n\n- Insults. {#insults}\n- {#threat} Threats.\n',
    );
    expect(faults).toEqual([]);
    expect(text.clauses.map(({ id, text: words }) => [id, words])).toEqual([
      ['team', 'We are people.'],
      [expect.stringMatching(/^we-answer-[0-9a-f]{8}$/), 'We answer.'],
      ['insults', 'Insults.'],
      ['threat', 'Threats.'],
    ]);
    expect([...derivedIds]).toEqual([text.clauses[1]?.id]);
    expect(text.clauses.map(({ section }) => section)).toEqual(['Team', 'Team', 'Abuse', 'Abuse']);
  });

  it('takes off emphasis, links and quote marks, leaves comments out, and reads table rows', () => {
    expect(
      clausesOf(
        '# A\n# B\n> Be **kind** to [us](https://example.org).\n\n<!-- not\nthis -->\n\n| Clause | Weight |\n|---|---|\n| Insults | high |\n',
      ),
    ).toEqual([
      ['B', 'Be kind to us.'],
      ['B', 'Insults – high'],
    ]);
  });

  it('reads underlined headings', () => {
    expect(clausesOf('Respect\n=======\n\nAbuse\n-----\nNo insults.')).toEqual([['Abuse', 'No insults.']]);
  });

  it('reads language and title from the head of the file, and counts its lines', () => {
    const { text, languageFrom, faults } = parse(
      '---\nid: x\nlanguage: en-GB\ntitle: "Our rules"\n---\n\nNiente insulti per favore.\n',
    );
    expect({ language: text.language, title: text.title, languageFrom, faults }).toEqual({
      language: 'en',
      title: 'Our rules',
      languageFrom: 'file',
      faults: [],
    });
    expect(text.clauses[0]?.line).toBe(7);
  });
});

describe('parsePolicy, plain text', () => {
  const PLAIN = [
    'Regole di rispetto',
    '',
    'Chi siamo',
    'Siamo una piccola impresa di Torino e rispondiamo a tutti con piacere, nei giorni feriali',
    'dalle nove alle diciotto.',
    '',
    'Che cosa non accettiamo',
    '• Insulti e parolacce verso chi risponde',
    '• Minacce di',
    '  qualunque genere',
    '– accuse di malafede',
    'Che cosa ti chiediamo',
    'a) Non usare le recensioni come arma.',
    'Scrivi direttamente al team.',
  ];
  const EXPECTED = [
    [
      'Chi siamo',
      'Siamo una piccola impresa di Torino e rispondiamo a tutti con piacere, nei giorni feriali dalle nove alle diciotto.',
    ],
    ['Che cosa non accettiamo', 'Insulti e parolacce verso chi risponde'],
    ['Che cosa non accettiamo', 'Minacce di qualunque genere'],
    ['Che cosa non accettiamo', 'accuse di malafede'],
    ['Che cosa ti chiediamo', 'Non usare le recensioni come arma.'],
    ['Che cosa ti chiediamo', 'Scrivi direttamente al team.'],
  ];

  it('finds bare headings, bullets and wrapped lines', () => {
    expect(clausesOf(PLAIN.join('\n'))).toEqual(EXPECTED);
    expect(parse(PLAIN.join('\n')).text).toMatchObject({ title: 'Regole di rispetto', language: 'it' });
  });

  it('reads the same from Windows line ends, a byte order mark and tabs', () => {
    const windows = `\uFEFF${PLAIN.join('\r\n').replaceAll('• ', '\t•\t')}`;
    expect(clausesOf(windows)).toEqual(EXPECTED);
    const ids = (text: string) => parse(text).text.clauses.map(({ id, line }) => [id, line]);
    expect(ids(windows)).toEqual(ids(PLAIN.join('\n')));
  });

  it('takes the first line for the title, also straight over another heading', () => {
    const { title, clauses } = parse('Our policy\n\nWho we are\n\nWe are people.\n').text;
    expect(title).toBe('Our policy');
    expect(clauses).toMatchObject([{ section: 'Who we are', text: 'We are people.', line: 5 }]);
  });

  it('takes numbered titles for headings and numbered lists for clauses', () => {
    expect(
      clausesOf(
        'OUR POLICY\n\n1. Scope\n\nIt holds for everyone.\n\n2. Abuse\n\nWe do not tolerate:\n- insults\n- threats\n\n3. Steps\n1. We ask\n2. We stop\n',
      ),
    ).toEqual([
      ['Scope', 'It holds for everyone.'],
      ['Abuse – We do not tolerate', 'insults'],
      ['Abuse – We do not tolerate', 'threats'],
      ['Steps', 'We ask'],
      ['Steps', 'We stop'],
    ]);
  });

  it('takes a line that ends in a colon over bullets for a heading, also straight under the title', () => {
    const expected = [
      ['Not allowed', 'Insults.'],
      ['Please', 'Be kind.'],
    ];
    expect(clausesOf('Our rules\n\nNot allowed:\n- Insults.\n\nPlease:\n\n- Be kind.')).toEqual(expected);
    expect(clausesOf('# Our rules\n\nNot allowed:\n\n- Insults.\n\nPlease:\n- Be kind.')).toEqual(expected);
    expect(clausesOf('# Rules\n\n## Abuse\n\nNot allowed:\n- Insults.')).toEqual([
      ['Abuse – Not allowed', 'Insults.'],
    ]);
  });

  it('keeps a line that ends in a colon as a clause where an id is written for it, or no list follows', () => {
    expect(clausesOf('# R\n\n## Abuse {#abuse}\n\nNot allowed:\n- Insults.')).toEqual([
      ['Abuse', 'Not allowed:'],
      ['Abuse', 'Insults.'],
    ]);
    expect(clausesOf('# R\n\n## Abuse\n\nNot allowed: {#a}\n- Insults.')[0]).toEqual([
      'Abuse',
      'Not allowed:',
    ]);
    expect(clausesOf('# R\n\n## Abuse\n\nWe mean this:\n\nNo insults.')[0]).toEqual([
      'Abuse',
      'We mean this:',
    ]);
  });

  it('takes a run of short lines for a list, losing none', () => {
    expect(clausesOf('No insults\nNo threats\nNo bullying').map(([, text]) => text)).toEqual([
      'No insults',
      'No threats',
      'No bullying',
    ]);
    expect(clausesOf('No insults').map(([, text]) => text)).toEqual(['No insults']);
  });

  it('joins a bullet’s lazily wrapped lines and keeps a new sentence below the list apart', () => {
    expect(
      clausesOf(
        '- Assumptions about how we work, bad faith for instance,\nas facts.\n- Insults.\nBe kind to us.',
      ),
    ).toEqual([
      ['', 'Assumptions about how we work, bad faith for instance, as facts.'],
      ['', 'Insults.'],
      ['', 'Be kind to us.'],
    ]);
  });
});

describe('derived ids', () => {
  const idOf = (text: string, words: string) =>
    parse(text).text.clauses.find((clause) => clause.text.startsWith(words))?.id;

  it('depend on the words alone: not on place, wrapping, bullets, case or punctuation', () => {
    const id = idOf('- Respect the team always.', 'Respect');
    expect(id).toMatch(/^respect-the-team-always-[0-9a-f]{8}$/);
    expect(
      idOf(
        '# T\n\n- Respect the answers.\n- Something new.\n\n1. Respect the team\n   always',
        'Respect the team',
      ),
    ).toBe(id);
  });

  it('tell apart clauses that begin alike, and identical ones by their order', () => {
    const ids = parse(
      '- We ask you to be kind to us.\n- We ask you to be kind to all.\n- Same.\n- Same.\n',
    ).text.clauses.map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(ids[3]).toBe(`${ids[2]}-2`);
  });

  it('are made for words without Latin letters too', () => {
    expect(parse('- 礼儀を守る').text.clauses[0]?.id).toMatch(/^clause-[0-9a-f]{8}$/);
  });

  it('stay when another clause is added anywhere', () => {
    const word = fc.stringMatching(/^[a-z]{3,9}$/);
    const sentence = fc.array(word, { minLength: 3, maxLength: 8 }).map((words) => `${words.join(' ')}.`);
    fc.assert(
      fc.property(fc.uniqueArray(sentence, { minLength: 2, maxLength: 8 }), fc.nat(), (sentences, seed) => {
        const [added = '', ...kept] = sentences;
        const at = seed % (kept.length + 1);
        const more = [...kept.slice(0, at), added, ...kept.slice(at)];
        const ids = (lines: string[]) =>
          new Map(
            parse(lines.map((line) => `- ${line}`).join('\n')).text.clauses.map(({ id, text }) => [text, id]),
          );
        const after = ids(more);
        for (const [text, id] of ids(kept)) expect(after.get(text)).toBe(id);
      }),
    );
  });
});

describe('parsePolicy, faults', () => {
  it('names each with its line and what is expected', () => {
    const { faults } = parse('- A {#a}\n- B {#a}\n- C {#\n\n- D {#b c}\n- {#e}\n- F {#f} {#g}\n');
    expect(faults.map(({ line, problem }) => [line, problem])).toEqual([
      [2, 'the id "a" is already used in line 1'],
      [3, 'the id opened with "{#" is not closed'],
      [5, '"{#b c}" cannot be used as an id'],
      [6, 'the clause "e" has no words'],
      [7, 'there are two ids here'],
    ]);
    for (const fault of faults) expect(fault).toMatchObject({ file: 'policy.txt', expected: /./ });
  });

  it.each([
    ['', 1, 'no clause was found'],
    ['# Only a heading\n\n## And another\n', 1, 'no clause was found'],
    ['---\nlanguage: fr\n---\nNon.', 2, 'the language "fr" is not one that Garbo speaks'],
    ['One.\n\nTwo\0.', 3, 'the file holds a NUL character'],
    ['a'.repeat(1024 * 1024 + 1), 1, 'the file is larger than 1 MB'],
    ['- a\n'.repeat(1001), 1001, 'there are 1001 clauses'],
  ])('says what is wrong (case %#)', (text, line, problem) => {
    expect(parse(text).faults).toEqual([{ file: 'policy.txt', line, problem, expected: expect.any(String) }]);
  });
});

describe('parsePolicy, anything at all', () => {
  const alphabet = fc.constantFrom(
    ...['#', '- ', '1. ', '{#', '}', '\n', '\n\n', '\r\n', '---', '|', '**', '[', '](', '<!--', '-->', ': '],
    ...['Word', 'a', '.', ' ', '\t', '\0', '\uD800', '•', 'Č', '🙂', 'language'],
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(alphabet, { maxLength: 60 }).map((parts) => parts.join('')),
  );

  it('never throws, and every clause has words, an id of its own and a line of the file', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { clauses } = parse(source).text;
        const lines = source.split(/\r\n|\n|\r/).length;
        expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length);
        for (const clause of clauses) {
          expect(clause.text).toMatch(/[\p{L}\p{N}]/u);
          expect(clause.text).not.toMatch(/[\r\n]/);
          expect(clause.line).toBeGreaterThanOrEqual(1);
          expect(clause.line).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(['{#', '<!--', '[', '**', '. {#', '*a', '- ', '|', '`', 'A\n', '> ', '_a'])(
    'reads a large file of nothing but %j without hanging',
    (piece) => {
      const source = piece.repeat(Math.floor((256 * 1024) / piece.length));
      expect(parse(source).text.source).toBe(source);
    },
  );
});
