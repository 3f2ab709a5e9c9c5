/** What is asked of one kind of information only. */
import { Field } from '#console/parts/issues.tsx';
import { DayField, own, type Panel, Text } from './fields.tsx';
import { ItemChoice } from './ItemChoice.tsx';

export function KindFacts(panel: Panel) {
  const { form, set, locked, work } = panel;
  const { kind, facts } = form;
  if (kind === 'normative-document' || kind === 'policy')
    return (
      <>
        <Text {...panel} name="documentNumber" label="文号" most={60} hint="例如 凤政〔2024〕12号" />
        <DayField {...panel} name="writtenOn" label="成文日期" />
        <DayField {...panel} name="effectiveOn" label="施行日期" />
        <DayField {...panel} name="expiresOn" label="有效期至" hint="没有规定有效期的可以不填。" />
        <Field
          label="替代的文件"
          field="replaces"
          issues={own(panel.issues, 'replaces')}
          hint="被本文件废止或替代的文件。"
        >
          {(control) => (
            <ItemChoice
              {...control}
              disabled={locked}
              except={work.saved.id}
              value={facts.replaces === null ? [] : [facts.replaces]}
              most={1}
              onChange={([one]) => set({ replaces: one ?? null })}
            />
          )}
        </Field>
      </>
    );
  if (kind === 'interpretation')
    return (
      <Field
        label="解读的文件"
        field="interprets"
        issues={own(panel.issues, 'interprets')}
        hint="选定后，文件和解读在网站上互相链接。"
      >
        {(control) => (
          <ItemChoice
            {...control}
            disabled={locked}
            except={work.saved.id}
            value={facts.interprets}
            most={20}
            onChange={(interprets) => set({ interprets: [...interprets] })}
          />
        )}
      </Field>
    );
  if (kind === 'publicity')
    return (
      <DayField
        {...panel}
        name="publicityEndsOn"
        label="公示截止日期"
        required
        hint="第二天起，勾选了“含个人信息”的附件自动下线。"
      />
    );
  return null;
}
