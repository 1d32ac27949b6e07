using System.Collections.Generic;
using System.Collections.Immutable;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.Generator.Parsing;

/// <summary>A parsed network beside the syntax it was read from. Only the analyzer sees it whole; the pipeline keeps the <see cref="Declaration"/> alone.</summary>
/// <param name="Declaration">What was declared.</param>
/// <param name="Node">The part of the class that carries <c>[ConvNet]</c>.</param>
/// <param name="Attributes">The attributes, index by index those of <see cref="NetworkDeclaration.Attributes"/>.</param>
/// <param name="Blocks">The attributes of each block, by the block's metadata name.</param>
public sealed record ParsedNetwork(
    NetworkDeclaration Declaration,
    TypeDeclarationSyntax Node,
    ImmutableArray<AttributeData> Attributes,
    IReadOnlyDictionary<string, ImmutableArray<AttributeData>> Blocks);
