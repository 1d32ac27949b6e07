using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>A weight of a layer; its elements are made only when the import has succeeded.</summary>
/// <param name="Role">The part of the name behind the layer's key: <c>weight</c>.</param>
/// <param name="Dims">Its shape in PyTorch's order.</param>
/// <param name="Elements">Makes its elements.</param>
/// <param name="Origin">What it is made of: layers whose weights have the same origin may share them.</param>
internal sealed record LayerWeight(string Role, int[] Dims, Func<float[]> Elements, object Origin);

/// <summary>A layer of the network under construction.</summary>
/// <param name="Kind">The attribute: <c>Conv</c>.</param>
/// <param name="Arguments">Its arguments, without names and references.</param>
/// <param name="Inputs">The layers it reads, its own input first; empty for an input of the network.</param>
/// <param name="Shape">Its output's shape.</param>
/// <param name="Weights">Its weights.</param>
internal sealed record ImportedLayer(
    string Kind, IReadOnlyList<ArgumentDeclaration> Arguments, IReadOnlyList<ImportedLayer> Inputs, TensorShape Shape, IReadOnlyList<LayerWeight> Weights)
{
    /// <summary>The node that asked for it.</summary>
    public string Node { get; init; } = "";

    /// <summary>That node's operator.</summary>
    public string Operator { get; init; } = "";

    /// <summary>The prefix of its weights' names in the file; null where they have none in common.</summary>
    public string? Key { get; init; }

    public bool IsInput => Kind == "Input";

    /// <summary>The argument of a name, if it is there.</summary>
    public ArgumentValue? Argument(string name) => Arguments.FirstOrDefault(argument => argument.Name == name)?.Value;

    /// <summary>Whether a flag is set; <paramref name="fallback"/> where it is absent.</summary>
    public bool Flag(string name, bool fallback) => Argument(name) is ArgumentValue.Flag flag ? flag.Value : fallback;

    /// <summary>The layer with an argument set, or with null removed.</summary>
    public ImportedLayer With(string name, ArgumentValue? value) => this with
    {
        Arguments = [.. Arguments.Where(argument => argument.Name != name), .. value is null ? Array.Empty<ArgumentDeclaration>() : [new ArgumentDeclaration(name, value)]],
    };

    // Layers are compared as objects: two equal ones at different places are two.
    public bool Equals(ImportedLayer? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
