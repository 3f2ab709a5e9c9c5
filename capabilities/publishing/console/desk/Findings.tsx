/** 每夜复查: what the nightly check found in what is public. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty } from 'antd';
import type { z } from 'zod';
import { printInstant } from '#console/parts/instants.ts';
import { Page, standIn } from '#console/parts/page.tsx';
import { call } from '#platform/call.ts';
import { endpoints, type FindingView } from '../../contract-desk.ts';
import './desk.css';

type Finding = z.infer<typeof FindingView>;

/** The findings of each item, items in the order the server gave. */
function byItem(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<number, Finding[]>();
  for (const finding of findings)
    groups.set(finding.itemId, [...(groups.get(finding.itemId) ?? []), finding]);
  return [...groups.values()];
}

function ItemFindings({ findings }: { findings: readonly Finding[] }) {
  const [first] = findings;
  if (!first) return null;
  return (
    <li className="desk-entry">
      <h2>
        <Link to="/items/$id" params={{ id: String(first.itemId) }}>
          {first.title}
        </Link>
      </h2>
      <ul className="plain-links">
        {findings.map((finding) => (
          <li key={`${finding.rule}${finding.quote}${finding.message}`}>
            {finding.quote && <b>“{finding.quote}”</b>} {finding.message}
            <span className="quiet"> {printInstant(finding.foundAt)}发现</span>
          </li>
        ))}
      </ul>
    </li>
  );
}

export function Findings() {
  const findings = useQuery({
    queryKey: ['findings'],
    queryFn: ({ signal }) => call(endpoints.listFindings, {}, signal),
  });
  const groups = byItem(findings.data ?? []);
  return (
    <Page
      title="每夜复查"
      lead="每夜检查已公开的信息：打不开的链接、错词、个人信息、过期的公示。改好并重新发布，或在原处允许后，下一次复查不再出现。"
    >
      {standIn(findings) ??
        (groups.length === 0 ? (
          <section className="panel">
            <Empty description="现在没有待处理的问题，每夜复查一次。" />
          </section>
        ) : (
          <ul className="desk-list" aria-label={`有问题的信息${groups.length}条`}>
            {groups.map((group) => (
              <ItemFindings key={group[0]?.itemId} findings={group} />
            ))}
          </ul>
        ))}
    </Page>
  );
}
