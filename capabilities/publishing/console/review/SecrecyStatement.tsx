/** The statement on secrecy (Regulation art. 17 para. 2), with what follows from each answer. */
import { Radio } from 'antd';
import { cite } from '#rules/citation.ts';
import { secrecyBasis } from '#rules/review-stages.ts';
import { secrecyWords } from './stage-words.ts';

export type SecrecyChoice = keyof typeof secrecyWords | null;

const choices = ['no-secret', 'asked-authority'] as const;

export function SecrecyStatement(props: { value: SecrecyChoice; change: (value: SecrecyChoice) => void }) {
  return (
    <fieldset className="secrecy">
      <legend>
        保密审查<span className="quiet">（{cite(secrecyBasis)}）</span>
      </legend>
      <Radio.Group
        value={props.value}
        aria-label="保密审查结论"
        onChange={(event) => props.change(event.target.value as SecrecyChoice)}
      >
        {choices.map((choice) => (
          <Radio key={choice} value={choice}>
            {secrecyWords[choice].label}
            <span className="quiet secrecy-then">{secrecyWords[choice].consequence}</span>
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}
