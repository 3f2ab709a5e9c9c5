/** A chart on a canvas; whoever uses it gives the same figures as a table too. */
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export type Series = {
  readonly name: string;
  readonly color: string;
  /** null: nothing is known, which is not 0; a gap. */
  readonly values: readonly (number | null)[];
};

export type Figures = {
  readonly as: 'bars' | 'lines';
  readonly unit: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
};

/** How far down the legend reaches: its names in as many lines as they need at a width in px. */
function legendHeight(series: readonly Series[], width: number): number {
  let [lines, used] = [1, 0];
  for (const { name } of series) {
    const needed = 40 + name.length * 12;
    if (used > 0 && used + needed > width) [lines, used] = [lines + 1, 0];
    used += needed;
  }
  return lines * 22;
}

const optionOf = ({ as, unit, labels, series }: Figures, width: number) => ({
  animation: false,
  color: series.map(({ color }) => color),
  grid: { left: 8, right: 8, top: legendHeight(series, width) + 24, bottom: 8, containLabel: true },
  legend: { top: 0 },
  // Rich text is drawn on the canvas; the HTML kind would need inline styles.
  tooltip: { trigger: 'axis' as const, renderMode: 'richText' as const },
  xAxis: { type: 'category' as const, data: [...labels] },
  yAxis: { type: 'value' as const, minInterval: 1, name: unit },
  series: series.map(({ name, values }) =>
    as === 'bars'
      ? { name, type: 'bar' as const, stack: 'all', data: [...values] }
      : { name, type: 'line' as const, symbol: 'circle', data: [...values] },
  ),
});

export default function Chart({ figures }: { figures: Figures }) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = JSON.stringify(figures);
  useEffect(() => {
    if (!place.current) return;
    const chart = init(place.current);
    const draw = () => chart.setOption(optionOf(JSON.parse(drawn) as Figures, chart.getWidth()));
    draw();
    const resize = new ResizeObserver(() => {
      chart.resize();
      draw();
    });
    resize.observe(place.current);
    return () => {
      resize.disconnect();
      chart.dispose();
    };
  }, [drawn]);
  return <div ref={place} className="supervision-chart" aria-hidden="true" />;
}
