/** This year beside last year: a chart, and the same as a table for those who cannot see it. */
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { difference } from '../figures/figure-text.ts';
import { type Comparison, compareYears } from '../figures/year-comparison.ts';
import { previousOf, type Work } from './work.ts';

use([BarChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const optionOf = (bars: readonly Comparison[], year: string) => ({
  animation: false,
  color: ['#c98b2b', '#1b4f8f'],
  grid: { left: 8, right: 8, top: 40, bottom: 8, containLabel: true },
  legend: { top: 0 },
  // Rich text is drawn on the canvas; the HTML kind would need inline styles.
  tooltip: { trigger: 'axis' as const, renderMode: 'richText' as const },
  xAxis: { type: 'category' as const, data: bars.map(({ label }) => label), axisLabel: { interval: 0 } },
  yAxis: { type: 'value' as const, minInterval: 1, name: '件' },
  series: [
    {
      name: `${Number(year) - 1}年`,
      type: 'bar' as const,
      data: bars.map(({ before }) => before),
      label: { show: true, position: 'top' as const },
    },
    {
      name: `${year}年`,
      type: 'bar' as const,
      data: bars.map(({ now }) => now),
      label: { show: true, position: 'top' as const },
    },
  ],
});

function Figures({ bars, year }: { bars: readonly Comparison[]; year: string }) {
  return (
    <div className="form-table-frame">
      <table className="small-table">
        <caption>政府信息公开申请办理情况与上年对照（件）</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">{Number(year) - 1}年</th>
            <th scope="col">{year}年</th>
            <th scope="col">增减</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ label, now, before }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{before ?? '空'}</td>
              <td>{now ?? '空'}</td>
              <td>{difference(now, before) ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export default function YearChart({ work }: { work: Work }) {
  const place = useRef<HTMLDivElement>(null);
  const { year } = work.saved;
  const bars = compareYears(work.report, previousOf(work.saved));
  const drawn = JSON.stringify(bars);
  useEffect(() => {
    if (!place.current) return;
    const chart = init(place.current);
    chart.setOption(optionOf(JSON.parse(drawn), year));
    const resize = new ResizeObserver(() => chart.resize());
    resize.observe(place.current);
    return () => {
      resize.disconnect();
      chart.dispose();
    };
  }, [drawn, year]);
  return (
    <>
      <div ref={place} className="year-chart" aria-hidden="true" />
      <Figures bars={bars} year={year} />
    </>
  );
}
