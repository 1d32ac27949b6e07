using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CsCheck;

namespace ConvGen.Fuzz.Tests;

/// <summary>Random networks whose maps are as large as pictures and scans.</summary>
internal static class LargeNetworks
{
    private const int Networks = 60;
    private const int Batch = 20;
    private const int MostLayers = 5;
    private const uint Stream = 7;

    /// <summary>How the networks are drawn.</summary>
    public static Gen<Sketch> Gen { get; } = Sketcher.Networks(SketchStyle.Large, MostLayers);

    /// <summary>Draws, compiles and compares the networks of this run; gives each with the state it was drawn from.</summary>
    /// <param name="only">The number of the one that is wanted; null for all.</param>
    public static IEnumerable<(string State, Sketch Sketch, int Index, Comparison Comparison)> Compare(int? only = null)
    {
        foreach (var batch in Draw().Where(one => only is null || only == one.Index).Chunk(Batch))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"Large{batch[0].Index}");
            var comparisons = EmittedNetworks.Compare([.. batch.Select(static one => (one.Sketch, one.Index))], name, LargeComparison.Of);
            foreach (var (one, comparison) in batch.Zip(comparisons))
                yield return (one.State, one.Sketch, one.Index, comparison);
        }
    }

    /// <summary>Compiles one network alone and compares it; an exception says what differs.</summary>
    public static void Check(Sketch sketch)
    {
        if (EmittedNetworks.Compare([(sketch, 0)], "Large", LargeComparison.Of).Single() is { Difference: { } difference })
            throw new InvalidOperationException(difference);
    }

    private static IEnumerable<(string State, Sketch Sketch, int Index)> Draw()
    {
        var randomness = Fuzzing.Randomness(Stream);
        for (var index = 0; index < Fuzzing.Count(Networks); index++)
        {
            var state = randomness.ToString();
            yield return (state, Gen.Generate(randomness, null, out _), index);
        }
    }
}
