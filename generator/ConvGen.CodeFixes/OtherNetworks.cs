using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ConvGen.Generator.Parsing;
using ConvGen.Model;
using Microsoft.CodeAnalysis;

namespace ConvGen.CodeFixes;

/// <summary>The networks of a project beside the one that is mended: a block may serve them as well. They are looked for only where a fix touches a block.</summary>
internal sealed class OtherNetworks(INamedTypeSymbol mended, Compilation compilation, CancellationToken cancellation)
{
    private readonly Lazy<List<NetworkReview>> _reviews = new(() => [.. Types(compilation.Assembly.GlobalNamespace)
        .Where(type => !SymbolEqualityComparer.Default.Equals(type, mended))
        .Select(type => NetworkParser.Parse(type, compilation, cancellation))
        .OfType<ParsedNetwork>()
        .Select(static network => NetworkReview.Of(network.Declaration))]);

    /// <summary>Whether <paramref name="fix"/> brings no error to any of them.</summary>
    public bool Bear(SuggestedFix fix) => fix.Edits.All(static edit => edit.Site.Block is null) || _reviews.Value.All(review => review.Bears(fix));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) => container.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(static member => member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));
}
