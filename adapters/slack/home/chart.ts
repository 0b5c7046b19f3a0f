import type { types } from '@slack/bolt';
import type { HomePart } from '../../../src/core/home/home-content.js';
import { cut } from '../limits.js';
import { section } from '../render.js';

/**
 * A chart of Slack's, which `@slack/types` does not know yet.
 * Source: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
 */
export interface ChartBlock {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'bar';
    readonly series: readonly {
      readonly name: string;
      /** Each label is one of the categories. */
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
    readonly axis_config: { readonly categories: readonly string[]; readonly y_label: string };
  };
}

/** Slack's limits on a chart, from the same page. */
const CHART_LIMITS = { title: 50, axisLabel: 50, seriesName: 20, category: 20 } as const;

/** How many squares the longest bar of a chart drawn in text has. */
const LONGEST_BAR = 12;

type Bars = Extract<HomePart, { kind: 'bars' }>;

/** The chart as Slack draws it. */
export function chartBlock({ title, series, bars }: Bars): ChartBlock {
  const data = bars.map(({ label, value }) => ({ label: cut(label, CHART_LIMITS.category), value }));
  return {
    type: 'data_visualization',
    title: cut(title, CHART_LIMITS.title),
    chart: {
      type: 'bar',
      series: [{ name: cut(series, CHART_LIMITS.seriesName), data }],
      axis_config: {
        categories: data.map(({ label }) => label),
        y_label: cut(series, CHART_LIMITS.axisLabel),
      },
    },
  };
}

/** The same in words, where Slack does not draw charts yet: a line a bar. */
export function chartAsText({ title, bars }: Bars): types.SectionBlock {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const lines = bars.map(({ label, value }) => {
    const squares = '■'.repeat(Math.ceil((value / most) * LONGEST_BAR));
    return [label, squares, String(value)].filter((part) => part !== '').join('  ');
  });
  return section([title, ...lines].join('\n'));
}
