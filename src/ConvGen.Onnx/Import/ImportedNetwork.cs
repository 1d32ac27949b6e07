using System.Collections.Generic;
using System.IO;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>A network read from an ONNX file: its declaration, its weights, and what the file says about itself.</summary>
public sealed class ImportedNetwork
{
    internal ImportedNetwork(NetworkDeclaration declaration, IReadOnlyList<ImportedTensor> weights, ModelFacts facts) =>
        (Declaration, Weights, Facts) = (declaration, weights, facts);

    /// <summary>The declaration, without blocks: one attribute per layer, named after the ONNX nodes.</summary>
    public NetworkDeclaration Declaration { get; }

    /// <summary>The weights the declaration expects.</summary>
    public IReadOnlyList<ImportedTensor> Weights { get; }

    /// <summary>What the file says about itself.</summary>
    public ModelFacts Facts { get; }

    /// <summary>Writes <see cref="Weights"/> as a safetensors file.</summary>
    public void WriteWeights(Stream stream) => SafetensorsOutput.Write(Weights, stream);
}
