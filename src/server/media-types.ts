export const JSON_TYPE = "application/json";
export const OPENAPI_TYPE = "application/vnd.oai.openapi+json;version=3.0";
export const PAGE_TYPE = "text/html; charset=utf-8";
