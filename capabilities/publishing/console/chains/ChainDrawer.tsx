/** Changing a chain: each stage's roles and people, what is kept apart, whether it is the default. */
import { Alert, App, Button, Checkbox, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { call } from '#platform/call.ts';
import { chainGaps } from '#rules/review-chain.ts';
import { type Separation, separationsOf, stageLabels, stages } from '#rules/review-stages.ts';
import { type ChainData, endpoints } from '../../contract-review.ts';
import { takeChains } from './ChainList.tsx';
import { chainRoles, isChainRole, reviewRoles } from './review-roles.ts';
import { SeparationFields } from './SeparationFields.tsx';

type Colleague = { id: string; name: string; roles: string[] };
type StageEntry = ChainData['stages'][number];
type Entry = { name: string; stages: StageEntry[]; separations: Separation[]; isDefault: boolean };

const usualRoles = (stage: StageEntry['stage']): string[] =>
  stage === 'final-review' ? ['leader'] : stage.endsWith('-review') ? ['reviewer'] : ['proofreader'];

const entryOf = (chain: ChainData | null): Entry =>
  chain ?? {
    name: '',
    stages: stages.map((stage) => ({ stage, roles: usualRoles(stage), people: [] })),
    separations: [...separationsOf['three-people']],
    isDefault: false,
  };

const roleOptions = chainRoles.map((role) => ({ value: `role ${role}`, label: reviewRoles[role] ?? role }));

/** One choice of roles and people together: what a clerk thinks of as “whose it is”. */
function StageField({
  entry,
  people,
  change,
}: {
  entry: StageEntry;
  people: readonly Colleague[];
  change: (entry: StageEntry) => void;
}) {
  const id = `chain-${entry.stage}`;
  const chosen = [...entry.roles.map((role) => `role ${role}`), ...entry.people];
  const choose = (values: string[]) =>
    change({
      stage: entry.stage,
      roles: values.filter((value) => value.startsWith('role ')).map((value) => value.slice(5)),
      people: values.filter((value) => !value.startsWith('role ')),
    });
  return (
    <Form.Item label={stageLabels[entry.stage]} htmlFor={id} required>
      <Select
        id={id}
        mode="multiple"
        placeholder="选择岗位或人员"
        value={chosen}
        optionFilterProp="label"
        options={[
          { label: '岗位', options: roleOptions },
          { label: '人员', options: people.map(({ id: value, name }) => ({ value, label: name })) },
        ]}
        onChange={choose}
      />
    </Form.Item>
  );
}

/** Whether the chain could be gone through today, told while it is being changed. */
function Gaps({ entry, people }: { entry: Entry; people: readonly Colleague[] }) {
  const gaps = chainGaps(entry, people);
  if (gaps.length === 0)
    return <Alert type="success" showIcon className="form-alert" title="按现在的人员，这条链走得通。" />;
  return (
    <Alert
      type="warning"
      showIcon
      className="form-alert"
      title={gaps.map(({ stage, message }) => <div key={stage}>{message}</div>)}
    />
  );
}

function useSaving(chain: ChainData | null, close: () => void) {
  const { message } = App.useApp();
  const sending = useSending();
  const save = async (entry: Entry) => {
    if (entry.name.trim() === '')
      return sending.setIssues([{ field: 'name', message: '请填写审核链名称。' }]);
    const input = {
      name: entry.name,
      isDefault: entry.isDefault,
      separations: entry.separations.map(([one, other]): [typeof one, typeof other] => [one, other]),
      stages: entry.stages.map(({ stage, roles, people }) => ({
        stage,
        roles: roles.filter(isChainRole),
        people,
      })),
    };
    const chains = await sending.send(() =>
      chain
        ? call(endpoints.saveChain, { params: { id: chain.id }, input })
        : call(endpoints.createChain, { input }),
    );
    if (!chains) return;
    takeChains(chains);
    message.success('已保存');
    close();
  };
  return { ...sending, save };
}

export function ChainDrawer({
  chain,
  people,
  close,
}: {
  chain: ChainData | null;
  people: readonly Colleague[];
  close: () => void;
}) {
  const [entry, setEntry] = useState<Entry>(() => entryOf(chain));
  const { save, busy, issues } = useSaving(chain, close);
  const changeStage = (at: number, next: StageEntry) =>
    setEntry({ ...entry, stages: entry.stages.with(at, next) });
  return (
    <Drawer open onClose={close} size={640} title={chain ? `修改“${chain.name}”` : '新建审核链'}>
      <Form layout="vertical" onFinish={() => void save(entry)}>
        <OtherIssues issues={issues} fields={['name']} />
        {chain && (
          <p className="quiet">
            保存后，正在审校的信息按新的链重新判断：已完成的审校仍然有效，只看是否还符合要求。
          </p>
        )}
        <Field label="名称" field="name" issues={issues} required>
          {(control) => (
            <Input
              {...control}
              maxLength={40}
              value={entry.name}
              onChange={(event) => setEntry({ ...entry, name: event.target.value })}
            />
          )}
        </Field>
        <fieldset className="chain-fields">
          <legend>六个环节由谁办理</legend>
          {entry.stages.map((stage, at) => (
            <StageField
              key={stage.stage}
              entry={stage}
              people={people}
              change={(next) => changeStage(at, next)}
            />
          ))}
        </fieldset>
        <SeparationFields
          separations={entry.separations}
          change={(separations) => setEntry({ ...entry, separations })}
        />
        <Gaps entry={entry} people={people} />
        <Checkbox
          className="check-line"
          checked={entry.isDefault}
          disabled={chain?.isDefault ?? false}
          onChange={(event) => setEntry({ ...entry, isDefault: event.target.checked })}
        >
          设为默认：没有另行指定的栏目都用它
        </Checkbox>
        <div className="button-row">
          <Button type="primary" htmlType="submit" loading={busy}>
            保存
          </Button>
          <Button onClick={close}>取消</Button>
        </div>
      </Form>
    </Drawer>
  );
}
