/** `npm run build`: makes the browser's files in dist/web, whether or not they are fresh. */
import { runCommand } from './lib/command.ts';
import { buildWebBundle } from './lib/web-bundle.ts';

await runCommand(async () => {
  await buildWebBundle(console.log, true);
});
