using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ConvGen.Generator.Parsing;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvGen.Generator.Analyzers;

/// <summary>Maps the places of findings, which know no syntax, to locations.</summary>
public sealed class Locator(ParsedNetwork network, CancellationToken cancellation)
{
    /// <summary>The name of the class.</summary>
    public Location Class => network.Node.Identifier.GetLocation();

    /// <summary>The location of <paramref name="site"/>: the element, else the argument, else the attribute; null where there is no source.</summary>
    public Location? Find(FindingSite site)
    {
        if (site.Attribute < 0 && site.Block is null)
        {
            return Class;
        }

        if (AttributeAt(site) is not { } attribute || SyntaxOf(attribute) is not { } syntax)
        {
            return null;
        }

        var arguments = site.Argument is { } name ? AttributeArguments.Find(syntax, attribute.AttributeConstructor, name) : [];
        if (AttributeArguments.Element(arguments, site.Element) is { } element)
        {
            return element.GetLocation();
        }

        return arguments.Count == 0
            ? syntax.GetLocation()
            : Location.Create(syntax.SyntaxTree, TextSpan.FromBounds(arguments[0].Span.Start, arguments[arguments.Count - 1].Span.End));
    }

    /// <summary>The locations of those of <paramref name="sites"/> that have source.</summary>
    public ImmutableArray<Location> FindAll(EquatableArray<FindingSite> sites) => [.. sites.Select(Find).OfType<Location>()];

    /// <summary>The attribute that <paramref name="site"/> means, with its constructor; null where there is no source.</summary>
    public (AttributeSyntax Syntax, IMethodSymbol? Constructor)? AttributeOf(FindingSite site) =>
        AttributeAt(site) is { } attribute && SyntaxOf(attribute) is { } syntax ? (syntax, attribute.AttributeConstructor) : null;

    private AttributeSyntax? SyntaxOf(AttributeData attribute) => attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;

    private AttributeData? AttributeAt(FindingSite site)
    {
        var attributes = site.Block is null ? network.Attributes : network.Blocks.TryGetValue(site.Block, out var block) ? block : [];
        return site.Attribute >= 0 && site.Attribute < attributes.Length ? attributes[site.Attribute] : null;
    }
}
