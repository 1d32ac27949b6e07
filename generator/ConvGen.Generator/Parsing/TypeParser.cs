using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.Generator.Parsing;

/// <summary>Reads what generated code must know of the class it joins, and why it could not.</summary>
internal static class TypeParser
{
    // The generated part writes file-local types and static interface members.
    private const LanguageVersion OldestLanguage = LanguageVersion.CSharp12;

    /// <summary>Parses <paramref name="type"/>, whose attributes stand on <paramref name="node"/>.</summary>
    public static TypeDeclaration Parse(
        INamedTypeSymbol type, TypeDeclarationSyntax node, bool hasLayersElsewhere, Compilation compilation, CancellationToken cancellation)
    {
        // No part could be added, or one that clashes with what the user wrote would only add errors of the compiler's. A stub has no constructor to clash.
        var obstacle = ShapeProblem(type, node) ?? ContainerProblem(type, cancellation) ?? LanguageProblem(compilation) ?? NameProblem(type);
        return new TypeDeclaration(
            MetadataName.NamespaceOf(type),
            type.Name,
            HeaderOf(type),
            Containers(type).Reverse().Select(static container => HeaderOf(container) + " " + Identifier.Escape(container.Name)).ToEquatable(),
            MetadataName.Of(type),
            SyntaxFacts.GetText(type.DeclaredAccessibility),
            obstacle ?? ConstructorProblem(type),
            compilation.Options is CSharpCompilationOptions { AllowUnsafe: true },
            hasLayersElsewhere,
            OwnConstructors(type).Any(static constructor => constructor.Parameters.IsEmpty),
            CanBeJoined: obstacle is null);
    }

    private static string? ShapeProblem(INamedTypeSymbol type, TypeDeclarationSyntax node) => type switch
    {
        _ when !IsPartial(node) => $"'{type.Name}' is not partial; write 'partial class {type.Name}' so that generated code can join it",
        { TypeKind: not TypeKind.Class } => $"'{type.Name}' is a {type.TypeKind.ToString().ToLowerInvariant()}; a network is a class",
        { IsRecord: true } => $"'{type.Name}' is a record; a network is a plain class, for it has no value to compare",
        { IsStatic: true } => $"'{type.Name}' is static; a network is loaded into instances",
        { IsAbstract: true } => $"'{type.Name}' is abstract; a network is loaded into instances",
        { IsFileLocal: true } => $"'{type.Name}' is file-local; generated code stands in another file",
        { IsGenericType: true } => $"'{type.Name}' is generic, or nested in a generic type; a network has no type parameters",
        _ => null,
    };

    private static string? ContainerProblem(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var container in Containers(type))
        {
            if (container.IsFileLocal)
            {
                return $"'{container.Name}', which contains '{type.Name}', is file-local; generated code stands in another file";
            }

            if (!container.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation) is TypeDeclarationSyntax part && IsPartial(part)))
            {
                return $"'{container.Name}', which contains '{type.Name}', is not partial; generated code can join only partial types";
            }
        }

        return null;
    }

    private static string? NameProblem(INamedTypeSymbol type)
    {
        if (GeneratedMembers.Contains(type.Name))
        {
            return $"'{type.Name}' is also the name of a generated member, which no member of a class may share with it; rename the class";
        }

        return type.GetMembers().FirstOrDefault(static member => GeneratedMembers.Contains(member.Name) && GeneratedTree.IsUsers(member)) is { } member
            ? $"'{type.Name}.{member.Name}' has the name of a generated member; rename it"
            : null;
    }

    private static string? ConstructorProblem(INamedTypeSymbol type)
    {
        var constructors = OwnConstructors(type).ToArray();
        return constructors.Length > 0 && constructors.All(static constructor => !constructor.Parameters.IsEmpty)
            ? $"'{type.Name}' has only constructors with parameters; give it one without, which the generated factories call"
            : null;
    }

    private static string? LanguageProblem(Compilation compilation) =>
        compilation is CSharpCompilation { LanguageVersion: < OldestLanguage } csharp
            ? $"the language version is C# {csharp.LanguageVersion.ToDisplayString()}; generated code needs C# {OldestLanguage.ToDisplayString()} or later"
            : null;

    private static IEnumerable<IMethodSymbol> OwnConstructors(INamedTypeSymbol type) =>
        type.InstanceConstructors.Where(static constructor => !constructor.IsImplicitlyDeclared && GeneratedTree.IsUsers(constructor));

    private static bool IsPartial(TypeDeclarationSyntax node) => node.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            yield return container;
        }
    }

    private static string HeaderOf(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "partial record struct",
        { IsRecord: true } => "partial record",
        { TypeKind: TypeKind.Struct } => "partial struct",
        { TypeKind: TypeKind.Interface } => "partial interface",
        _ => "partial class",
    };
}
