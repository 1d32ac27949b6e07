using System.Composition;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ConvGen.Generator.Analyzers;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.CodeFixes;

/// <summary>Extracts layers that a network repeats into a block.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ExtractBlockRefactoring))]
[Shared]
public sealed class ExtractBlockRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var (document, cancellation) = (context.Document, context.CancellationToken);
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<AttributeSyntax>() is not { Parent.Parent: TypeDeclarationSyntax type } attribute)
        {
            return;
        }

        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (model?.GetDeclaredSymbol(type, cancellation) is not INamedTypeSymbol symbol ||
            NetworkDiagnosis.Of(symbol, model.Compilation, document.Project.AnalyzerOptions, cancellation) is not { } diagnosis)
        {
            return;
        }

        var declaration = diagnosis.Network.Declaration;
        var index = Enumerable.Range(0, declaration.Attributes.Count).FirstOrDefault(i => diagnosis.Locator.AttributeOf(new FindingSite(i))?.Syntax == attribute);
        if (BlockExtraction.At(declaration, index, FreeName(declaration.Type, type, model)) is { } fix && DeclarationRewriter.CanApply(document.Project.Solution, diagnosis.Locator, fix))
        {
            context.RegisterRefactoring(CodeAction.Create(
                fix.Title, _ => Task.FromResult(DeclarationRewriter.Apply(document.Project.Solution, diagnosis.Locator, fix)), nameof(ExtractBlockRefactoring)));
        }
    }

    // Beside the network: in its namespace, or in the class around it.
    private static string FreeName(TypeDeclaration type, TypeDeclarationSyntax syntax, SemanticModel model)
    {
        var around = type.MetadataName.Substring(0, type.MetadataName.LastIndexOfAny(['.', '+']) + 1);
        var stem = type.Name + "Block";
        var name = stem;
        for (var i = 2; model.LookupSymbols(syntax.SpanStart, name: name).Length > 0; i++)
        {
            name = stem + i.ToString(CultureInfo.InvariantCulture);
        }

        return around + name;
    }
}
