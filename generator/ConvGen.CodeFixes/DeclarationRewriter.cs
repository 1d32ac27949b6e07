using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Analyzers;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.CodeFixes;

/// <summary>Makes the edits of a fix in the source: of the network, and of blocks in whatever file they stand.</summary>
internal static class DeclarationRewriter
{
    private static readonly SyntaxAnnotation Edited = new();

    /// <summary>Whether everything that <paramref name="fix"/> touches has source in <paramref name="solution"/>.</summary>
    public static bool CanApply(Solution solution, Locator locator, SuggestedFix fix) =>
        Sites(fix).All(site => locator.AttributeOf(site) is { } attribute && solution.GetDocument(attribute.Syntax.SyntaxTree) is not null);

    /// <summary><paramref name="solution"/> with the edits of <paramref name="fix"/> made.</summary>
    public static Solution Apply(Solution solution, Locator locator, SuggestedFix fix)
    {
        var changes = fix.Edits.GroupBy(static edit => edit.Site with { Argument = null, Element = -1 })
            .Select(edits => (Attribute: locator.AttributeOf(edits.Key)!.Value, Edits: edits.ToList()))
            .ToDictionary(static change => change.Attribute.Syntax, change => Change(change.Attribute.Syntax, change.Attribute.Constructor, change.Edits, locator));
        foreach (var tree in changes.Keys.GroupBy(static attribute => attribute.SyntaxTree))
        {
            var types = tree.Select(static attribute => attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>()!).Distinct();
            var root = tree.Key.GetRoot().ReplaceNodes(types, (original, type) => AttributeListEditor.Edit(original, type, changes).WithAdditionalAnnotations(Edited));
            root = fix.Edits.OfType<BlockEdit>().Aggregate(root, (current, block) => BlockWriter.Insert(current, (TypeDeclarationSyntax)current.GetAnnotatedNodes(Edited).First(), block, locator));
            solution = solution.WithDocumentSyntaxRoot(solution.GetDocument(tree.Key)!.Id, root);
        }

        return solution;
    }

    private static IEnumerable<FindingSite> Sites(SuggestedFix fix) =>
        fix.Edits.Select(static edit => edit.Site).Concat(fix.Edits.OfType<InsertionEdit>().Select(static edit => edit.Original).OfType<FindingSite>());

    private static AttributeChange Change(AttributeSyntax attribute, IMethodSymbol? constructor, IReadOnlyCollection<DeclarationEdit> edits, Locator locator)
    {
        var own = edits.OfType<ArgumentEdit>().Aggregate(attribute, (current, edit) => ArgumentEditor.Set(current, constructor, edit.Site.Argument!, edit.Site.Element, edit.Value));
        own = edits.OfType<KindEdit>().Aggregate(own, static (current, edit) => AttributeWriter.Rename(current, edit.Kind));
        var insertions = edits.OfType<InsertionEdit>().ToLookup(static insertion => insertion.IsBehind, insertion => AttributeWriter.Write(insertion, attribute, locator));
        return new AttributeChange([.. insertions[false]], edits.OfType<RemovalEdit>().Any() ? null : own, [.. insertions[true]]);
    }
}
