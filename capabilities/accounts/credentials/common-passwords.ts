/**
 * What is tried first against a Chinese office: the patterns administrators hand out and the top of public lists, of
 * ten characters or more (shorter ones are refused anyway). Lower case.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  1234567890 0123456789 12345678910 1234567890a a1234567890 123456789a a123456789 aa123456789 123456789abc
  abc123456789 1q2w3e4r5t 1qaz2wsx3edc qwertyuiop qwerty123456 qwer123456 qwe123456789 asdfghjkl; zxcvbnm123
  1111111111 0000000000 8888888888 6666666666 5201314520 1314520520 woaini1314 woaini520520 woaini521314
  password12 password123 password1234 password@123 p@ssw0rd123 p@ssword123 p@ssw0rd2024 passw0rd123 pass@word1
  admin12345 admin123456 admin@1234 admin@12345 admin@123456 admin@2023 admin@2024 admin@2025 admin@2026 admin!@#123
  administrator root123456 root@123456 test123456 test@123456 guest12345 user123456 system@123 system123456
  aa123456@@ aa123456!! aa12345678 abc@123456 abc@12345678 abcd@123456 abcd123456 abcd@1234 a123456789. aa@123456
  qwer@123456 qwerty@123 1qaz@wsx3e 1qaz@wsx#e !qaz2wsx3edc 1qaz!qaz2wsx zaq12wsxcde3 qaz123456789 q1w2e3r4t5y6
  iloveyou123 iloveyou520 welcome123 welcome@123 letmein123 changeme123 changeme@123 china@2024 china@2025 china123456
  zhengwu@123 zhengwu123 zwgk@12345 zwgk@123456 zwgk123456 zfxxgk@123 xinxi@123456 bangong@123 bgs@123456 jiaoyu@123
  wenhua@123 lvyou@123456 tiyu@123456 gongkai@123 gongkai123 gongkai@2024 gongkai@2025 fengquan@123 fengquan123
  fengquan@2024 xinxiang@123 henan@123456 beijing@123 shanghai@123 huawei@123 huawei12#$ hik12345+ dahua@2024
  123456@abc 123456@qwe 123qwe!@#qwe 123qweasdzxc 147258369a 147258369. 987654321a 9876543210 112233445566
  11223344556 123123123123 123321123321 1230984567 a1b2c3d4e5 a1b2c3d4e5f6 asdf123456 asd123456789 zxc123456789
  mima123456 mima@123456 wodemima123 nihao123456 nihao@123 zhongguo123 zhongguo@123 renmin@123 gov@123456 gov123456
  `
    .trim()
    .split(/\s+/),
);
