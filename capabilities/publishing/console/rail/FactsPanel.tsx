/** 要素: what is said of the information beside its text, by kind. */
import { Form, Select } from 'antd';
import { printDay } from '#console/parts/instants.ts';
import { Field } from '#console/parts/issues.tsx';
import { disclosureClasses, itemKinds } from '../../model.ts';
import { kindsOf, sectionOptions } from '../items/kinds.ts';
import { useCatalogue, useSections } from '../items/queries.ts';
import { DueWords } from '../items/words.tsx';
import type { FactsData } from '../work/form.ts';
import type { ItemWork } from '../work/useItemWork.ts';
import { DayField, own, type Panel, Text } from './fields.tsx';
import { ItemChoice } from './ItemChoice.tsx';
import { KindFacts } from './KindFacts.tsx';
import { CorrectionNote, WishChoice } from './WishChoice.tsx';

function Place({ work, form, issues, locked }: Panel) {
  const sections = useSections();
  const kinds = kindsOf(sections.data?.find(({ id }) => id === form.sectionId));
  const offered = kinds.includes(form.kind) ? kinds : [...kinds, form.kind];
  return (
    <>
      <Field
        label="栏目"
        field="sectionId"
        issues={issues}
        {...(work.saved.isPublic && { hint: '已公开的信息请用上方的“移动栏目”。' })}
      >
        {(control) => (
          <Select
            {...control}
            virtual={false}
            showSearch={{ optionFilterProp: 'label' }}
            disabled={locked || work.saved.isPublic}
            value={form.sectionId}
            options={
              sections.data
                ? sectionOptions(sections.data)
                : [{ value: work.saved.section.id, label: work.saved.section.title }]
            }
            onChange={(sectionId) => work.change({ sectionId })}
          />
        )}
      </Field>
      <Field label="类型" field="kind" issues={issues}>
        {(control) => (
          <Select
            {...control}
            virtual={false}
            disabled={locked}
            value={form.kind}
            options={offered.map((kind) => ({ value: kind, label: itemKinds[kind] }))}
            onChange={(kind) => work.change({ kind })}
          />
        )}
      </Field>
    </>
  );
}

const grounds: Readonly<Record<FactsData['disclosureClass'], readonly (readonly [string, string])[]>> = {
  proactive: [
    ['19', '第十九条：涉及公众利益调整、需要公众广泛知晓或者参与决策'],
    ['20', '第二十条：行政机关应当主动公开的信息'],
    ['21', '第二十一条：市县乡级还应主动公开的信息'],
  ],
  'upon-request': [
    ['27', '第二十七条：依申请公开'],
    ['15', '第十五条：涉及商业秘密、个人隐私'],
  ],
  withheld: [
    ['14', '第十四条：国家秘密或者危及国家安全等'],
    ['15', '第十五条：涉及商业秘密、个人隐私'],
    ['16', '第十六条：内部事务信息、过程性信息、行政执法案卷'],
  ],
};

function Ground({ form, set, issues, locked }: Panel) {
  const { disclosureClass, ground } = form.facts;
  const offered = grounds[disclosureClass].map(([value, label]) => ({ value, label }));
  const known = offered.some(({ value }) => value === ground.article);
  return (
    <>
      <Field label="公开属性" field="disclosureClass" issues={own(issues, 'disclosureClass')}>
        {(control) => (
          <Select
            {...control}
            virtual={false}
            disabled={locked}
            value={disclosureClass}
            options={Object.entries(disclosureClasses).map(([value, label]) => ({ value, label }))}
            onChange={(value: FactsData['disclosureClass']) =>
              set({ disclosureClass: value, ground: { ...ground, article: grounds[value][0]?.[0] ?? '' } })
            }
          />
        )}
      </Field>
      <Field label="依据（政府信息公开条例）" field="ground" issues={own(issues, 'ground')}>
        {(control) => (
          <Select
            {...control}
            virtual={false}
            disabled={locked}
            value={ground.article}
            options={
              known ? offered : [...offered, { value: ground.article, label: `第${ground.article}条` }]
            }
            onChange={(article) => set({ ground: { ...ground, article } })}
          />
        )}
      </Field>
    </>
  );
}

