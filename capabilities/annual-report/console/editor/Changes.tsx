/** What the records learned after the year was published, and whether the carry-over is what last year's report says. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { printInstant } from '#console/parts/instants.ts';
import { standIn } from '#console/parts/page.tsx';
import { call } from '#platform/call.ts';
import { cellName } from '#rules/annual-report/tables.ts';
import {
  endpoints,
  openingTablePath,
  type ReportDifferencesData,
  type ReportViewData,
} from '../../contract.ts';
import { RecordLink } from './Records.tsx';

const useDifferences = (id: string) =>
  useQuery({
    queryKey: ['report', id, 'differences'],
    queryFn: ({ signal }) => call(endpoints.getDifferences, { params: { id } }, signal),
  });

type CaseData = ReportDifferencesData['cases'][number];

/** The row a case stands in, without the sums that follow from it. */
const rowWords = (paths: readonly string[], format: '2021' | '2019'): string => {
  const own = paths.filter((path) => !path.endsWith('.total') && !path.startsWith('requests.totalHandled.'));
  return own.map((path) => cellName(path, format)).join('、') || '不计入';
};

function Cases({ cases, format }: { cases: readonly CaseData[]; format: '2021' | '2019' }) {
  return (
    <ul className="records-behind">
      {cases.map((one) => (
        <li key={one.id}>
          <RecordLink record={one} />
          <div>
            原为{rowWords(one.from, format)}，现为{rowWords(one.to, format)}
          </div>
          {one.since.map((entry) => (
            <div key={`${entry.at}${entry.event}`} className="quiet">
              {printInstant(entry.at)} {entry.by} {entry.event}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

type CarryOverData = NonNullable<ReportDifferencesData['carryOver']>;

/** What is to be done about the cases that are missing: a table with a row begun for each. */
function Missing({ id, missing }: { id: string; missing: number }) {
  if (missing === 0) return null;
  return (
    <p>
      上年报告结转的，有{missing}件没有登记。请下载
      <a href={openingTablePath(id)} download>
        结转补登表
      </a>
      （已按申请人类型各起一行），补上编号、渠道和收到之日，在
      <Link to={'/requests/figures' as never}>申请年度数字</Link>中导入，作为期初余额。
    </p>
  );
}

function Carried({ carried }: Pick<CarryOverData, 'carried'>) {
  if (carried.length === 0) return null;
  return (
    <>
      <p>不一致的各列，申请登记中结转到本年的件，请与上年的台账逐件核对：</p>
      <ul className="records-behind">
        {carried.map((record) => (
          <li key={record.id}>
            <RecordLink record={record} />
          </li>
        ))}
      </ul>
    </>
  );
}

function CarryOver({
  id,
  data,
  format,
}: {
  id: string;
  data: ReportDifferencesData;
  format: '2021' | '2019';
}) {
  const { carryOver } = data;
  if (!carryOver) return <p className="quiet">没有上年报告，或者本年的申请没有在这里登记，不作对照。</p>;
  const differing = carryOver.columns.filter(
    ({ published, counted }) => published !== null && published !== counted,
  );
  if (differing.length === 0) return <p>✓ 本年“上年结转”与上年报告“结转下年度继续办理”各列一致。</p>;
  return (
    <>
      <ul>
        {differing.map(({ column, published, counted }) => (
          <li key={column}>
            “{column}”列：上年报告结转{published}件，申请登记为{counted}件
          </li>
        ))}
      </ul>
      <Missing id={id} missing={carryOver.missing} />
      {carryOver.cases.length > 0 ? (
        <Cases cases={carryOver.cases} format={format} />
      ) : (
        <Carried carried={carryOver.carried} />
      )}
    </>
  );
}

function Published({ data, format }: { data: ReportDifferencesData; format: '2021' | '2019' }) {
  if (data.frozenAt === null) return <p className="quiet">报告公布时留存各数；公布以后的变化列在这里。</p>;
  const { cells, cases, caseCount } = data;
  if (cells.length === 0 && cases.length === 0)
    return <p>✓ {printInstant(data.frozenAt)}公布以来，记录没有改变本年的任何一个数。</p>;
  return (
    <>
      <p>
        {printInstant(data.frozenAt)}
        公布以后，记录有了变化。已公布的数不自动改动；需要更正的，请撤回后重新公布。
      </p>
      <h4>变化的数</h4>
      <ul>
        {cells.map(({ path, published, now }) => (
          <li key={path}>
            {cellName(path, format)}：公布时{published ?? '没有登记'}，现在{now ?? '没有登记'}
          </li>
        ))}
      </ul>
      <h4>
        涉及的件（{caseCount}件{caseCount > cases.length && `，列出前${cases.length}件`}）
      </h4>
      <Cases cases={cases} format={format} />
    </>
  );
}

export function Changes({ saved }: { saved: ReportViewData }) {
  const differences = useDifferences(saved.id);
  if (!differences.data) return standIn(differences);
  const { format } = saved.report;
  return (
    <>
      <h3>上年结转的对照</h3>
      <CarryOver id={saved.id} data={differences.data} format={format} />
      <h3>公布之后的变化</h3>
      <Published data={differences.data} format={format} />
    </>
  );
}
