/** 站内搜索: how it is used, what it did not answer, the words held to be the same, the index. */
import { getRouteApi, Link } from '@tanstack/react-router';
import { Page } from '#console/parts/page.tsx';
import { IndexState } from './IndexState.tsx';
import { Synonyms } from './Synonyms.tsx';
import { Unanswered } from './Unanswered.tsx';
import { UseFigures } from './UseFigures.tsx';
import { type TabName, tabs } from './wishes.ts';
import './search.css';

const route = getRouteApi('/site-search');

export function SearchDesk() {
  const search = route.useSearch();
  const shown = search.tab ?? 'figures';
  const days = search.days ?? '30';
  return (
    <Page
      title="站内搜索"
      lead="公众搜索了什么、有没有找到。只记搜索的内容和结果，不记是谁搜索的；像身份证号、电话的数字已经去掉。"
    >
      <nav className="search-tabs" aria-label="站内搜索">
        {(Object.keys(tabs) as TabName[]).map((tab) => (
          <Link
            key={tab}
            to="/site-search"
            search={{ ...search, tab }}
            aria-current={tab === shown ? 'page' : undefined}
          >
            {tabs[tab]}
          </Link>
        ))}
      </nav>
      {shown === 'figures' && <UseFigures days={days} />}
      {shown === 'unanswered' && <Unanswered days={days} />}
      {shown === 'synonyms' && <Synonyms />}
      {shown === 'index' && <IndexState />}
    </Page>
  );
}
