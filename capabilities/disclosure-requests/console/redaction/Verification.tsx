/** What was checked and found, in words; and the list of what is withheld and why. */
import { Alert } from 'antd';
import type { ReleaseViewData } from '../../contract-release.ts';
import { releaseOutputPath } from '../../contract-release.ts';

export function Verification({ view, unsaved }: { view: ReleaseViewData; unsaved: boolean }) {
  const { verification } = view;
  if (!verification || unsaved)
    return (
      <section aria-labelledby="redaction-verification">
        <h2 id="redaction-verification">核验</h2>
        <p className="quiet">
          {unsaved ? '标记有改动，需要重新生成并核验。' : '还没有生成。'}没有通过核验的文件不能放行。
        </p>
      </section>
    );
  const general = verification.findings.filter(({ mark }) => mark === null);
  return (
    <section aria-labelledby="redaction-verification">
      <h2 id="redaction-verification">核验</h2>
      <Alert
        type={verification.passed ? 'success' : 'error'}
        showIcon
        title={
          verification.passed
            ? '核验通过：遮盖的内容已经找不到了。'
            : `核验没有通过，没有生成文件（${verification.findings.length}个问题）。`
        }
      />
      {general.map(({ told }) => (
        <p key={told} className="field-issue">
          ✕ {told}
        </p>
      ))}
      <ul className="redaction-checks">
        {verification.checks.map(({ name, passed, told }) => (
          <li key={name + told}>
            <b>{passed ? '✓ 通过' : '✕ 未通过'}</b> {told}
          </li>
        ))}
      </ul>
      {verification.passed && (
        <p>
          <a href={releaseOutputPath(view.requestId, view.id)}>下载核验后的文件</a>
        </p>
      )}
      {verification.removed.length > 0 && <p>另外去除：{verification.removed.join('、')}。</p>}
      {verification.notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
      {view.withheldText !== '' && (
        <>
          <h3>不予公开清单（可附在答复书后）</h3>
          <p>{view.withheldText}</p>
        </>
      )}
      <details>
        <summary>校验值和工具版本</summary>
        <dl className="redaction-hashes">
          <dt>原件 SHA-256</dt>
          <dd>{verification.inputSha256}</dd>
          <dt>输出 SHA-256</dt>
          <dd>{verification.outputSha256}</dd>
          {Object.entries(verification.tools).map(([tool, version]) => (
            <div key={tool}>
              <dt>{tool}</dt>
              <dd>{version}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
