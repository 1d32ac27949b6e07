using System.Collections.Generic;
using System.Linq;
using CsCheck;

namespace ConvGen.Fuzz.Tests;

/// <summary>The rolls a network is drawn from: some for the network itself, a row for each layer.</summary>
internal sealed record Recipe(IReadOnlyList<int> Network, IReadOnlyList<IReadOnlyList<int>> Layers)
{
    private const int Sides = 10_000;

    /// <summary>Recipes of at most <paramref name="layers"/> layers.</summary>
    public static Gen<Recipe> Of(int layers) => Gen.Select(
        Gen.Int[0, Sides].Array[24],
        Gen.Int[0, Sides].Array[40].Array[1, layers],
        static (network, rows) => new Recipe(network, [.. rows.Cast<IReadOnlyList<int>>()]));
}
