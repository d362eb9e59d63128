/** One bench in a process of its own, told what to scan over IPC; made to be killed. */
import { BenchClient, type BenchSettings } from '../bench-client.ts';

const settings = JSON.parse(process.argv[2] ?? '') as BenchSettings;
const client = await BenchClient.open(settings);

process.on('message', (text: string) => {
  void client.scan(text).then(({ requestId }) => process.send?.(requestId));
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
