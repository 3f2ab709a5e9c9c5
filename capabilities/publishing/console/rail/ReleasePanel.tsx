/** 发布: what became public when, under which notice, and the hash that proves it. */
import { Tag } from 'antd';
import { printInstant } from '#console/parts/instants.ts';
import type { ItemViewData } from '../../contract-shapes.ts';

const words: Readonly<Record<ItemViewData['releases'][number]['kind'], string>> = {
  published: '发布',
  urgent: '紧急发布',
  corrected: '更正发布',
  'taken-down': '撤下',
  restored: '恢复',
  'attachments-ended': '个人信息附件到期下线',
  moved: '移动栏目',
  imported: '导入',
};
const colors: Partial<Record<keyof typeof words, string>> = {
  published: 'success',
  corrected: 'processing',
  urgent: 'error',
  'taken-down': 'error',
};

export function ReleasePanel({ view }: { view: ItemViewData }) {
  const releases = [...view.releases].sort((one, other) => other.number - one.number);
  return (
    <>
      {view.publicHref && (
        <p>
          <a href={view.publicHref} target="_blank" rel="noreferrer">
            在网站上查看（新窗口）
          </a>
        </p>
      )}
      {releases.length === 0 ? (
        <p className="quiet">还没有发布过。每次发布、更正、撤下都会记在这里，不能删改。</p>
      ) : (
        <ol className="timeline">
          {releases.map((release) => (
            <li key={release.number}>
              <span className="quiet">
                {printInstant(release.at)} {release.by}
              </span>
              <div>
                <Tag color={colors[release.kind] ?? 'default'}>{words[release.kind]}</Tag>
                {release.version !== null && `第${release.version}版`}
              </div>
              {release.notice && <p className="act-opinion">{release.notice}</p>}
              {release.htmlHash && (
                <details>
                  <summary className="quiet">页面指纹（SHA-256）</summary>
                  <code className="break-all">{release.htmlHash}</code>
                </details>
              )}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
