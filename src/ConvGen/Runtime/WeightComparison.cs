using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ConvGen.Runtime;

/// <summary>Compares what a network expects with what a source has, and words the differences.</summary>
internal static class WeightComparison
{
    private const int MostListed = 10;

    /// <summary>One sentence per tensor that is missing or does not fit.</summary>
    public static List<string> Problems(NetworkInfo network, IWeightSource source)
    {
        var problems = new List<string>();
        foreach (var tensor in network.Tensors)
        {
            if (Problem(tensor, source) is { } problem)
            {
                problems.Add($"'{tensor.Name}' of layer '{tensor.Layer}': expected {Shape(tensor.Shape)}, {problem}");
            }
        }

        return problems;
    }

    /// <summary>The message of an exception that lists <paramref name="problems"/>.</summary>
    public static string Message(NetworkInfo network, IWeightSource source, List<string> problems)
    {
        var head = $"The weights of {source.Description} do not fit the network {network.Name}: ";
        if (problems.Count == 1)
        {
            return head + problems[0] + ".";
        }

        var listed = problems.Take(MostListed).Select(static problem => "\n  " + problem);
        var rest = problems.Count > MostListed ? Text($"\n  … and {problems.Count - MostListed} more") : "";
        return head + Text($"{problems.Count} tensors differ.") + string.Concat(listed) + rest;
    }

    /// <summary>The message of an exception about an infinity or a NaN.</summary>
    public static string NonFinite(TensorInfo tensor, IWeightSource source, int index, float value)
    {
        var position = new int[tensor.Shape.Count];
        var rest = index;
        for (var axis = position.Length - 1; axis >= 0; axis--)
        {
            (rest, position[axis]) = int.DivRem(rest, tensor.Shape[axis]);
        }

        var at = string.Join(", ", position.Select(static number => number.ToString(CultureInfo.InvariantCulture)));
        return Text($"The weights of {source.Description} are not finite: '{tensor.Name}' {Shape(tensor.Shape)} of layer '{tensor.Layer}' has {value} at [{at}].");
    }

    private static string? Problem(TensorInfo tensor, IWeightSource source)
    {
        var found = source.Find(tensor.Name);
        if (found is null)
        {
            return "found none" + Hint(tensor, source);
        }

        if (!SameShape(tensor.Shape, found.Shape))
        {
            return $"found {Shape(found.Shape)}";
        }

        return found.IsReadable ? null : $"found the type {found.Type}; F32, F64, F16 and BF16 can be read";
    }

    // State dicts saved from a wrapper carry its prefix ("module.", "model."), which is the usual reason for a missing tensor.
    private static string Hint(TensorInfo tensor, IWeightSource source)
    {
        foreach (var entry in source.Tensors)
        {
            var related = entry.Name.EndsWith("." + tensor.Name, StringComparison.Ordinal) || tensor.Name.EndsWith("." + entry.Name, StringComparison.Ordinal);
            if (related && SameShape(tensor.Shape, entry.Shape))
            {
                return $" (but '{entry.Name}' of that shape)";
            }
        }

        return "";
    }

    private static bool SameShape(IReadOnlyList<int> expected, IReadOnlyList<long> found)
    {
        var rank = expected.Count;
        while (rank > 0 && expected[rank - 1] == 1)
        {
            rank--;
        }

        var foundRank = found.Count;
        while (foundRank > 0 && found[foundRank - 1] == 1)
        {
            foundRank--;
        }

        if (rank != foundRank)
        {
            return false;
        }

        for (var axis = 0; axis < rank; axis++)
        {
            if (expected[axis] != found[axis])
            {
                return false;
            }
        }

        return true;
    }

    private static string Shape<T>(IReadOnlyList<T> shape)
        where T : IFormattable =>
        "[" + string.Join(", ", shape.Select(static extent => extent.ToString(null, CultureInfo.InvariantCulture))) + "]";

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
