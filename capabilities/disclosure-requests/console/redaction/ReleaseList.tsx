/** The releases of a case, and how to begin one with a file of it. For the page of a case. */
import { Link } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { OtherIssues } from '#console/parts/issues.tsx';
import { standIn } from '#console/parts/page.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { releaseEndpoints as endpoints } from '../../contract-release.ts';
import { releaseStates } from '../../model-release.ts';
import { keepRelease, settled, useReleases } from './queries.ts';

type Props = {
  readonly requestId: string;
  /** Files of the case that may be given: not identity proofs, not replies. */
  readonly files: readonly { readonly id: string; readonly name: string }[];
};

export function ReleaseList({ requestId, files }: Props) {
  const releases = useReleases(requestId);
  const mayMark = useMay('requests:handle');
  const { send, busy, issues } = useSending();
  const begin = async (file: string) => {
    const made = await send(() =>
      settled(call(endpoints.startRelease, { params: { id: requestId }, input: { file } })),
    );
    if (made) keepRelease(made);
  };
  return (
    <section aria-labelledby="releases">
      <h2 id="releases">区分处理（第三十七条）</h2>
      {standIn(releases)}
      <ul className="release-list">
        {releases.data?.releases.map((release) => (
          <li key={release.id}>
            <Link to="/requests/$id/releases/$release" params={{ id: requestId, release: release.id }}>
              {release.name}
            </Link>{' '}
            <Tag>{releaseStates[release.state]}</Tag>
            <span className="quiet">{release.markCount}处标记</span>
          </li>
        ))}
      </ul>
      <OtherIssues issues={issues} fields={[]} />
      {mayMark &&
        files.map(({ id, name }) => (
          <Button key={id} loading={busy} onClick={() => void begin(id)}>
            对“{name}”作区分处理
          </Button>
        ))}
    </section>
  );
}
