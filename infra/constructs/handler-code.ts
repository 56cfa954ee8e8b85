import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import type { FunctionName } from '../../statemachines/language/settings.ts';
import { layoutFile } from '../../statemachines/mail/build/compiled-layout.ts';

const repository = join(import.meta.dirname, '..', '..');
const handlers = join(repository, 'functions', 'handlers');

/** CommonJS dependencies call `require`, which ES modules lack. */
const requireForCommonJs =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

/**
 * Bundles one handler into `outputFolder`: `index.mjs`, and a file in `chunks` for everything that is imported
 * lazily. The AWS SDK goes in too, so that what was tested is what runs.
 */
export function bundleHandler(name: FunctionName, outputFolder: string): void {
  buildSync({
    absWorkingDir: repository,
    entryPoints: { index: join(handlers, `${name}.ts`) },
    outdir: outputFolder,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // The packages' ES modules first: they can be shaken.
    mainFields: ['module', 'main'],
    // Compiled here, so that MJML is not deployed.
    alias: { '#mail-layout': layoutFile },
    minify: true,
    // Cyrillic letters as they are: escaped, each would be three times as long.
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: requireForCommonJs },
    logLevel: 'warning',
  });
}

/** The code of one function, bundled while the stack is synthesised, without Docker. */
export const handlerCode = (name: FunctionName): Code =>
  Code.fromAsset(handlers, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // CDK asks for both; the image is never run, and the command tells the bundles of one folder apart.
      image: DockerImage.fromRegistry('none'),
      command: [name],
      local: {
        tryBundle(outputFolder) {
          bundleHandler(name, outputFolder);
          return true;
        },
      },
    },
  });
