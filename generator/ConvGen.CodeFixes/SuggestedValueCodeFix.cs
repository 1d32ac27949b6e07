using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConvGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ConvGen.CodeFixes;

/// <summary>Puts the legal values that a finding suggests in the place of the arguments.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SuggestedValueCodeFix))]
[Shared]
public sealed class SuggestedValueCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. new ConvNetAnalyzer().SupportedDiagnostics.Select(static descriptor => descriptor.Id)];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var index = 0;
            foreach (var fix in FixProperties.Read(diagnostic.Properties))
            {
                // The first suggestion of one rule is the same kind of fix everywhere: fixing all applies it to all.
                var key = $"{diagnostic.Id}.{index++}";
                context.RegisterCodeFix(CodeAction.Create(fix.Title, cancellation => Apply(context.Document, fix, cancellation), key), diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> Apply(Document document, FixProperties.Fix fix, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (var edits in fix.Edits.GroupBy(static edit => edit.Attribute))
        {
            if (editor.OriginalRoot.FindToken(edits.Key).Parent?.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
            {
                var constructor = editor.SemanticModel.GetSymbolInfo(attribute, cancellation).Symbol as IMethodSymbol;
                var edited = edits.Aggregate(attribute, (current, edit) => ArgumentEditor.Apply(current, constructor, edit));
                editor.ReplaceNode(attribute, edited);
            }
        }

        return editor.GetChangedDocument();
    }
}
