/** Colours and sizes of the console. Every text colour keeps a contrast of 4.5 : 1 on white (WCAG 2.2 AA). */
import type { ThemeConfig } from 'antd';

export const theme: ThemeConfig = {
  // Component rules come from antd.css; only the variables below are written at run time.
  zeroRuntime: true,
  hashed: false,
  token: {
    colorPrimary: '#1b4f8f',
    colorInfo: '#1b4f8f',
    colorLink: '#1b4f8f',
    colorSuccess: '#1f7a3d',
    colorWarning: '#9a5b00',
    colorError: '#b3261e',
    colorSuccessBg: '#e7f4eb',
    colorWarningBg: '#fdf2de',
    colorErrorBg: '#fdeceb',
    colorInfoBg: '#e8f0fa',
    colorText: '#1c2430',
    colorTextSecondary: '#4a5361',
    colorTextTertiary: '#5b6472',
    colorTextDescription: '#5b6472',
    colorTextPlaceholder: '#666e7a',
    colorTextDisabled: '#666e7a',
    colorBorder: '#8c95a3',
    colorBgLayout: '#f4f6f9',
    borderRadius: 4,
    fontSize: 15,
    fontFamily:
      "'Source Han Sans SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
    wireframe: false,
    motion: false,
  },
};
