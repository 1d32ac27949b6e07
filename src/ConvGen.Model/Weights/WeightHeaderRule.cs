using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG012 against a file: whether a safetensors file, by its header, brings every tensor of a network.</summary>
public static class WeightHeaderRule
{
    private const int MostListed = 3;

    // The elements that the loader converts.
    private static readonly string[] Readable = ["F32", "F64", "F16", "BF16"];

    /// <summary>Compares the tensors of <paramref name="analysis"/> with the header of the weights it names; one finding per layer that does not fit.</summary>
    /// <param name="analysis">The network.</param>
    /// <param name="headerJson">The JSON of the file's header; garbage becomes a finding.</param>
    public static EquatableArray<Finding> Check(NetworkAnalysis analysis, string headerJson)
    {
        var header = WeightHeader.Read(headerJson);
        var file = analysis.Graph.Options.Weights ?? "the weights";
        var network = Place.Of(analysis.Graph.Nodes[0]);
        if (header.Problem is { } problem)
            return new(network.Report("CVG012", Invariant($"the header of '{file}' {problem}"), "Weights"));
        if (analysis.Tensors.Count > 1 && analysis.Tensors.All(tensor => header.Find(tensor.Name) is null))
            return new(network.Report("CVG012", Strange(analysis, header, file), "Weights"));
        var findings =
            from tensor in analysis.Tensors
            let difference = Difference(tensor, header)
            where difference is not null
            group difference by tensor.Layer into differences
            let node = analysis.Graph.Nodes[differences.Key]
            select Place.Of(node).Report("CVG012", Message(node, file, [.. differences]), "Key");
        return FindingList.Ordered(findings);
    }

    private static string Message(Node node, string file, IReadOnlyList<string> differences)
    {
        var rest = differences.Count > MostListed ? Invariant($"; and {differences.Count - MostListed} more") : "";
        return Invariant($"'{file}' does not fit '{node.Name}': {string.Join("; ", differences.Take(MostListed))}{rest}");
    }

    private static string? Difference(WeightTensor tensor, WeightHeader header)
    {
        var expected = WeightShape.Long(tensor.Shape).ToList();
        if (header.Find(tensor.Name) is not { } found)
            return Invariant($"'{tensor.Name}' {WeightShape.Text(expected)} is missing{Hint(tensor, expected, header)}");
        if (!WeightShape.Agrees(expected, found.Shape))
            return Invariant($"'{tensor.Name}' is {WeightShape.Text(found.Shape)} instead of {WeightShape.Text(expected)}");
        return Readable.Contains(found.Type) ? null : Invariant($"'{tensor.Name}' has the type {found.Type}; F32, F64, F16 and BF16 can be read");
    }

    /// <summary>State dicts saved from a wrapper carry its prefix ("module.", "model."), which is the usual reason for a missing tensor.</summary>
    private static string Hint(WeightTensor tensor, List<long> shape, WeightHeader header)
    {
        var related = header.Tensors.FirstOrDefault(other => IsRelated(tensor.Name, other.Name) && WeightShape.Agrees(shape, other.Shape));
        return related is null ? "" : Invariant($" (but there is '{related.Name}' of that shape)");
    }

    private static bool IsRelated(string expected, string found) =>
        found.EndsWith("." + expected, StringComparison.Ordinal) || expected.EndsWith("." + found, StringComparison.Ordinal);

    /// <summary>Where nothing at all fits, one sentence says more than one per layer.</summary>
    private static string Strange(NetworkAnalysis analysis, WeightHeader header, string file)
    {
        var names = header.Tensors.Count == 0 ? "no tensor at all" : Names(header.Tensors.Select(static tensor => tensor.Name));
        return Invariant($"'{file}' has none of the network's {analysis.Tensors.Count} tensors: they are {Names(analysis.Tensors.Select(static tensor => tensor.Name))}, and it has {names}");
    }

    private static string Names(IEnumerable<string> names)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(MostListed).Select(static name => Invariant($"'{name}'"))) + (all.Count > MostListed ? ", …" : "");
    }
}
