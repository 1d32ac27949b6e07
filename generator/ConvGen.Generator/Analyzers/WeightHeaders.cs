using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using ConvGen.Model;
using Microsoft.CodeAnalysis;

namespace ConvGen.Generator.Analyzers;

/// <summary>Compares a network with the weights it names, if the build has put their header among the compiler's additional files.</summary>
internal static class WeightHeaders
{
    // Written by the WriteWeightsHeader task for every ConvGenWeights item.
    private const string Extension = ".header.json";

    /// <summary>What does not fit; nothing for a network that names no weights, or whose weights are no item of the project.</summary>
    public static Func<NetworkAnalysis, IEnumerable<Finding>> For(NetworkReview review, ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        if (review.Analysis.Graph.Options.Weights is not { Length: > 0 } weights)
        {
            return static _ => [];
        }

        // Path.GetFileName throws on characters that a half-typed name may well hold.
        var header = weights.Substring(weights.LastIndexOfAny(['/', '\\']) + 1) + Extension;
        var text = files.FirstOrDefault(file => string.Equals(Path.GetFileName(file.Path), header, StringComparison.OrdinalIgnoreCase))?.GetText(cancellation)?.ToString();
        return analysis => text is null ? [] : WeightHeaderRule.Check(analysis, text);
    }
}
