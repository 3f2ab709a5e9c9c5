/** How far a release is while it is made: what is done now, page by page, and the part of the whole. */
import { Progress } from 'antd';
import type { ProgressData } from '../../contract-release.ts';
import { useProgress, type Which } from './queries.ts';

/** What is being done, in words: 「正在核验：第3页，共12页」. */
const stages: Readonly<Record<ProgressData['stage'], string>> = {
  redacting: '正在遮盖内容',
  writing: '正在写入新文件',
  reopening: '正在重新打开文件、逐项检索',
  verifying: '正在与原件比对画面',
};

const told = ({ stage, done, of }: ProgressData): string =>
  of > 1 ? `${stages[stage]}：第${Math.min(done + 1, of)}页，共${of}页` : stages[stage];

export function Producing({ which }: { which: Which }) {
  const progress = useProgress(which).data?.progress ?? null;
  return (
    <div className="redaction-producing">
      <Progress aria-label="生成进度" percent={progress?.percent ?? 0} size="small" />
      <p role="status">{progress ? told(progress) : '正在排队或打开文件'}。完成后显示核验结果。</p>
      <p className="quiet">页数多的要一两分钟，请不要关闭本页。</p>
    </div>
  );
}
