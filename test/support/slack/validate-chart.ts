import { FakeApiError } from './state.js';

/**
 * A bar chart as Slack accepts it: lengths, numbers of series, labels that are categories.
 * Source: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
 */
export function validateChart(block: Record<string, unknown>, at: string): void {
  const fail = (why: string) => new FakeApiError('invalid_blocks', [`[ERROR] ${why} [json-pointer:${at}]`]);
  const { title, chart } = block as {
    readonly title: unknown;
    readonly chart: {
      readonly type: unknown;
      readonly series: readonly { name: unknown; data: readonly { label: unknown; value: unknown }[] }[];
      readonly axis_config: {
        readonly categories: readonly unknown[];
        readonly x_label?: unknown;
        readonly y_label?: unknown;
      };
    };
  };
  const isText = (value: unknown, max: number) =>
    typeof value === 'string' && value !== '' && value.length <= max;
  if (!isText(title, 50)) throw fail('title');
  if (chart.type !== 'bar') throw fail('a kind of chart that the fake does not know');
  if (chart.series.length < 1 || chart.series.length > 6) throw fail('1 to 6 series');
  const { categories, x_label, y_label } = chart.axis_config;
  if (categories.length > 20 || !categories.every((category) => isText(category, 20))) {
    throw fail('at most 20 categories of 20 characters');
  }
  if (new Set(categories).size !== categories.length) throw fail('a category twice');
  for (const label of [x_label, y_label])
    if (label !== undefined && !isText(label, 50)) throw fail('axis label');
  for (const { name, data } of chart.series) {
    if (!isText(name, 20)) throw fail('name of a series');
    const labels = data.map(({ label }) => label);
    if (JSON.stringify(labels) !== JSON.stringify(categories)) throw fail('labels that are no categories');
    if (!data.every(({ value }) => typeof value === 'number')) throw fail('a value that is no number');
  }
}
