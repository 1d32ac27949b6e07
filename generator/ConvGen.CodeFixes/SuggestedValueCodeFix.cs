using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConvGen.CodeFixes;

/// <summary>Makes the edits that a finding suggests: legal values, or layers more, fewer or of another kind.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SuggestedValueCodeFix))]
[Shared]
public sealed class SuggestedValueCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. RuleCatalog.All.Where(static rule => rule.HasFix).Select(static rule => rule.Id)];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => OneAfterAnother.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var suggestion in await Suggestions.Of(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(suggestion.Fix.Title, _ => Task.FromResult(DeclarationRewriter.Apply(solution, suggestion.Locator, suggestion.Fix)), suggestion.Key),
                    diagnostic);
            }
        }
    }
}
