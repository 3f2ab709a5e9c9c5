/** The box in the frame: searches everything the person may see. */
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Input } from 'antd';
import { useEffect, useState } from 'react';

export function HeaderSearch() {
  const navigate = useNavigate();
  const asked = useRouterState({
    select: ({ location }) => (location.pathname.endsWith('/search') ? String(location.search.q ?? '') : ''),
  });
  const [typed, setTyped] = useState(asked);
  useEffect(() => setTyped(asked), [asked]);
  return (
    <search className="header-search" aria-label="全部信息">
      <Input.Search
        aria-label="搜索可以查看的全部信息"
        placeholder="搜索全部信息"
        value={typed}
        maxLength={300}
        onChange={(event) => setTyped(event.target.value)}
        onSearch={(q) => q.trim() !== '' && void navigate({ to: '/search', search: { q: q.trim() } })}
      />
    </search>
  );
}
