/** Everything the check found, worst first; a click leads to the cell or the sentence. */
import { Empty } from 'antd';
import type { SectionId } from '#rules/annual-report/tables.ts';
import { type FindingData, type Severity, severityWords, sorted, tally } from '../figures/findings-view.ts';
import { jumpTo } from './jump.ts';
import type { Trial } from './useTrial.ts';

const stateWords: Readonly<Record<Trial['state'], string>> = {
  current: '',
  checking: '正在重新校核…',
  failed: '没有校核成功，下面是此前的结果。继续填写会再次校核。',
};

/** The counts in words; also read out whenever they change. */
export function Tally({ trial }: { trial: Trial }) {
  const counts = tally(trial.findings);
  const severities: readonly Severity[] = ['error', 'question', 'advice'];
  const found = severities.filter((severity) => counts[severity] > 0);
  return (
    <p className="tally" role="status">
      {found.length === 0 && trial.state === 'current' && <span className="is-good">✓ 勾稽关系全部成立</span>}
      {found.map((severity) => (
        <span key={severity} className={`is-${severity}`}>
          {severityWords[severity].sign} {severityWords[severity].label}
          {counts[severity]}处
        </span>
      ))}
      <span className="quiet">{stateWords[trial.state]}</span>
    </p>
  );
}

function FindingItem({
  finding,
  narrative,
}: {
  finding: FindingData;
  narrative: Readonly<Record<SectionId, string>>;
}) {
  const { sign, label } = severityWords[finding.severity];
  const placed = finding.cells.length > 0 || finding.source !== null;
  const words = (
    <>
      <b>
        {sign} {label}
      </b>{' '}
      {finding.message}
    </>
  );
  return (
    <li className={`finding is-${finding.severity}`}>
      {placed ? (
        <button type="button" onClick={() => jumpTo(finding, narrative)}>
          {words}
        </button>
      ) : (
        <p>{words}</p>
      )}
    </li>
  );
}

export function FindingsPanel({
  trial,
  narrative,
}: {
  trial: Trial;
  narrative: Readonly<Record<SectionId, string>>;
}) {
  return (
    <>
      <Tally trial={trial} />
      {trial.findings.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有发现问题" />
      ) : (
        <ol className="findings">
          {sorted(trial.findings).map((finding) => (
            <FindingItem
              key={`${finding.rule}${finding.cells.join()}${finding.message}`}
              finding={finding}
              narrative={narrative}
            />
          ))}
        </ol>
      )}
    </>
  );
}
