/** How many days the figures go back. */
import { getRouteApi } from '@tanstack/react-router';
import { Radio } from 'antd';
import { type SpanName, spans } from './wishes.ts';

const route = getRouteApi('/site-search');

export function SpanChoice({ days }: { days: SpanName }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Radio.Group
      className="search-span"
      aria-label="时间范围"
      value={days}
      options={(Object.keys(spans) as SpanName[]).map((value) => ({ value, label: spans[value] }))}
      onChange={(event) =>
        void navigate({ search: { ...search, days: event.target.value as SpanName }, replace: true })
      }
    />
  );
}
