using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.Generator.Parsing;

/// <summary>Turns an attribute into its equatable declaration.</summary>
internal sealed class AttributeParser(Compilation compilation, CancellationToken cancellation)
{
    /// <summary>Parses <paramref name="attribute"/>.</summary>
    public AttributeDeclaration Parse(AttributeData attribute)
    {
        cancellation.ThrowIfCancellationRequested();
        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;
        var kind = KnownTypes.KindOf(attribute.AttributeClass) ?? attribute.AttributeClass?.Name ?? "";
        var block = BlockParser.BlockOf(attribute);
        var isBroken = IsBroken(attribute, syntax) || (kind == KnownTypes.UseKind && block is null);
        var arguments = Arguments(attribute, syntax).ToEquatable();
        return new AttributeDeclaration(kind, arguments, block is null ? null : MetadataName.Of(block), isBroken);
    }

    private IEnumerable<ArgumentDeclaration> Arguments(AttributeData attribute, AttributeSyntax? syntax)
    {
        var parameters = attribute.AttributeConstructor?.Parameters ?? [];
        foreach (var (parameter, value) in parameters.Zip(attribute.ConstructorArguments, static (parameter, value) => (parameter, value)))
        {
            yield return Argument(parameter.Name, value, attribute, syntax);
        }

        foreach (var named in attribute.NamedArguments)
        {
            yield return Argument(named.Key, named.Value, attribute, syntax);
        }
    }

    private ArgumentDeclaration Argument(string name, TypedConstant constant, AttributeData attribute, AttributeSyntax? syntax)
    {
        var value = ConstantReader.Read(constant);
        return new ArgumentDeclaration(name, value, PlaceholderSyntax.IsExpression(name, value, attribute, syntax, compilation, cancellation));
    }

    /// <summary>Whether C# could not bind the attribute: then its arguments mean nothing, and the compiler has already said why.</summary>
    private static bool IsBroken(AttributeData attribute, AttributeSyntax? syntax) =>
        attribute.AttributeClass is null or { TypeKind: TypeKind.Error } ||
        attribute.AttributeConstructor is null ||
        attribute.ConstructorArguments.Length != attribute.AttributeConstructor.Parameters.Length ||
        attribute.ConstructorArguments.Any(HasError) ||
        attribute.NamedArguments.Any(static named => HasError(named.Value)) ||
        (syntax is not null && (syntax.ContainsDiagnostics || NamedArgumentsInSyntax(syntax) != attribute.NamedArguments.Length || NamesRepeat(attribute.NamedArguments)));

    private static bool HasError(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error ||
        (constant is { Kind: TypedConstantKind.Array, IsNull: false } && constant.Values.Any(HasError));

    private static int NamedArgumentsInSyntax(AttributeSyntax syntax) =>
        syntax.ArgumentList?.Arguments.Count(static argument => argument.NameEquals is not null) ?? 0;

    private static bool NamesRepeat(ImmutableArray<KeyValuePair<string, TypedConstant>> named) =>
        named.Select(static argument => argument.Key).Distinct().Count() != named.Length;
}
