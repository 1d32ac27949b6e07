using System;
using System.Threading;
using ConvGen.Generator.Emission;
using ConvGen.Generator.Parsing;
using ConvGen.Generator.Planning.Machine;
using ConvGen.Model;
using Microsoft.CodeAnalysis;

namespace ConvGen.Generator.Pipeline;

/// <summary>What is done for each network, one after the other. Tests put a failing step in the place of one of these.</summary>
/// <param name="Parse">Reads the declaration off the class.</param>
/// <param name="Compile">Builds and analyses its graph.</param>
/// <param name="Write">Writes its code.</param>
internal sealed record NetworkSteps(
    Func<INamedTypeSymbol, Compilation, CancellationToken, ParsedNetwork?> Parse,
    Func<NetworkDeclaration, CompiledNetwork> Compile,
    Func<CompiledNetwork, Target, GeneratedSource> Write)
{
    /// <summary>The steps as they are.</summary>
    public static NetworkSteps Default { get; } = new(NetworkParser.Parse, CompiledNetwork.Compile, NetworkWriter.Write);

    /// <summary>The declaration that <paramref name="node"/> carries; null where another part of the class speaks for it.</summary>
    public Attempt<NetworkDeclaration> Read(INamedTypeSymbol type, SyntaxNode node, Compilation compilation, CancellationToken cancellation) => Attempt.Of(
        MetadataName.Of(type), null, () => Parse(type, compilation, cancellation) is { } network && network.Node == node ? network.Declaration : null);

    /// <summary>The compiled network; after a failure what can still be said about it, as a stub.</summary>
    public Attempt<CompiledNetwork> Compiled(Attempt<NetworkDeclaration> read) => read.Result is not { } declaration
        ? new(read.Network, null, read.Failure)
        : Attempt.Of(read.Network, read.Failure, () => Compile(declaration), () => CompiledNetwork.Refuse(declaration), () => CompiledNetwork.Strip(declaration));

    /// <summary>The written code; after a failure a stub.</summary>
    public Attempt<GeneratedSource> Written(Attempt<CompiledNetwork> compiled, Target target) => compiled.Result is not { } network
        ? new(compiled.Network, null, compiled.Failure)
        : Attempt.Of(
            compiled.Network,
            compiled.Failure,
            () => Write(network, target),
            () => NetworkWriter.Write(network with { IsValid = false }, target),
            () => NetworkWriter.Write(CompiledNetwork.Strip(network.Declaration), target));
}
