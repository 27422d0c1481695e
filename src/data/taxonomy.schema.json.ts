import { taxonomySchemaText } from "../../loaders/sources/taxonomy-schema.js";

process.stdout.write(taxonomySchemaText());
