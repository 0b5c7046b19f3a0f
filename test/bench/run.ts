import { benchClassify } from './classify.js';

/** Every bench, by name. Each gives plain figures; a `ratio` compares with a yardstick of the same run. */
const BENCHES: readonly (readonly [string, () => Promise<object>])[] = [['classify', benchClassify]];

for (const [name, bench] of BENCHES) {
  console.log(name);
  for (const [figure, value] of Object.entries(await bench())) {
    console.log(`  ${figure.padEnd(22)} ${Number(value).toPrecision(4)}`);
  }
}
