/** 搜索: what the person may see of everything, as the public finds it, with the ways into the console. */
import { getRouteApi, Link } from '@tanstack/react-router';
import { Empty, Pagination, Radio, Spin } from 'antd';
import { Page, standIn } from '#console/parts/page.tsx';
import type { SearchData } from '../contract.ts';
import { FoundLine } from './FoundLine.tsx';
import { Narrowing } from './Narrowing.tsx';
import { useFound } from './queries.ts';
import type { FindSearch } from './wishes.ts';
import './search.css';

const route = getRouteApi('/search');

const count = ({ isEstimate }: SearchData, number: number) =>
  `${isEstimate ? '约' : ''}${number.toLocaleString('zh-CN')}`;

function Spelling({ search, data }: { search: FindSearch; data: SearchData }) {
  const { page: _, ...rest } = search;
  if (data.corrected !== null)
    return (
      <p className="search-spelling">
        没有“{data.question}”，以下是“<strong>{data.corrected}</strong>”的结果。
        <Link to="/search" search={{ ...rest, exact: '1' }}>
          仍然搜索“{data.question}”
        </Link>
      </p>
    );
  if (data.perhaps === null) return null;
  return (
    <p className="search-spelling">
      您是不是要找：
      <Link to="/search" search={{ ...rest, q: data.perhaps }}>
        {data.perhaps}
      </Link>
    </p>
  );
}

/** Changes of the wish go back to the first page. */
function useWish() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (part: { readonly [name in keyof FindSearch]?: FindSearch[name] | undefined }) => {
    const next = Object.entries({ ...search, page: undefined, ...part }).filter(([, value]) => value);
    void navigate({ search: Object.fromEntries(next) });
  };
  return { search, set };
}

function Choices({ search, set }: ReturnType<typeof useWish>) {
  return (
    <div className="search-choices">
      <Radio.Group
        aria-label="匹配方式"
        value={search.words ?? 'any'}
        options={[
          { value: 'any', label: '智能匹配' },
          { value: 'all', label: '全部词语' },
          { value: 'phrase', label: '原文短语' },
        ]}
        onChange={({ target }) => set({ words: target.value === 'any' ? undefined : target.value })}
      />
      <Radio.Group
        aria-label="排序"
        value={search.sort ?? 'relevance'}
        options={[
          { value: 'relevance', label: '按相关度' },
          { value: 'date', label: '按日期' },
        ]}
        onChange={({ target }) => set({ sort: target.value === 'date' ? 'date' : undefined })}
      />
    </div>
  );
}

function Found({ data, ...wish }: ReturnType<typeof useWish> & { data: SearchData }) {
  const { search, set } = wish;
  return (
    <>
      <Spelling search={search} data={data} />
      {data.answers.map(({ title, text, source }) => (
        <p key={title} className="search-spelling">
          <strong>{title}</strong>：{text} <span className="quiet">（{source}）</span>
        </p>
      ))}
      <Choices {...wish} />
      <div className="search-columns">
        <section className="panel" aria-label="结果">
          <p role="status">
            找到{count(data, data.total)}条
            {data.all < data.total &&
              search.words === undefined &&
              `，其中${count(data, data.all)}条包含全部词语`}
            。
          </p>
          {data.total === 0 && <Empty description="没有找到。可以换一个说法，或者去掉限定的范围。" />}
          <ol className="search-results" start={(data.page - 1) * 10 + 1}>
            {data.results.map((result, index) => (
              <FoundLine
                key={result.key}
                result={result}
                question={data.id}
                place={(data.page - 1) * 10 + index + 1}
              />
            ))}
          </ol>
          {data.pages > 1 && (
            <Pagination
              current={data.page}
              total={data.pages * 10}
              pageSize={10}
              showSizeChanger={false}
              onChange={(page) => set({ page })}
            />
          )}
        </section>
        <Narrowing search={search} data={data} set={set} />
      </div>
    </>
  );
}

export function FindScreen() {
  const wish = useWish();
  const found = useFound(wish.search);
  const { q } = wish.search;
  return (
    <Page title="搜索" lead={q ? `“${q}”，在您可以查看的全部信息中。` : '在页面上方输入要找的内容。'}>
      {q &&
        (standIn(found) ??
          (found.data && (
            <Spin spinning={found.isPlaceholderData}>
              <Found {...wish} data={found.data} />
            </Spin>
          )))}
    </Page>
  );
}
