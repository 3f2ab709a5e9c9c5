/** The registers: one tab each, and the figures of the year that follow from them. */
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Page } from '#console/parts/page.tsx';
import { type RegisterName, registerNames, registers } from '../model.ts';
import { EntryList } from './EntryList.tsx';
import { EntryPanel } from './EntryPanel.tsx';
import { YearFigures } from './YearFigures.tsx';
import './registers.css';

const route = getRouteApi('/registers');

const tabs: readonly (readonly [RegisterName | 'figures', string])[] = [
  ...registerNames.map((name) => [name, registers[name].title] as const),
  ['figures', '年度数字'],
];

export function RegistersScreen() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const shown = search.register ?? 'normative-documents';
  const { entry: opened, ...rest } = search;
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a telephone the tabs are wider than the window: the one that is open comes into sight.
    bar.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [shown]);
  return (
    <Page title="登记簿" lead="规范性文件、许可、处罚、强制和收费：登记、公开，并由此得出年报表二的数字。">
      <nav ref={bar} className="register-tabs" aria-label="登记簿">
        {tabs.map(([name, label]) => (
          <Link
            key={name}
            to="/registers"
            search={{ register: name }}
            aria-current={name === shown ? 'page' : undefined}
          >
            {label}
          </Link>
        ))}
      </nav>
      {shown === 'figures' ? <YearFigures search={search} /> : <EntryList register={shown} search={search} />}
      {opened && <EntryPanel key={opened} id={opened} close={() => void navigate({ search: rest })} />}
    </Page>
  );
}
