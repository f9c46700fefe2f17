// Strict XML: libxml2, which refuses what is not well-formed, and holds a document against a schema.
import { readFileSync } from 'node:fs';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';

/** Throws with the place of the first mistake. */
export function parseXml(text) {
  XmlDocument.fromString(text).dispose();
}

/** A function that throws with what a document does against the schema in a file. */
export function schema(file) {
  const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(file)));
  return (text) => {
    const document = XmlDocument.fromString(text);
    try {
      validator.validate(document);
    } finally {
      document.dispose();
    }
  };
}
