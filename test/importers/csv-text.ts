const clickstreamHeader =
  'event_time,event_type,user_id,session_id,visit_number,hit_number,product_sku,product_name,product_category,' +
  'product_variant,price,quantity,order_id,order_revenue,order_tax,order_shipping,checkout_step,checkout_option,' +
  'page_path,event_category,event_action,event_label,channel,device,os,country';

const ordersHeader = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';

type Fields = Readonly<Record<string, string>>;

/** What a row says at a minute; the rest of it is usual. */
export type Row = readonly [minute: number, what: string, fields?: Fields];

const writeCsv = (header: string, rows: readonly Fields[]): string =>
  [header, ...rows.map((row) => header.split(',').map((column) => quote(row[column] ?? '')))].join('\n');

const quote = (field: string): string => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

/** The text of a clickstream CSV; a row says what matters, at a minute of 1 August 2016. */
export const writeClickstream = (...rows: readonly Row[]): string =>
  writeCsv(
    clickstreamHeader,
    rows.map(([minute, event_type, fields]) => ({
      event_time: new Date(Date.UTC(2016, 7, 1, 8, minute)).toISOString(),
      event_type,
      user_id: '0123456789012345678',
      session_id: '0123456789012345678-1470036291',
      hit_number: String(minute + 1),
      country: 'United States',
      ...fields,
    })),
  );

/** The text of an orders CSV; a row says what matters, at a minute of 1 December 2010. */
export const writeOrders = (...rows: readonly Row[]): string =>
  writeCsv(
    ordersHeader,
    rows.map(([minute, InvoiceNo, fields]) => ({
      InvoiceNo,
      StockCode: '85123A',
      Description: 'WHITE HANGING HEART T-LIGHT HOLDER',
      Quantity: InvoiceNo.startsWith('C') ? '-6' : '6',
      InvoiceDate: `2010-12-01 ${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`,
      UnitPrice: '2.55',
      CustomerID: '17850',
      Country: 'United Kingdom',
      ...fields,
    })),
  );
