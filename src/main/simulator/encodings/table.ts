import { type Encoding, type EncodingName, encoded } from './encoding'
import { multipart, multipartSingle, urlencoded, urlencodedRepeated, urlencodedSingle } from './forms'
import { json, jsonChunked, jsonDeflate, jsonGb18030, jsonGzip, jsonInJsonString, jsonUnder, jsonUtf8Bom } from './json'
import { documentedStyle, pythonLiteral } from './literals'

/** Every way a payload is sent in the field. */
export const ENCODINGS: Readonly<Record<EncodingName, Encoding>> = {
  json,
  'json-utf8-bom': jsonUtf8Bom,
  'json-gb18030': jsonGb18030,
  'json-text-plain': jsonUnder('text/plain'),
  'json-no-content-type': jsonUnder(null),
  'json-as-urlencoded': jsonUnder('application/x-www-form-urlencoded'),
  'json-gzip': jsonGzip,
  'json-deflate': jsonDeflate,
  'json-chunked': jsonChunked,
  'json-in-json-string': jsonInJsonString,
  'python-literal-body': (payload) => encoded('application/json', pythonLiteral(payload)),
  'json5-documented-style': (payload) => encoded('application/json', documentedStyle(payload)),
  'multipart-json-nested': multipart(JSON.stringify),
  'multipart-python-nested': multipart(pythonLiteral),
  'multipart-single-field': multipartSingle('data'),
  'urlencoded-json-nested': urlencoded(JSON.stringify),
  'urlencoded-python-nested': urlencoded(pythonLiteral),
  'urlencoded-repeated-devices': urlencodedRepeated(pythonLiteral),
  'urlencoded-single-field': urlencodedSingle('json'),
}

export const ENCODING_NAMES = Object.keys(ENCODINGS) as readonly EncodingName[]
