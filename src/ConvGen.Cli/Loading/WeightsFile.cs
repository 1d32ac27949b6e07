using System;
using System.IO;
using System.Linq;
using ConvGen.Model;
using ConvGen.Runtime;

namespace ConvGen.Cli.Loading;

/// <summary>The weights that belong to a compiled network.</summary>
internal static class WeightsFile
{
    /// <summary>The file that the declaration names, beside the assembly.</summary>
    /// <exception cref="ToolException">It names none, or it is not there.</exception>
    public static string Beside(string assembly, NetworkReview review) => Find(assembly, review) ?? throw new ToolException(
        review.Analysis.Graph.Options.Weights is { } name
            ? $"the weights '{name}' of {review.Declaration.Type.MetadataName} do not lie beside '{assembly}'; --weights says where they are"
            : $"{review.Declaration.Type.MetadataName} names no weights; --weights says where they are");

    /// <summary>The file that the declaration names, if it lies beside the assembly.</summary>
    public static string? Find(string assembly, NetworkReview review)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(assembly))!;
        return review.Analysis.Graph.Options.Weights is { } name && File.Exists(Path.Combine(folder, name)) ? Path.Combine(folder, name) : null;
    }

    /// <summary>A reader of the tensors that the network expects, all of which <paramref name="weights"/> must have.</summary>
    /// <exception cref="WeightMismatchException">Something is missing or has another shape or type.</exception>
    public static Func<string, float[]> Reader(IWeightSource weights, NetworkReview review)
    {
        var nodes = review.Analysis.Graph.Nodes;
        var tensors = review.Analysis.Tensors.Select(tensor => new TensorInfo
        {
            Name = tensor.Name, Shape = [.. tensor.Shape], Layer = nodes[tensor.Layer].Name, Role = (TensorRole)tensor.Role,
        });

        // The loader looks at the tensors alone.
        var info = new NetworkInfo
        {
            Name = review.Declaration.Type.Name, Tensors = [.. tensors], Layers = [], Inputs = [], Outputs = [], Parameters = review.Analysis.Totals.Parameters,
            Macs = review.Analysis.Totals.Macs, MacsExact = review.Analysis.Totals.MacsExact, WeightBytes = review.Analysis.Memory.WeightBytes,
            PackedWeightBytes = 0, PeakActivationBytes = review.Analysis.Memory.PeakActivationBytes, ArenaBytes = 0,
        };
        return new WeightLoader(info, weights).Read;
    }
}
