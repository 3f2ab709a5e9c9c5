/**
 * Reading and judging annual reports. Run by hand: node benchmarks/reports.ts [FOLDER OF REAL REPORTS]
 *
 * 1. read + check per kind of file, from one report written by ourselves in each kind (and the real files, if given)
 * 2. check alone of a 175-cell report, in process
 * 3. a zip of 500 text reports through the batch's reader, two lanes, with progress
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { zipSync } from 'fflate';
import { readAll } from '#capabilities/annual-report/batch/checking.ts';
import { batchFiles } from '#capabilities/annual-report/batch/files.ts';
import { judgeReport } from '#capabilities/annual-report/judging/index.ts';
import { readReport } from '#capabilities/annual-report/reading/index.ts';
import { writableFormats, writeReport } from '#capabilities/annual-report/writing/index.ts';
import {
  type AnnualReport,
  applicantColumns,
  blankReport,
  cellPaths,
  disputeGroups,
  disputeResults,
  figureAt,
  proactiveBlocks,
  requestRows,
  setFigure,
} from '#rules/annual-report/tables.ts';

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const round = (value: number) => Math.round(value * 100) / 100;

/** A balanced report with figures of several digits, different for each seed. */
function balanced(seed: number): AnnualReport {
  const report = blankReport('2021');
  report.organ = `示例${seed}区人民政府办公室`;
  report.year = '2024';
  report.narrative.title = `${report.organ}2024年政府信息公开工作年度报告`;
  for (const path of cellPaths(report)) setFigure(report, path, path.includes('WanYuan') ? '12.5' : 0);
  const parts = applicantColumns.filter((column) => column.id !== 'total');
  let all = 0;
  for (const [index, column] of parts.entries()) {
    const count = (seed * 7 + index * 13) % 90;
    all += count;
    for (const row of ['newlyReceived', 'disclosed', 'totalHandled'] as const) {
      setFigure(report, `requests.${row}.${column.id}`, count);
    }
  }
  for (const row of ['newlyReceived', 'disclosed', 'totalHandled'])
    setFigure(report, `requests.${row}.total`, all);
  report.narrative.overview = `（一）主动公开。2024年主动公开信息${seed}条。\n（二）依申请公开。2024年收到政府信息公开申请${all}件。`;
  return report;
}

/** The report as pasted from a page: one row a line, tabs between the cells. */
function asText(report: AnnualReport): string {
  const line = (label: string, cells: readonly unknown[]) => [label, ...cells].join('\t');
  const figures = (path: (id: string) => string, ids: readonly string[]) =>
    ids.map((id) => figureAt(report, path(id)));
  return [
    report.narrative.title,
    '一、总体情况',
    report.narrative.overview,
    '二、主动公开政府信息情况',
    ...proactiveBlocks['2021'].flatMap((block) => [
      block.item,
      line('信息内容', block.heads),
      ...block.rows.map((row) =>
        line(
          row.label,
          row.cells.map((cell) => figureAt(report, `proactive.${cell.id}`)),
        ),
      ),
    ]),
    '三、收到和处理政府信息公开申请情况',
    line(
      '',
      applicantColumns.map((column) => column.label),
    ),
    ...requestRows['2021'].map((row) =>
      line(
        row.label,
        figures(
          (id) => `requests.${row.id}.${id}`,
          applicantColumns.map((column) => column.id),
        ),
      ),
    ),
    '四、政府信息公开行政复议、行政诉讼情况',
    disputeGroups.map((group) => group.label).join('\t'),
    line(
      '',
      disputeGroups.flatMap(() => disputeResults.map((result) => result.label)),
    ),
    line(
      '',
      disputeGroups.flatMap((group) => disputeResults.map((result) => report.disputes[group.id][result.id])),
    ),
    '五、存在的主要问题及改进情况',
    '六、其他需要报告的事项',
    '无。',
  ].join('\n');
}

async function timed<T>(work: () => T | Promise<T>, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

async function perKind(): Promise<void> {
  const report = balanced(3);
  for (const format of writableFormats.filter((kind) => kind !== 'csv')) {
    const bytes = await writeReport(report, format);
    const name = `report.${format}`;
    const ms = await timed(async () => judgeReport(await readReport({ name, bytes })), 9);
    console.log(
      `read + check ${format.padEnd(5)} median ${round(ms)} ms (${Math.round(bytes.length / 1024)} KB)`,
    );
  }
}

async function realFiles(folder: string): Promise<void> {
  const byKind = Map.groupBy(readdirSync(folder), (name) => extname(name));
  for (const [kind, names] of byKind) {
    const times: number[] = [];
    for (const name of names) {
      const bytes = new Uint8Array(readFileSync(join(folder, name)));
      times.push(await timed(async () => judgeReport(await readReport({ name, bytes })), 5));
    }
    console.log(
      `real files ${kind}: ${names.length}, median ${round(median(times))} ms, slowest ${round(Math.max(...times))} ms`,
    );
  }
}

async function checkAlone(): Promise<void> {
  const report = balanced(5);
  for (let n = 0; n < 50; n += 1) judgeReport(report);
  console.log(
    `check of ${cellPaths(report).length} cells: median ${round(await timed(() => judgeReport(report), 200))} ms`,
  );
}

async function batch(): Promise<void> {
  const texts = Array.from({ length: 500 }, (_, n) => new TextEncoder().encode(asText(balanced(n + 1))));
  const archive = zipSync(Object.fromEntries(texts.map((bytes, n) => [`${n + 1}.txt`, bytes])));
  const start = performance.now();
  const reading = readAll(batchFiles([{ name: 'all.zip', bytes: archive }]), 2);
  let lines = 0;
  for (let step = await reading.next(); !step.done; step = await reading.next()) lines += 1;
  const seconds = (performance.now() - start) / 1000;
  console.log(`batch: ${lines} reports in ${round(seconds)} s, ${round(lines / seconds)} a second`);
}

await checkAlone();
await perKind();
const folder = process.argv[2];
if (folder && existsSync(folder)) await realFiles(folder);
await batch();
