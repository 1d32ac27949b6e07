using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>Prefixes for the names of weights, from the names exporters give to tensors and nodes.</summary>
internal static class LayerKeys
{
    private static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        "weight", "bias", "kernel", "gamma", "beta", "running_mean", "running_var", "moving_mean", "moving_variance", "w", "b", "scale", "alpha",
    };

    // Scopes that exporters put around everything, and operators that they name a layer's nodes after.
    private static readonly HashSet<string> Scopes = new(StringComparer.OrdinalIgnoreCase) { "StatefulPartitionedCall", "PartitionedCall", "model", "sequential", "functional" };

    private static readonly HashSet<string> Operators = new(StringComparer.OrdinalIgnoreCase)
    {
        "Conv", "Conv2D", "BiasAdd", "MatMul", "Gemm", "ConvTranspose", "BatchNormalization", "FusedBatchNormV3", "FusedBatchNorm", "ReadVariableOp", "depthwise",
        "separable_conv2d", "conv2d_transpose",
    };

    /// <summary>The part of a tensor's name before its role: <c>features.0</c> of <c>features.0.weight</c>; null where the name has no such form.</summary>
    public static string? PrefixOf(string tensor)
    {
        var dot = tensor.LastIndexOf('.');
        return dot > 0 && Roles.Contains(tensor[(dot + 1)..]) && tensor[..dot].All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_')
            ? tensor[..dot]
            : null;
    }

    /// <summary>The module a node's name speaks of: <c>features.3.squeeze</c> of <c>/features/features.3/squeeze/Conv</c>; empty where it says nothing.</summary>
    public static string ModuleOf(string node)
    {
        var segments = node.Split(['/', ':', ';'], StringSplitOptions.RemoveEmptyEntries).Where(static segment => !IsScope(segment)).ToList();
        while (segments.Count > 1 && (Operators.Contains(segments[^1]) || segments[^1].All(char.IsAsciiDigit)))
        {
            segments.RemoveAt(segments.Count - 1);
        }

        var module = new List<string>();
        foreach (var segment in segments)
        {
            // A child of a sequential module repeats its parent's name: features, then features.3.
            if (module.Count > 0 && segment.StartsWith(module[^1] + ".", StringComparison.Ordinal))
            {
                module.RemoveAt(module.Count - 1);
            }

            module.Add(segment);
        }

        return new string([.. string.Join('.', module).Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '_')]);
    }

    // functional_1 is the second scope called functional.
    private static bool IsScope(string segment) => Scopes.Contains(segment.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('_'));

    /// <summary>The letters, digits and underscores of <paramref name="name"/> as a layer's name; empty where there is no letter to begin with.</summary>
    public static string Identifier(string name)
    {
        var cleaned = new string([.. name.Select(static letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')]).Trim('_');
        while (cleaned.Contains("__", StringComparison.Ordinal))
        {
            cleaned = cleaned.Replace("__", "_", StringComparison.Ordinal);
        }

        return cleaned.Length > 0 && char.IsAsciiLetter(cleaned[0]) ? cleaned : "";
    }
}
