using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.CodeFixes;

/// <summary>What becomes of one attribute.</summary>
/// <param name="Before">The attributes that come before it.</param>
/// <param name="Own">The attribute itself; null where it goes.</param>
/// <param name="Behind">The attributes that come behind it.</param>
internal sealed record AttributeChange(IReadOnlyList<AttributeSyntax> Before, AttributeSyntax? Own, IReadOnlyList<AttributeSyntax> Behind)
{
    /// <summary>All that stands in the attribute's place.</summary>
    public IEnumerable<AttributeSyntax> All => Own is null ? Before.Concat(Behind) : [.. Before, Own, .. Behind];

    /// <summary>Whether the attribute stays alone, changed in itself at most.</summary>
    public bool IsInPlace => Own is not null && Before.Count == 0 && Behind.Count == 0;
}

/// <summary>
/// Rebuilds the attribute lists of a class. An attribute with a list of its own gets neighbours on lines of their own, one among others gets them
/// beside itself; comments and everything else stay as they were written.
/// </summary>
internal static class AttributeListEditor
{
    /// <summary><paramref name="type"/>, a copy of <paramref name="original"/>, with every attribute changed as <paramref name="changes"/> says.</summary>
    public static TypeDeclarationSyntax Edit(TypeDeclarationSyntax original, TypeDeclarationSyntax type, IReadOnlyDictionary<AttributeSyntax, AttributeChange> changes)
    {
        var lists = new List<AttributeListSyntax>();
        // The comments of a list that goes.
        var orphans = default(SyntaxTriviaList);
        foreach (var list in original.AttributeLists)
        {
            var edited = Edit(list, attribute => changes.TryGetValue(attribute, out var change) ? change : new AttributeChange([], attribute, [])).ToList();
            if (edited.Count == 0)
            {
                orphans = orphans.AddRange(Comments(list));
                continue;
            }

            edited[0] = edited[0].WithLeadingTrivia(orphans.AddRange(edited[0].GetLeadingTrivia()));
            orphans = default;
            lists.AddRange(edited);
        }

        var result = (TypeDeclarationSyntax)type.WithAttributeLists(SyntaxFactory.List(lists));
        if (orphans.Count == 0)
        {
            return result;
        }

        var first = result.Modifiers.Count > 0 ? result.Modifiers[0] : result.Keyword;
        return result.ReplaceToken(first, first.WithLeadingTrivia(orphans.AddRange(first.LeadingTrivia)));
    }

    private static IEnumerable<AttributeListSyntax> Edit(AttributeListSyntax list, Func<AttributeSyntax, AttributeChange> changeOf)
    {
        var changes = list.Attributes.Select(changeOf).ToList();
        if (changes.All(static change => change.IsInPlace))
        {
            return [list.ReplaceNodes(list.Attributes, (attribute, _) => changeOf(attribute).Own!)];
        }

        return list.Attributes.Count == 1 ? Apart(list, [.. changes[0].All], changes[0].Own) : Together(list, changes);
    }

    // Each on a line of its own, or on the list's line where that holds more than the list.
    private static IEnumerable<AttributeListSyntax> Apart(AttributeListSyntax list, IReadOnlyList<AttributeSyntax> attributes, AttributeSyntax? own)
    {
        var leading = list.GetLeadingTrivia();
        var indentation = leading.Count > 0 && leading.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(leading.Last()) : default;
        var newLine = list.GetTrailingTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        var end = newLine == default ? SyntaxFactory.Space : newLine;
        for (var i = 0; i < attributes.Count; i++)
        {
            var isOwn = attributes[i] == own || (own is null && i == attributes.Count - 1);
            yield return list
                .WithAttributes(SyntaxFactory.SingletonSeparatedList(attributes[i].WithoutTrivia()))
                .WithLeadingTrivia(i == 0 ? leading : newLine == default ? default : indentation)
                .WithTrailingTrivia(isOwn ? list.GetTrailingTrivia() : SyntaxFactory.TriviaList(end));
        }
    }

    private static IEnumerable<AttributeListSyntax> Together(AttributeListSyntax list, IReadOnlyList<AttributeChange> changes)
    {
        var items = new List<SyntaxNodeOrToken>();
        SyntaxToken? separator = null;
        for (var i = 0; i < changes.Count; i++)
        {
            var isFirst = true;
            foreach (var attribute in changes[i].All)
            {
                if (items.Count > 0)
                {
                    items.Add(isFirst && separator is { } kept ? kept : SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space));
                }

                items.Add(isFirst ? attribute.WithLeadingTrivia(list.Attributes[i].GetLeadingTrivia()) : attribute.WithoutTrivia());
                isFirst = false;
            }

            separator = i < list.Attributes.SeparatorCount ? list.Attributes.GetSeparator(i) : null;
        }

        return items.Count == 0 ? [] : [list.WithAttributes(SyntaxFactory.SeparatedList<AttributeSyntax>(items))];
    }

    private static IEnumerable<SyntaxTrivia> Comments(AttributeListSyntax list) =>
        list.GetLeadingTrivia().Any(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia)) ? list.GetLeadingTrivia() : [];
}
