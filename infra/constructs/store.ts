import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { Capability, Handler } from './handler.ts';

/** Profiles, timelines, send books, entries, codes and products: one table, every access by key. */
export class Store extends Construct implements Capability {
  readonly table: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      billingMode: BillingMode.PAY_PER_REQUEST,
      // Not the default key of DynamoDB: with this one CloudTrail shows who read customers' data.
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Reads by key and writes single items; no query, no scan, no delete. */
  openTo(handler: Handler): void {
    this.#allow(handler, ['BatchGetItem', 'GetItem', 'PutItem', 'UpdateItem']);
  }

  /** The same, and what else a function's work needs; a scan never. */
  adding(...actions: readonly ('Query' | 'DeleteItem' | 'BatchWriteItem')[]): Capability {
    return {
      openTo: (handler) => {
        this.openTo(handler);
        this.#allow(handler, actions);
      },
    };
  }

  /** Nothing is written. */
  readonly reading: Capability = {
    openTo: (handler) => this.#allow(handler, ['BatchGetItem', 'Query']),
  };

  #allow(handler: Handler, actions: readonly string[]): void {
    handler.tell('table', this.table.tableName);
    handler.allow(
      actions.map((action) => `dynamodb:${action}`),
      [this.table.tableArn],
    );
  }
}