/** 生成日期, and until when the information must be public. */
function Produced(panel: Panel) {
  const { due } = panel.work.saved;
  return (
    <>
      <DayField
        {...panel}
        name="producedOn"
        label="生成日期"
        hint="信息形成的日子；主动公开的期限从这天起算。"
      />
      {due && (
        <p className="due-line" role="status">
          {printDay(due.dueOn)}前公开 <DueWords due={due} />
          <span className="row-note">
            {due.basis}
            {due.provisional && '；节假日安排公布后可能变动'}
          </span>
        </p>
      )}
      <DayField {...panel} name="changedOn" label="变更日期" hint="信息变更的，期限从变更之日起算。" />
    </>
  );
}

function Described(panel: Panel) {
  const { form, set, issues, locked } = panel;
  return (
    <>
      <Text
        {...panel}
        name="summary"
        label="内容概述"
        most={1000}
        rows={3}
        hint="目录和列表里显示的一两句话。"
      />
      <Field label="关键词" field="keywords" issues={own(issues, 'keywords')} hint="输入后按回车，最多20个。">
        {(control) => (
          <Select
            {...control}
            mode="tags"
            virtual={false}
            open={false}
            suffixIcon={null}
            disabled={locked}
            tokenSeparators={['，', ',', '、', ' ']}
            value={form.facts.keywords}
            onChange={(keywords: string[]) => set({ keywords: keywords.slice(0, 20) })}
          />
        )}
      </Field>
      <Text {...panel} name="source" label="信息来源" most={100} hint="例如 区教育体育局办公室" />
      <Text {...panel} name="author" label="作者" most={50} />
    </>
  );
}

function Linked({ work, form, set, issues, locked }: Panel) {
  const sections = useSections();
  const catalogue = useCatalogue();
  const topics = (sections.data ?? []).filter(({ kind, state }) => kind === 'topic' && state === 'active');
  return (
    <>
      <Field
        label="对应的公开事项"
        field="catalogueEntry"
        issues={own(issues, 'catalogueEntry')}
        hint="本单位主动公开目录中，这条信息履行的是哪一项。"
      >
        {(control) => (
          <Select
            {...control}
            allowClear
            virtual={false}
            showSearch={{ optionFilterProp: 'label' }}
            disabled={locked}
            placeholder="没有对应事项"
            value={form.facts.catalogueEntry}
            options={(catalogue.data ?? [])
              .filter(({ notApplicable }) => notApplicable === null)
              .map((entry) => ({ value: entry.id, label: `${entry.fieldTitle} / ${entry.matter}` }))}
            onChange={(entry: string | undefined) => set({ catalogueEntry: entry ?? null })}
          />
        )}
      </Field>
      {topics.length > 0 && (
        <Field label="同时放进专题" field="topics" issues={own(issues, 'topics')}>
          {(control) => (
            <Select
              {...control}
              mode="multiple"
              virtual={false}
              disabled={locked}
              value={form.facts.topics}
              options={topics.map(({ id, title }) => ({ value: id, label: title }))}
              onChange={(chosen: string[]) => set({ topics: chosen })}
            />
          )}
        </Field>
      )}
      <Field label="相关信息" field="related" issues={own(issues, 'related')}>
        {(control) => (
          <ItemChoice
            {...control}
            disabled={locked}
            except={work.saved.id}
            value={form.facts.related}
            most={20}
            onChange={(related) => set({ related: [...related] })}
          />
        )}
      </Field>
    </>
  );
}

export function FactsPanel({ work, locked }: { work: ItemWork; locked: boolean }) {
  const { form, issues, saved } = work;
  const set = (part: Partial<FactsData>) => work.change({ facts: { ...work.latestForm().facts, ...part } });
  const panel: Panel = { work, form, set, issues, locked };
  return (
    <Form layout="vertical" component="div" className="facts">
      {saved.indexNumber && (
        <p className="quiet">
          索引号 <b>{saved.indexNumber}</b>
        </p>
      )}
      <CorrectionNote {...panel} />
      <WishChoice {...panel} />
      <Place {...panel} />
      <KindFacts {...panel} />
      <Produced {...panel} />
      <Ground {...panel} />
      <Described {...panel} />
      <Linked {...panel} />
    </Form>
  );
}
