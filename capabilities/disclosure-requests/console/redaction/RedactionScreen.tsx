/** 区分处理 of one document: mark it on the pages or in its text, generate, read the verification, let it go. */
import { useParams } from '@tanstack/react-router';
import { Alert, App, Button, Form, Input, Modal, Tag } from 'antd';
import { useState } from 'react';
import { sentence } from '#console/parts/act.tsx';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { LeaveGuard } from '#console/parts/LeaveGuard.tsx';
import { Loading, Page, standIn } from '#console/parts/page.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import {
  releaseEndpoints as endpoints,
  type LayoutData,
  type MarkData,
  type PlacedData,
  type ReleaseViewData,
  releasePicturePath,
} from '../../contract-release.ts';
import { releaseStates } from '../../model-release.ts';
import { Everywhere, GroundPicker, MarkList, Suggestions } from './MarkList.tsx';
import { areasOn, changed, type Ground, type NewPlace, withMark } from './marking.ts';
import { type Marking, PageMarking } from './PageMarking.tsx';
import { PassageMarking } from './PassageMarking.tsx';
import { Producing } from './Producing.tsx';
import { keepRelease, settled, useLayout, usePlaces, useRelease, type Which } from './queries.ts';
import { Verification } from './Verification.tsx';
import './redaction.css';

const params = ({ requestId, id }: ReleaseViewData) => ({ id: requestId, release: id });

export function RedactionScreen() {
  const which = useParams({ strict: false }) as Which;
  const release = useRelease(which);
  return (
    <Page title={release.data ? `区分处理：${release.data.name}` : '区分处理'}>
      {standIn(release)}
      {release.data && <Desk key={`${release.data.id}.${release.data.revision}`} view={release.data} />}
    </Page>
  );
}

function Desk({ view }: { view: ReleaseViewData }) {
  const [marks, setMarks] = useState<readonly MarkData[]>(view.marks);
  const [ground, setGround] = useState<Ground>('third-party');
  const handles = useMay('requests:handle');
  const layout = useLayout(params(view));
  const places = usePlaces(params(view), marks);
  const isOpen = view.state !== 'cleared' && view.state !== 'withdrawn';
  const unsaved = marks !== view.marks;
  const marking: Marking = {
    marks,
    mayMark: handles && isOpen,
    add: (place: NewPlace) => setMarks(withMark(marks, place, { id: crypto.randomUUID(), ground })),
    move: (id, area) => setMarks(changed(marks, id, { area })),
    remove: (id) => setMarks(marks.filter((mark) => mark.id !== id)),
  };
  return (
    <>
      <LeaveGuard unsaved={unsaved} what="标记" />
      <Acts view={view} marks={marks} unsaved={unsaved} mayMark={marking.mayMark} />
      <div className="redaction-desk">
        <div className="redaction-document">
          {layout.isPending && <Loading what="正在打开文件" />}
          {layout.error && <Alert type="error" showIcon title={sentence(layout.error)} />}
          {places.error && <Alert type="warning" showIcon title={sentence(places.error)} />}
          {layout.data && (
            <Document
              view={view}
              layout={layout.data}
              places={marks.length > 0 ? (places.data?.places ?? []) : []}
              marking={marking}
            />
          )}
        </div>
        <aside className="redaction-side" aria-label="标记和核验">
          {marking.mayMark && (
            <Form layout="vertical" component="div">
              <GroundPicker ground={ground} choose={setGround} />
              <Everywhere add={marking.add} />
              <Suggestions suggestions={layout.data?.suggestions ?? []} {...marking} />
            </Form>
          )}
          <MarkList
            marks={marks}
            layout={layout.data}
            mayMark={marking.mayMark}
            findings={unsaved ? [] : (view.verification?.findings ?? [])}
            set={setMarks}
          />
          <Verification view={view} unsaved={unsaved} />
        </aside>
      </div>
    </>
  );
}

type DocumentProps = {
  view: ReleaseViewData;
  layout: LayoutData;
  places: readonly PlacedData[];
  marking: Marking;
};

