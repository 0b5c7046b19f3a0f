import { benchClassify } from './classify.js';

/** Every bench, by name. Each gives plain figures; a `ratio` compares with a yardstick of the same run. */
const BENCHES: readonly (readonly [string, () => Promise<Readonly<Record<string, number>>>])[] = [
  ['classify', async () => ({ ...(await benchClassify()) })],
];

const FIGURES = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });

for (const [name, bench] of BENCHES) {
  console.log(name);
  for (const [figure, value] of Object.entries(await bench())) {
    console.log(`  ${figure.padEnd(22)} ${FIGURES.format(value)}`);
  }
}
