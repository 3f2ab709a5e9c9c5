/** The figures of a year for table 二, the records behind each, and whether the documents add up. */
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, App, Button, Checkbox, Form, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { today } from '#console/parts/instants.ts';
import { standIn } from '#console/parts/page.tsx';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { cellName } from '#rules/annual-report/tables.ts';
import { inYuan } from '#rules/registers/amounts.ts';
import { endpoints, type FiguresViewData } from '../contract.ts';
import { documentKinds, registers } from '../model.ts';
import { refreshRegisters, useFigures } from './queries.ts';
import type { RegistersSearch } from './wishes.ts';

const route = getRouteApi('/registers');

/** Further ones are in the register's own list. */
const mostShown = 200;

function Cell({ cell, year }: { cell: FiguresViewData['cells'][number]; year: string }) {
  const name = cellName(cell.path, '2021').replace(/^表二/, '');
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="figure">{cell.value}</td>
      <td>
        {cell.records.length > 0 && (
          <details>
            <summary>{cell.records.length}条记录</summary>
            <ul>
              {cell.records.slice(0, mostShown).map((record) => (
                <li key={record.id}>
                  <Link to="/registers" search={{ register: cell.register, entry: record.id }}>
                    {record.title}
                  </Link>
                </li>
              ))}
            </ul>
            {cell.records.length > mostShown && (
              <Link to="/registers" search={{ register: cell.register, year }}>
                另有{cell.records.length - mostShown}条，在登记簿中查看
              </Link>
            )}
          </details>
        )}
        {cell.records.length === 0 &&
          (cell.covered ? '没有记录' : `“${registers[cell.register].title}”登记簿还没有记录`)}
      </td>
    </tr>
  );
}

function Balance({ balance, year }: { balance: FiguresViewData['balances'][number]; year: string }) {
  const { before, issued, repealed, lapsed, inForce, difference, exceptions } = balance;
  const sum = `上年现行有效${before}件 + 本年制发${issued}件 − 本年废止${repealed}件 − 有效期满${lapsed}件`;
  const name = documentKinds[balance.kind];
  if (difference === 0)
    return (
      <p>
        ✓ {name}：{sum} = {year}年末现行有效{inForce}件。
      </p>
    );
  return (
    <Alert
      type="warning"
      showIcon
      title={`${name}：${sum}，应为${inForce - difference}件，年末现行有效是${inForce}件，相差${Math.abs(difference)}件，由下列文件造成：`}
      description={
        <ul>
          {exceptions.map((one) => (
            <li key={one.id}>
              <Link to="/registers" search={{ register: 'normative-documents', entry: one.id }}>
                {one.title}
              </Link>
              ：{one.why}
            </li>
          ))}
        </ul>
      }
    />
  );
}

function Settings({ settings }: { settings: FiguresViewData['settings'] }) {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const [wish, setWish] = useState(settings);
  const id = useId();
  const save = async () => {
    if (!(await run(() => call(endpoints.saveSettings, { input: wish })))) return;
    await refreshRegisters();
    message.success('已保存');
  };
  return (
    <details className="panel">
      <summary>统计和提醒的设置</summary>
      <Form component={false} layout="vertical">
        <p>
          <label htmlFor={id}>有效期满前几个月提醒</label>{' '}
          <InputNumber
            id={id}
            min={1}
            max={24}
            value={wish.lapseMonths}
            onChange={(months) => setWish({ ...wish, lapseMonths: months ?? 3 })}
          />
        </p>
        <Checkbox
          checked={wish.lapsedCountsAsRepealed}
          onChange={(event) => setWish({ ...wish, lapsedCountsAsRepealed: event.target.checked })}
        >
          有效期满的文件也计入“本年废止件数”
        </Checkbox>
        <p className="quiet">
          没有查到有效期满算作废止的规定；废止是制定机关的行为，所以默认不计入，只在上面的核对中列明。主管部门另有要求的再勾选。
        </p>
        <Button loading={busy} onClick={() => void save()}>
          保存设置
        </Button>
      </Form>
    </details>
  );
}

function Figures({ figures }: { figures: FiguresViewData }) {
  const mayEdit = useMay('registers:edit');
  const { year, informationFee } = figures;
  return (
    <>
      <table className="year-figures">
        <caption>{year}年度报告表二</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">数</th>
            <th scope="col">由哪些记录得出</th>
          </tr>
        </thead>
        <tbody>
          {figures.cells.map((cell) => (
            <Cell key={cell.path} cell={cell} year={year} />
          ))}
        </tbody>
      </table>
      <section className="year-balance" aria-label="文件数核对">
        <h2>文件数核对</h2>
        {figures.balances.map((balance) => (
          <Balance key={balance.kind} balance={balance} year={year} />
        ))}
      </section>
      <p>
        政府信息公开信息处理费：{informationFee.count}件，{inYuan(informationFee.fen)}
        元（不计入表二，在第六部分报告）。
      </p>
      {mayEdit && <Settings key={year} settings={figures.settings} />}
    </>
  );
}

export function YearFigures({ search }: { search: RegistersSearch }) {
  const navigate = route.useNavigate();
  const id = useId();
  const now = Number(today().slice(0, 4));
  const year = search.year ?? String(now);
  const figures = useFigures(year);
  const years = Array.from({ length: 10 }, (_, back) => String(now - back));
  return (
    <>
      <div className="register-filters">
        <div>
          <label htmlFor={id}>年度</label>
          <Select
            id={id}
            virtual={false}
            value={year}
            options={[...new Set([year, ...years])].map((value) => ({ value, label: `${value}年` }))}
            onChange={(next) => void navigate({ search: { register: 'figures', year: next } })}
          />
        </div>
      </div>
      {standIn(figures) ?? (figures.data && <Figures figures={figures.data} />)}
    </>
  );
}