function Document({ view, layout, places, marking }: DocumentProps) {
  const address = releasePicturePath(view.requestId, view.id);
  const picturesMarked = (part: string) =>
    marking.marks.flatMap((mark) =>
      mark.what === 'picture' && mark.part === part ? [{ mark: mark.id, area: mark.area }] : [],
    );
  return (
    <>
      {layout.removed.length > 0 && <p className="quiet">打开时已去除：{layout.removed.join('、')}。</p>}
      {layout.pages.map(({ width, height, lines }, page) => (
        <PageMarking
          key={`${width}.${height}.${lines.length}.${String(page)}`}
          title={`第${page + 1}页`}
          address={`${address}?page=${page}`}
          size={{ width, height }}
          placeFor={(area) => ({ what: 'area', page, area })}
          covered={areasOn(places, page)}
          lines={lines}
          marking={marking}
        />
      ))}
      {layout.passages.length > 0 && (
        <PassageMarking passages={layout.passages} places={places} marking={marking} />
      )}
      {layout.pictures.map(({ part, width, height }, index) => (
        <PageMarking
          key={part}
          title={`第${index + 1}张图片`}
          address={`${address}?part=${encodeURIComponent(part)}`}
          size={{ width, height }}
          placeFor={(area) => ({ what: 'picture', part, area })}
          covered={picturesMarked(part)}
          lines={[]}
          marking={marking}
        />
      ))}
    </>
  );
}

type ActsProps = { view: ReleaseViewData; marks: readonly MarkData[]; unsaved: boolean; mayMark: boolean };

function Acts({ view, marks, unsaved, mayMark }: ActsProps) {
  const { send, busy, issues } = useSending();
  const { message } = App.useApp();
  const [withdrawing, setWithdrawing] = useState(false);
  const [producing, setProducing] = useState(false);
  const handles = useMay('requests:handle');
  const saved = () =>
    unsaved
      ? settled(
          call(endpoints.saveMarks, {
            params: params(view),
            input: { revision: view.revision, marks: [...marks] },
          }),
        )
      : Promise.resolve(view);
  const act = async (done: string, work: () => Promise<ReleaseViewData>) => {
    const next = await send(work);
    if (!next) return;
    keepRelease(next);
    void message.open({
      type: next.state === 'failed' ? 'error' : 'success',
      content: next.state === 'failed' ? '核验没有通过，请看“核验”一栏的说明。' : done,
    });
  };
  const produce = async () => {
    setProducing(true);
    await act('核验通过。', async () => {
      const { revision } = await saved();
      return settled(call(endpoints.produceRelease, { params: params(view), input: { revision } }));
    });
    setProducing(false);
  };
  const clear = () =>
    act('已放行，成为答复附件。', () =>
      settled(call(endpoints.clearRelease, { params: params(view), input: { revision: view.revision } })),
    );
  return (
    <>
      <p className="redaction-acts">
        <Tag
          color={
            view.state === 'failed'
              ? 'error'
              : view.state === 'cleared' || view.state === 'verified'
                ? 'success'
                : 'default'
          }
        >
          {releaseStates[view.state]}
        </Tag>
        <span className="quiet">标记：{view.markedBy}</span>
        {view.clearedBy && <span className="quiet">放行：{view.clearedBy}</span>}
        {mayMark && (
          <>
            <Button disabled={!unsaved || busy} onClick={() => void act('标记已保存。', saved)}>
              保存标记
            </Button>
            <Button type="primary" loading={busy} onClick={() => void produce()}>
              生成并核验
            </Button>
          </>
        )}
        {view.mayClear && !unsaved && (
          <Button type="primary" loading={busy} onClick={() => void clear()}>
            放行
          </Button>
        )}
        {handles && mayMark && (
          <Button danger onClick={() => setWithdrawing(true)}>
            撤回
          </Button>
        )}
      </p>
      {producing && <Producing which={params(view)} />}
      <OtherIssues issues={issues} fields={['reason']} />
      {withdrawing && <Withdrawing view={view} close={() => setWithdrawing(false)} />}
    </>
  );
}

function Withdrawing({ view, close }: { view: ReleaseViewData; close: () => void }) {
  const { send, busy, issues } = useSending();
  const [reason, setReason] = useState('');
  const withdraw = async () => {
    const next = await send(() =>
      settled(call(endpoints.withdrawRelease, { params: params(view), input: { reason } })),
    );
    if (!next) return;
    keepRelease(next);
    close();
  };
  return (
    <Modal
      open
      title="撤回这个发布包"
      okText="撤回"
      confirmLoading={busy}
      onOk={() => void withdraw()}
      onCancel={close}
    >
      <Field label="理由" field="reason" issues={issues} required>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}
