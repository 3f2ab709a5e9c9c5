/** The saved text as the public will see it: on a desktop, on a phone, and as WeChat shows it. */
import { Button, Modal, Radio } from 'antd';
import { useLayoutEffect, useRef, useState } from 'react';
import { previewPath } from '../../contract.ts';

const looks = {
  desktop: { label: '电脑', width: 1280, as: 'page' },
  phone: { label: '手机', width: 390, as: 'page' },
  wechat: { label: '微信', width: 375, as: 'wechat' },
} as const;
type Look = keyof typeof looks;

/** Drawn at its full width and made small enough to fit. */
function Frame({ item, look, stamp }: { item: number; look: Look; stamp: number }) {
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const { width, as, label } = looks[look];
  useLayoutEffect(() => {
    const measure = () => setRoom(frame.current?.clientWidth ?? 0);
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  const scale = room > 0 ? Math.min(1, room / width) : 1;
  const height = Math.round(window.innerHeight * 0.7);
  return (
    <div ref={frame} className="preview-room" style={{ height }}>
      <iframe
        key={look}
        title={`${label}上的样子`}
        src={`${previewPath(item, as)}?at=${stamp}`}
        className="preview-frame"
        style={{ width, height: height / scale, transform: `scale(${scale})` }}
      />
    </div>
  );
}

export function Preview({ item, flush }: { item: number; flush: () => Promise<boolean> }) {
  const [open, setOpen] = useState(false);
  const [look, setLook] = useState<Look>('desktop');
  const [stamp, setStamp] = useState(0);
  const [whole, setWhole] = useState(true);
  const show = async () => {
    setWhole(await flush());
    setStamp(Date.now());
    setOpen(true);
  };
  return (
    <>
      <Button onClick={() => void show()}>预览</Button>
      <Modal
        open={open}
        title="预览"
        width="min(84rem, 96vw)"
        centered
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <div className="preview-looks">
          <Radio.Group
            aria-label="预览方式"
            optionType="button"
            value={look}
            onChange={(event) => setLook(event.target.value)}
            options={Object.entries(looks).map(([value, { label }]) => ({ value, label }))}
          />
          {!whole && <span className="text-error">最后的修改还没有保存，预览里看不到。</span>}
        </div>
        <Frame item={item} look={look} stamp={stamp} />
      </Modal>
    </>
  );
}
