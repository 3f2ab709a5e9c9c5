/** 检查词库: the organ's own dictionaries by kind, their import, and the places where a hit was allowed. */
import { useQuery } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { Page, standIn } from '#console/parts/page.tsx';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { endpoints } from '../../contract-desk.ts';
import { Allowances } from './Allowances.tsx';
import { ImportTerms } from './ImportTerms.tsx';
import { NewTerm } from './NewTerm.tsx';
import { TermTable } from './TermTable.tsx';
import { type TermKindName, termKinds } from './term-words.ts';
import './desk.css';

type Shown = TermKindName | 'allowances';

export function Words() {
  const mayChange = useMay('publishing:structure');
  const [tab, setTab] = useState<Shown>('wrong-word');
  const [asking, setAsking] = useState<'new' | 'import' | null>(null);
  const terms = useQuery({
    queryKey: ['terms'],
    queryFn: ({ signal }) => call(endpoints.listTerms, {}, signal),
  });
  const all = terms.data ?? [];
  const of = (kind: TermKindName) => all.filter((term) => term.kind === kind);
  return (
    <Page
      title="检查词库"
      lead="撰写、送审和每夜复查时按这些词检查。只提示，不拦截一般文字；确实要用的，在原处“此处允许”。"
      actions={
        mayChange && (
          <>
            <Button onClick={() => setAsking('import')}>从文件导入</Button>
            <Button type="primary" onClick={() => setAsking('new')}>
              增加词语
            </Button>
          </>
        )
      }
    >
      {standIn(terms) ?? (
        <>
          <Radio.Group
            className="word-kinds"
            aria-label="词库"
            value={tab}
            onChange={(event) => setTab(event.target.value as Shown)}
            options={[
              ...termKinds.map(({ kind, label }) => ({
                value: kind,
                label: `${label}（${of(kind).length}）`,
              })),
              { value: 'allowances' as const, label: '此处允许' },
            ]}
          />
          {tab === 'allowances' ? <Allowances /> : <TermTable key={tab} kind={tab} terms={of(tab)} />}
        </>
      )}
      {asking === 'new' && (
        <NewTerm kind={tab === 'allowances' ? 'wrong-word' : tab} close={() => setAsking(null)} />
      )}
      {asking === 'import' && <ImportTerms close={() => setAsking(null)} />}
    </Page>
  );
}
