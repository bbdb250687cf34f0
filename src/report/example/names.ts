/** The strings of an example review that come from outside: templates, accounts, people. */
export interface ExampleNames {
  readonly workload: string
  readonly logs: string
  readonly assets: string
  readonly role: string
  readonly group: string
  readonly file: string
  readonly error: string
  readonly notes: string
  readonly value: string
  readonly link: string
}

export const plainNames: ExampleNames = {
  workload: 'ExamplePay',
  logs: 'examplepay-logs',
  assets: 'examplepay-assets',
  role: 'deploy',
  group: 'BastionGroup',
  file: 'infra/network.yaml',
  error: 'AccessDeniedException: not authorized to perform guardduty:ListDetectors',
  notes: 'Reviewed with the identity team.',
  value: '0.0.0.0/0',
  link: 'https://wiki.example.com/incident-plan',
}

/** Every name tries to leave the context of some document. */
export const hostileNames: ExampleNames = {
  workload: '<script>alert(1)</script> | @everyone \u001b[2J\u001b]0;owned\u0007',
  logs: '=HYPERLINK("http://example.com";"x")',
  assets: '"><img src=x onerror=alert(1)>\u202Etxt.exe',
  role: '`|</code></td></tr>]]>\n## owned\r\n| a | b |',
  group: "-2+3+cmd|' /C calc'!A0\u0000\u0008\ud800",
  file: '../<b>x</b>/we ird&name#?.yaml',
  error:
    '</style></details><script>alert(2)</script>[click](javascript:alert(3)) ![i](http://example.com/x.png)',
  notes: '@org/team closes #1 https://example.com <!-- --> \u009b31m',
  value: '@SUM(1+1)*cmd|\u2028\u200b',
  link: 'javascript:alert(document.domain)',
}
