/** Who was asked in writing, what came of it, and what is still to be recorded. */
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { printDay } from '#console/parts/instants.ts';
import { useStaff } from '#console/session.tsx';
import type { CaseViewData } from '../../contract.ts';
import { answers, consultationOf } from '../../model.ts';
import type { StepName } from '../../model-steps.ts';
import { StepDialog } from '../steps/StepDialog.tsx';
import { formOf, mayTake, type StepForm } from '../steps/step-forms.ts';

type Consultation = CaseViewData['consultations'][number];

/** What may be recorded of one consultation, in its order. */
function stepsOf(one: Consultation): StepName[] {
  const tells =
    one.of === 'third-party' && (one.answer === 'objects' || one.answer === 'partly') && one.toldOn === null;
  if (one.endedOn !== null) return tells ? ['tellThirdParty'] : [];
  return [
    ...(one.deliveredOn === null ? (['consultationDelivered'] as const) : []),
    'consultationAnswered',
    'endConsultation',
  ];
}

const endings = { answered: '已答复', silence: '逾期未提出意见', 'called-off': '不再征求' } as const;

function lines(one: Consultation): string[] {
  return [
    `${printDay(one.sentOn)}发出`,
    one.deliveredOn ? `${printDay(one.deliveredOn)}送达` : '送达尚未记录',
    ...(one.dueOn && !one.endedOn ? [`${printDay(one.dueOn)}前提出意见`] : []),
    ...(one.answeredOn && one.answer
      ? [
          `${printDay(one.answeredOn)}${answers[one.answer]}${one.answer !== 'agrees' ? (one.hasGoodReason ? '，理由合理' : '，理由不合理') : ''}`,
        ]
      : []),
    ...(one.toldOn ? [`${printDay(one.toldOn)}告知决定公开`] : []),
  ];
}

export function Consultations({ view }: { view: CaseViewData }) {
  const { permissions } = useStaff();
  const [opened, setOpened] = useState<{ form: StepForm; id: string } | null>(null);
  if (view.consultations.length === 0) return null;
  const addressee = (one: Consultation) =>
    view.timeline.find(({ kind, detail }) => kind === 'consultation-sent' && detail.consultation === one.id)
      ?.words.addressee;
  return (
    <section className="panel" aria-labelledby="consultations">
      <h2 id="consultations">征求意见</h2>
      <ul className="consultations">
        {view.consultations.map((one) => (
          <li key={one.id}>
            <b>{addressee(one) ?? consultationOf[one.of]}</b>{' '}
            <span className="quiet">{consultationOf[one.of]}</span>{' '}
            <Tag color={one.endedHow ? 'default' : 'processing'}>
              {one.endedHow ? endings[one.endedHow] : '等待意见'}
            </Tag>
            <p className="quiet">{lines(one).join('，')}。</p>
            <div className="button-row">
              {stepsOf(one)
                .map(formOf)
                .filter((form) => view.possible.includes(form.step) && mayTake(form, permissions))
                .map((form) => (
                  <Button key={form.step} onClick={() => setOpened({ form, id: one.id })}>
                    {form.label}
                  </Button>
                ))}
            </div>
          </li>
        ))}
      </ul>
      {opened && (
        <StepDialog
          key={opened.form.step}
          form={opened.form}
          view={view}
          about={{ consultation: opened.id }}
          close={() => setOpened(null)}
        />
      )}
    </section>
  );
}
