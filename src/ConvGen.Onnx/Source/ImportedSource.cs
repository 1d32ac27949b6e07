using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>An imported network as source text with the weights that belong to it.</summary>
/// <param name="Declaration">The declaration, as a person would write it.</param>
/// <param name="Text">The declaration as C#.</param>
/// <param name="Weights">The weights, renamed where layers moved under another key.</param>
public sealed record ImportedSource(NetworkDeclaration Declaration, string Text, IReadOnlyList<ImportedTensor> Weights)
{
    /// <summary>Writes <paramref name="network"/> as source.</summary>
    /// <param name="network">The network.</param>
    /// <param name="fileName">The name of the file it comes from, for the comment at the top.</param>
    public static ImportedSource Of(ImportedNetwork network, string fileName)
    {
        ArgumentNullException.ThrowIfNull(network);
        var readable = ReadableDeclaration.Of(network.Declaration);
        var text = DeclarationWriter.Write(readable.Declaration, SourceHeader.Of(network.Facts, fileName));
        return new ImportedSource(readable.Declaration, text, [.. network.Weights.Select(tensor => tensor with { Name = Rename(tensor.Name, readable.RenamedKeys) })]);
    }

    /// <summary>Writes <see cref="Weights"/> as a safetensors file.</summary>
    public void WriteWeights(Stream stream) => SafetensorsOutput.Write(Weights, stream);

    // A tensor is called after its layer's key and its role, which has no dot.
    private static string Rename(string tensor, IReadOnlyDictionary<string, string> keys)
    {
        var dot = tensor.LastIndexOf('.');
        return dot >= 0 && keys.TryGetValue(tensor[..dot], out var key) ? key + tensor[dot..] : tensor;
    }
}
