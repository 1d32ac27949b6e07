using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConvGen.Generator.Analyzers;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.CodeFixes;

/// <summary>A fix that can be made, with the key under which all of its kind are made at once.</summary>
/// <param name="Fix">The fix.</param>
/// <param name="Key">The rule, and the way it is mended.</param>
/// <param name="Locator">Where its edits lie.</param>
internal sealed record Suggestion(SuggestedFix Fix, string Key, Locator Locator);

/// <summary>Finds the fixes of a diagnostic by diagnosing its network again: only who asks for them pays for making and analysing each.</summary>
internal static class Suggestions
{
    /// <summary>The fixes of <paramref name="diagnostic"/> in <paramref name="document"/>, the nearest first.</summary>
    public static async Task<IReadOnlyList<Suggestion>> Of(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type ||
            model?.GetDeclaredSymbol(type, cancellation) is not INamedTypeSymbol symbol ||
            NetworkDiagnosis.Of(symbol, model.Compilation, document.Project.AnalyzerOptions, cancellation) is not { } diagnosis)
        {
            return [];
        }

        var others = new OtherNetworks(symbol, model.Compilation, cancellation);
        var message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        return
        [
            .. diagnosis.Findings(Asked(diagnostic.Id))
                .Where(finding => finding.Rule == diagnostic.Id && finding.Message == message && diagnosis.LocationOf(finding).SourceSpan == diagnostic.Location.SourceSpan)
                .Take(1)
                .SelectMany(diagnosis.FixesOf)
                .Where(fix => DeclarationRewriter.CanApply(document.Project.Solution, diagnosis.Locator, fix) && others.Bear(fix))
                .Select(fix => new Suggestion(fix, fix.Way.Length > 0 ? diagnostic.Id + "." + fix.Way : diagnostic.Id, diagnosis.Locator)),
        ];
    }

    private static string[] Asked(string id) => RuleCatalog.Get(id).Severity == Severity.Hidden && id != LayerLens.Rule ? [id] : [];
}
