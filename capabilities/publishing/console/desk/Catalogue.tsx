/** 公开事项目录: what the bureau owes the public by field, how much of it is public, and what is missing. */
import { useQuery } from '@tanstack/react-query';
import { Button, Radio, Tag } from 'antd';
import { useState } from 'react';
import { printInstant } from '#console/parts/instants.ts';
import { Page, standIn } from '#console/parts/page.tsx';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { cite } from '#rules/citation.ts';
import { catalogueBasis } from '#rules/proactive-catalogue.ts';
import { type CatalogueEntryData, endpoints } from '../../contract-desk.ts';
import { CatalogueDrawer } from './CatalogueDrawer.tsx';
import {
  type CatalogueFilter,
  coverageOf,
  coverageWords,
  type FieldCoverage,
  filtered,
  percentOf,
} from './coverage.ts';
import './desk.css';

type Open = (entry: CatalogueEntryData) => void;

function Standing({ entry }: { entry: CatalogueEntryData }) {
  if (entry.notApplicable !== null)
    return (
      <span>
        <Tag>不适用</Tag>
        <span className="quiet">{entry.notApplicable}</span>
      </span>
    );
  if (entry.gap !== null) return <span className="text-error">✕ {entry.gap}</span>;
  return (
    <span className="text-success">
      ✓ 已公开{entry.items}条
      {entry.lastPublishedAt && (
        <span className="quiet">，最近{printInstant(entry.lastPublishedAt).slice(0, 10)}</span>
      )}
    </span>
  );
}

function Entry({ entry, open }: { entry: CatalogueEntryData; open: Open }) {
  return (
    <li className="catalogue-entry">
      <div>
        <Button type="link" className="cell-link catalogue-matter" onClick={() => open(entry)}>
          {entry.matter}
        </Button>
        {entry.topic && <span className="quiet"> {entry.topic}</span>}
      </div>
      <span className="quiet">{entry.timeLimit || '没有填写时限'}</span>
      <Standing entry={entry} />
    </li>
  );
}

function Bar({ coverage }: { coverage: FieldCoverage }) {
  const percent = percentOf(coverage);
  return (
    <div className="coverage">
      <meter
        className={coverage.gaps > 0 ? 'coverage-bar has-gaps' : 'coverage-bar'}
        min={0}
        max={100}
        value={percent}
        aria-label={`${coverage.title}已公开${percent}%`}
      />
      <span>{percent}%</span>
    </div>
  );
}

function Field({ coverage, filter, open }: { coverage: FieldCoverage; filter: CatalogueFilter; open: Open }) {
  const shown = filtered(coverage.entries, filter);
  return (
    <details className="panel catalogue-field" open={filter !== 'all' && shown.length > 0}>
      <summary>
        <h2>{coverage.title}</h2>
        <Bar coverage={coverage} />
        <span className="quiet">{coverageWords(coverage)}</span>
      </summary>
      {shown.length === 0 ? (
        <p className="quiet">{filter === 'gaps' ? '✓ 没有缺口。' : '没有这样的事项。'}</p>
      ) : (
        <ul className="catalogue-entries">
          {shown.map((entry) => (
            <Entry key={entry.id} entry={entry} open={open} />
          ))}
        </ul>
      )}
    </details>
  );
}

function Filter({
  filter,
  change,
  entries,
}: {
  filter: CatalogueFilter;
  change: (filter: CatalogueFilter) => void;
  entries: readonly CatalogueEntryData[];
}) {
  const count = (which: CatalogueFilter) => filtered(entries, which).length;
  return (
    <Radio.Group
      className="catalogue-filter"
      aria-label="显示"
      value={filter}
      onChange={(event) => change(event.target.value as CatalogueFilter)}
      options={[
        { value: 'gaps', label: `缺口（${count('gaps')}）` },
        { value: 'all', label: `全部（${count('all')}）` },
        { value: 'not-applicable', label: `不适用（${count('not-applicable')}）` },
      ]}
    />
  );
}

export function Catalogue() {
  const mayChange = useMay('publishing:structure');
  const [filter, setFilter] = useState<CatalogueFilter>('gaps');
  const [opened, setOpened] = useState<CatalogueEntryData | 'new' | null>(null);
  const catalogue = useQuery({
    queryKey: ['catalogue'],
    queryFn: ({ signal }) => call(endpoints.listCatalogue, {}, signal),
  });
  const entries = catalogue.data ?? [];
  return (
    <Page
      title="公开事项目录"
      lead={`本单位应当主动公开的事项和现在的缺口。${cite(catalogueBasis)}要求编制、公布目录并及时更新。`}
      actions={mayChange && <Button onClick={() => setOpened('new')}>增加公开事项</Button>}
    >
      {standIn(catalogue) ?? (
        <>
          <Filter filter={filter} change={setFilter} entries={entries} />
          {coverageOf(entries).map((coverage) => (
            <Field key={`${coverage.field} ${filter}`} coverage={coverage} filter={filter} open={setOpened} />
          ))}
        </>
      )}
      {opened && (
        <CatalogueDrawer
          entry={opened === 'new' ? null : opened}
          fields={coverageOf(entries).map(({ field, title }) => ({ value: field, label: title }))}
          close={() => setOpened(null)}
        />
      )}
    </Page>
  );
}
