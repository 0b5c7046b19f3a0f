import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../src/package-root.js';

/** One source file and what TypeScript's parser finds in it. */
export interface SourceFile {
  /** From the repository's root, with slashes: `src/core/errors.ts`. */
  readonly path: string;
  readonly imports: readonly Import[];
  /** Names of what it exports by a declaration or an export list. */
  readonly exports: readonly string[];
  readonly hasDefaultExport: boolean;
  /** It says `export * from`. */
  readonly exportsAll: boolean;
  /** Texts handed to functions and constructors as plain string literals. */
  readonly stringArguments: readonly string[];
}

/** Something a file takes from elsewhere: `import`, `import()`, `import type` and `export … from` alike. */
export interface Import {
  /** As written. `null` when `import()` is given anything but a plain text. */
  readonly specifier: string | null;
  /** For a relative one, the file it names, from the root; a package's name (`@slack/bolt`) for any other. */
  readonly target: string;
  readonly kind: 'file' | 'package';
  /** `import './file.css'`: run for its effect alone. */
  readonly isForEffect: boolean;
  /** Nothing of it is left in the compiled program. */
  readonly isTypeOnly: boolean;
}

/** Every TypeScript file below a folder of the repository. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  const root = packageRoot();
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
    .map((path) => parse(path, readFileSync(join(root, path), 'utf8')));
}

/** What TypeScript's parser finds in a file's text. */
export function parse(path: string, text: string): SourceFile {
  const imports: Import[] = [];
  const exports: string[] = [];
  const stringArguments: string[] = [];
  let hasDefaultExport = false;
  let exportsAll = false;

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const kind = node.importClause ? { isTypeOnly: node.importClause.isTypeOnly } : { isForEffect: true };
      imports.push(toImport(path, node.moduleSpecifier, kind));
    } else if (ts.isExportDeclaration(node)) {
      if (node.moduleSpecifier)
        imports.push(toImport(path, node.moduleSpecifier, { isTypeOnly: node.isTypeOnly }));
      if (!node.exportClause) exportsAll = true;
      else if (ts.isNamedExports(node.exportClause)) {
        exports.push(...node.exportClause.elements.map(({ name }) => name.text));
      }
    } else if (ts.isExportAssignment(node)) {
      hasDefaultExport = true;
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      imports.push(toImport(path, node.argument.literal, { isTypeOnly: true }));
    } else if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const given = node.arguments ?? [];
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) imports.push(toImport(path, given[0]));
      stringArguments.push(...given.flatMap((one) => (ts.isStringLiteralLike(one) ? [one.text] : [])));
    } else if (isExported(node)) {
      exports.push(...declaredNames(node));
    }
    if (isExported(node, ts.SyntaxKind.DefaultKeyword)) hasDefaultExport = true;
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return {
    path,
    imports,
    exports,
    hasDefaultExport: hasDefaultExport || exports.includes('default'),
    exportsAll,
    stringArguments,
  };
}

function toImport(
  from: string,
  specifier: ts.Node | undefined,
  { isForEffect = false, isTypeOnly = false }: Partial<Pick<Import, 'isForEffect' | 'isTypeOnly'>> = {},
): Import {
  const how = { isForEffect, isTypeOnly };
  if (!specifier || !ts.isStringLiteralLike(specifier)) {
    return { specifier: null, target: '(computed)', kind: 'package', ...how };
  }
  const { text } = specifier;
  if (!text.startsWith('.')) {
    const target = text
      .split('/')
      .slice(0, text.startsWith('@') ? 2 : 1)
      .join('/');
    return { specifier: text, target, kind: 'package', ...how };
  }
  const target = join(dirname(from), text).replaceAll('\\', '/').replace(/\.js$/u, '.ts');
  return { specifier: text, target, kind: 'file', ...how };
}

function isExported(node: ts.Node, modifier = ts.SyntaxKind.ExportKeyword): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === modifier);
}

function declaredNames(node: ts.Node): readonly string[] {
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : [],
    );
  }
  const isNamed =
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node);
  return isNamed && node.name ? [node.name.text] : [];
}
