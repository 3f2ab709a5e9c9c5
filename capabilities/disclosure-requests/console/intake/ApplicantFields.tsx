/** Who asks, and who acts for them. */
import { Checkbox, Select } from 'antd';
import { Field } from '#console/parts/issues.tsx';
import { applicantKinds } from '../../model.ts';
import { noPerson } from '../../model-intake.ts';
import type { PartProps } from './ArrivalFields.tsx';
import { PersonFields } from './PersonFields.tsx';

export function ApplicantFields({ arrival, set, issues }: PartProps) {
  return (
    <fieldset className="panel">
      <legend className="request-legend">申请人</legend>
      <Field label="申请人类型" field="applicantKind" issues={issues}>
        {(control) => (
          <Select
            {...control}
            className="narrow"
            virtual={false}
            value={arrival.applicantKind}
            options={Object.entries(applicantKinds).map(([value, label]) => ({ value, label }))}
            onChange={(applicantKind) => set({ ...arrival, applicantKind })}
          />
        )}
      </Field>
      <PersonFields
        at="applicant"
        value={arrival.applicant}
        set={(applicant) => set({ ...arrival, applicant })}
        issues={issues}
        isOrganisation={arrival.applicantKind !== 'natural-person'}
      />
      <Checkbox
        className="check-line"
        checked={arrival.representative !== null}
        onChange={(event) => set({ ...arrival, representative: event.target.checked ? noPerson : null })}
      >
        由代理人提出
      </Checkbox>
      {arrival.representative && (
        <PersonFields
          at="representative"
          value={arrival.representative}
          set={(representative) => set({ ...arrival, representative })}
          issues={issues}
          isOrganisation={false}
        />
      )}
    </fieldset>
  );
}
