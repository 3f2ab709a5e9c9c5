/** Letters of a period, printed many at once: the letters themselves, their envelopes, their return receipts. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Progress, Table } from 'antd';
import { useId, useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { today } from '#console/parts/instants.ts';
import { standIn } from '#console/parts/page.tsx';
import { call, csrfHeaders } from '#platform/call.ts';
import { StateError } from '#platform/outcome.ts';
import { type LetterViewData, letterEndpoints, type PrintData, printPath } from '../../contract-letters.ts';

const kinds = { letters: '文书', envelopes: '信封', 'return-receipts': '送达回证' } as const;
type What = PrintData['what'];

/** One part of the print, handed to the browser as a file; resolves to how many parts there are. */
async function printPart(input: PrintData): Promise<number> {
  const response = await fetch(printPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...csrfHeaders() },
    body: JSON.stringify(input),
  });
  if (!response.ok) {
    const body = (await response.json().catch(() => ({}))) as { message?: string };
    throw new StateError(body.message ?? '没有生成打印文件，请稍后再试。');
  }
  const parts = Number(response.headers.get('x-gongkai-parts') ?? '1');
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = `${kinds[input.what]}${parts > 1 ? `-${input.part}` : ''}.pdf`;
  link.click();
  URL.revokeObjectURL(address);
  return parts;
}

/** Prints what is chosen, part after part, and tells how far it is. */
function usePrinting() {
  const { run, busy } = useAct();
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const print = (what: What, letters: readonly string[]) =>
    run(async () => {
      setProgress({ done: 0, of: 1 });
      let parts = 1;
      for (let part = 1; part <= parts; part += 1) {
        parts = await printPart({ what, letters: [...letters], part });
        setProgress({ done: part, of: parts });
      }
      return true;
    });
  return { print, busy, progress };
}

function Period(props: { from: string; to: string; set: (from: string, to: string) => void }) {
  const id = useId();
  return (
    <search className="request-filters" aria-label="成文日期">
      <div>
        <label htmlFor={`${id}-from`}>成文日期从</label>
        <Input
          id={`${id}-from`}
          type="date"
          value={props.from}
          onChange={(event) => props.set(event.target.value, props.to)}
        />
      </div>
      <div>
        <label htmlFor={`${id}-to`}>到</label>
        <Input
          id={`${id}-to`}
          type="date"
          value={props.to}
          onChange={(event) => props.set(props.from, event.target.value)}
        />
      </div>
    </search>
  );
}

export function Printing() {
  const [{ from, to }, setPeriod] = useState(() => ({ from: `${today().slice(0, 8)}01`, to: today() }));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { print, busy, progress } = usePrinting();
  const found = useQuery({
    queryKey: ['requests', 'issued', from, to],
    queryFn: ({ signal }) => call(letterEndpoints.listIssued, { query: { from, to } }, signal),
    enabled: from !== '' && to !== '',
  });
  const letters = (found.data?.letters ?? []).filter((one) => one.voidedAt === null && !one.isEmptied);
  return (
    <section aria-labelledby="printing">
      <h2 id="printing" className="sr-only">
        文书打印
      </h2>
      <Form component={false} layout="vertical">
        <Period from={from} to={to} set={(from, to) => setPeriod({ from, to })} />
      </Form>
      <div className="button-row print-buttons">
        {(Object.keys(kinds) as What[]).map((what) => (
          <Button key={what} disabled={chosen.length === 0 || busy} onClick={() => void print(what, chosen)}>
            打印{kinds[what]}
            {chosen.length > 0 && `（${chosen.length}件）`}
          </Button>
        ))}
      </div>
      {progress && (
        <div role="status">
          <Progress
            aria-label="打印进度"
            percent={Math.round((100 * progress.done) / progress.of)}
            size="small"
          />
          已生成{progress.done}个文件，共{progress.of}个
        </div>
      )}
      {found.data && letters.length === 0 && <p>这段时间没有成文的文书。</p>}
      {standIn(found) ?? (
        <section className="request-table" aria-label="成文的文书" hidden={letters.length === 0}>
          <Table<LetterViewData>
            rowKey="id"
            size="middle"
            pagination={false}
            dataSource={letters}
            locale={{ emptyText: '这段时间没有成文的文书' }}
            rowSelection={{
              selectedRowKeys: [...chosen],
              onChange: (keys) => setChosen(keys.map(String)),
              getCheckboxProps: (row) => ({ 'aria-label': `选择${row.documentNumber ?? row.name}` }),
              getTitleCheckboxProps: () => ({ 'aria-label': '选择全部' }),
            }}
            columns={[
              {
                title: '文书',
                rowScope: 'row',
                render: (_, one) => (
                  <Link to="/requests/$id" params={{ id: one.requestId }}>
                    {one.name}
                  </Link>
                ),
              },
              { title: '文号', render: (_, one) => one.documentNumber ?? '不编号' },
              { title: '成文日期', dataIndex: 'issuedOn', className: 'day' },
              { title: '成文人', dataIndex: 'issuedBy' },
            ]}
          />
        </section>
      )}
    </section>
  );
}
