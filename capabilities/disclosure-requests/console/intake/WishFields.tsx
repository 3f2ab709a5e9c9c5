/** What is asked for, in which form and by which way; the application and the proof of identity as files. */
import { Button, Checkbox, Input, Select, Upload } from 'antd';
import { Field } from '#console/parts/issues.tsx';
import { forms, routes } from '../../model.ts';
import type { PartProps } from './ArrivalFields.tsx';

const bytesOf = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });

function Attachments({ arrival, set, issues }: PartProps) {
  const add = (purpose: 'application' | 'identity-proof') => async (file: File) => {
    const base64 = await bytesOf(file);
    set({ ...arrival, files: [...arrival.files, { name: file.name, base64, purpose }] });
  };
  const words = { application: '申请材料', 'identity-proof': '身份证明' } as const;
  return (
    <Field label="附件" field="files" issues={issues} hint="每个不超过8 MB；身份证明加密保存。">
      {() => (
        <>
          <ul className="request-files">
            {arrival.files.map((file, at) => (
              <li key={`${file.name}-${at}`}>
                {words[file.purpose]}：{file.name}{' '}
                <Button
                  size="small"
                  aria-label={`移除${file.name}`}
                  onClick={() => set({ ...arrival, files: arrival.files.filter((_, n) => n !== at) })}
                >
                  移除
                </Button>
              </li>
            ))}
          </ul>
          <div className="button-row">
            {(['application', 'identity-proof'] as const).map((purpose) => (
              <Upload
                key={purpose}
                showUploadList={false}
                beforeUpload={(file) => {
                  void add(purpose)(file);
                  return false;
                }}
              >
                <Button>加入{words[purpose]}</Button>
              </Upload>
            ))}
          </div>
        </>
      )}
    </Field>
  );
}

export function WishFields(props: PartProps) {
  const { arrival, set, issues } = props;
  const { wish } = arrival;
  const change = (part: Partial<typeof wish>) => set({ ...arrival, wish: { ...wish, ...part } });
  const choice = (name: 'form' | 'route', label: string, list: Readonly<Record<string, string>>) => (
    <Field label={label} field={`wish.${name}`} issues={issues}>
      {(control) => (
        <Select
          {...control}
          virtual={false}
          allowClear
          placeholder="申请人没有写明"
          value={wish[name]}
          options={Object.entries(list).map(([value, label]) => ({ value, label }))}
          onChange={(value) => change({ [name]: value ?? null })}
        />
      )}
    </Field>
  );
  return (
    <fieldset className="panel">
      <legend className="request-legend">申请内容</legend>
      <Field
        label="政府信息的名称、文号或者其他特征性描述"
        field="wish.subject"
        issues={issues}
        hint="照申请人的原话摘成一行。"
      >
        {(control) => (
          <Input
            {...control}
            value={wish.subject}
            maxLength={300}
            onChange={(event) => change({ subject: event.target.value })}
          />
        )}
      </Field>
      <Field label="详细说明" field="wish.description" issues={issues}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={2}
            value={wish.description}
            onChange={(event) => change({ description: event.target.value })}
          />
        )}
      </Field>
      <div className="two-columns">
        {choice('form', '获取信息的方式', forms)}
        {choice('route', '获取信息的途径', routes)}
      </div>
      <Checkbox
        className="check-line"
        checked={wish.wantsHelp}
        onChange={(event) => change({ wantsHelp: event.target.checked })}
      >
        阅读有困难或者有视听障碍，需要协助（第四十三条）
      </Checkbox>
      {wish.wantsHelp && (
        <Field label="需要什么协助" field="wish.helpNote" issues={issues}>
          {(control) => (
            <Input
              {...control}
              value={wish.helpNote}
              onChange={(event) => change({ helpNote: event.target.value })}
            />
          )}
        </Field>
      )}
      <Attachments {...props} />
    </fieldset>
  );
}
