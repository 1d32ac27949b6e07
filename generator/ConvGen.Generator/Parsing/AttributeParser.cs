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
        var arguments = Arguments(attribute, syntax).ToEquatable();
        var isBroken = CannotBind(attribute, syntax) ||
            (kind == KnownTypes.UseKind && block is null) ||
            Constants(attribute).Zip(arguments, static (constant, argument) => HasError(constant) && !argument.IsPlaceholderExpression).Any(static broken => broken);
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
        var isExpression = PlaceholderSyntax.IsExpression(name, value, attribute, syntax, compilation, cancellation);
        // What overflows because it computes with a placeholder has no value either, but is known for what it is.
        return isExpression && value is ArgumentValue.Missing
            ? new ArgumentDeclaration(name, constant.Type is IArrayTypeSymbol ? new ArgumentValue.Integers(new(0)) : new ArgumentValue.Integer(0), true)
            : new ArgumentDeclaration(name, value, isExpression);
    }

    /// <summary>Whether C# could not bind the attribute: then its arguments mean nothing, and the compiler has already said why.</summary>
    private static bool CannotBind(AttributeData attribute, AttributeSyntax? syntax) =>
        attribute.AttributeClass is null or { TypeKind: TypeKind.Error } ||
        attribute.AttributeConstructor is null ||
        attribute.ConstructorArguments.Length != attribute.AttributeConstructor.Parameters.Length ||
        (syntax is not null && (syntax.ContainsDiagnostics || NamedArgumentsInSyntax(syntax) != attribute.NamedArguments.Length || NamesRepeat(attribute.NamedArguments)));

    // In the order of the declared arguments.
    private static IEnumerable<TypedConstant> Constants(AttributeData attribute) =>
        attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(static named => named.Value));

    private static bool HasError(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error ||
        (constant is { Kind: TypedConstantKind.Array, IsNull: false } && constant.Values.Any(HasError));

    private static int NamedArgumentsInSyntax(AttributeSyntax syntax) =>
        syntax.ArgumentList?.Arguments.Count(static argument => argument.NameEquals is not null) ?? 0;

    private static bool NamesRepeat(ImmutableArray<KeyValuePair<string, TypedConstant>> named) =>
        named.Select(static argument => argument.Key).Distinct().Count() != named.Length;
}
