/** What happens while a release is made, and for how long it has: a long document takes a minute or two. */
import { Spin } from 'antd';
import { useEffect, useState } from 'react';

export function Producing() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const begun = Date.now();
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - begun) / 1000)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="redaction-producing">
      <Spin size="small" />
      <p role="status">正在遮盖内容、重新打开文件、逐项检索和比对画面，完成后显示核验结果。</p>
      <p className="quiet" aria-hidden="true">
        已用{seconds}秒。页数多的要一两分钟，请不要关闭本页。
      </p>
    </div>
  );
}
