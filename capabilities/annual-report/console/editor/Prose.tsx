/** The written part of a section, with the findings about its sentences. */
import type { Narrative } from '#rules/annual-report/tables.ts';
import { type FindingData, severityWords } from '../figures/findings-view.ts';
import { proseId } from './jump.ts';

type ProseProps = {
  part: keyof Narrative;
  label: string;
  text: string;
  findings: readonly FindingData[];
  readOnly: boolean;
  change: (part: keyof Narrative, text: string) => void;
  rows?: number;
};

export function Prose({ part, label, text, findings, readOnly, change, rows = 4 }: ProseProps) {
  const id = proseId(part);
  return (
    <div className="prose">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={rows}
        value={text}
        readOnly={readOnly}
        {...(findings.length > 0 && { 'aria-describedby': `${id}-notes` })}
        onChange={(event) => change(part, event.target.value)}
      />
      {findings.length > 0 && (
        <ul id={`${id}-notes`} className="prose-notes">
          {findings.map((finding) => (
            <li key={`${finding.rule}${finding.message}`} className={`is-${finding.severity}`}>
              <b>
                {severityWords[finding.severity].sign} {severityWords[finding.severity].label}
              </b>{' '}
              {finding.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
